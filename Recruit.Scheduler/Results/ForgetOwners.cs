using Recruit.Data.Results;
using Recruit.Scheduler.Engines.Jobs;

namespace Recruit.Scheduler.Results;

/// <summary>Erases the addresses of owners who were asked long ago how their agreement goes and never answered.</summary>
public sealed class ForgetOwners(AgreementStore agreements, TimeProvider clock) : ISweep
{
    /// <summary>How long after its day an answer may still come from the mail.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    public string Name => nameof(ForgetOwners);

    public string InWords => "Wis adressen van afspraken";

    public TimeSpan Every => TimeSpan.FromHours(1);

    /// <returns>How many addresses were erased.</returns>
    public Task<int> RunAsync(CancellationToken stop) =>
        agreements.ForgetOwnersAsync(DateOnly.FromDateTime((clock.GetUtcNow() - Kept).UtcDateTime), stop);
}
