using Recruit.Data.Audit;
using Recruit.Data.Rounds;
using Recruit.Scheduler.Rounds;

namespace Recruit.Web.Rounds;

/// <summary>What an organiser may do to a round that is not confirmed; each deed stands in the log.</summary>
public sealed class RoundChanges(RoundStore rounds, FairDrawStore draws, AuditStore audit)
{
    /// <summary>False when it was confirmed or put aside before.</summary>
    public async Task<bool> DiscardAsync(Guid round, string actor, CancellationToken stop)
    {
        if (!await rounds.DiscardAsync(round, stop))
            return false;
        await audit.WriteAsync(actor, "discard_round", $"matching_round {round}", "", stop);
        return true;
    }

    /// <summary>False when the round does not stand still for want of a panel, or no change would help.</summary>
    public async Task<bool> ApplyLeastChangeAsync(Guid round, string actor, CancellationToken stop)
    {
        if (await draws.GetAsync(round, stop) is not { } draw || RoundJson.ClashOf(draw) is not { LeastChange.Count: > 0 } clash)
            return false;
        if (!await draws.ChangeAsync(round, RoundJson.WithLeastChange(draw, clash), stop))
            return false;
        await audit.WriteAsync(actor, "change_targets", $"matching_round {round}", RoundJson.Write(clash.LeastChange), stop);
        return true;
    }
}
