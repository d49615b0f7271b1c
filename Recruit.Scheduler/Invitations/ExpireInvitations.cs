using Recruit.Data.Invitations;
using Recruit.Scheduler.Engines.Jobs;

namespace Recruit.Scheduler.Invitations;

/// <summary>Ends invitations that nobody answered in time, so that their seats can go to somebody else.</summary>
public sealed class ExpireInvitations(InvitationStore invitations) : ISweep
{
    private const int AtOnce = 200;

    public string Name => "ExpireInvitations";

    public string InWords => "Laat uitnodigingen verlopen";

    public TimeSpan Every => TimeSpan.FromMinutes(5);

    public Task<DateTimeOffset?> DueAtAsync(CancellationToken stop) => invitations.NextExpiryAsync(stop);

    /// <returns>How many invitations ended.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var (expired, last) = (0, AtOnce);
        while (last == AtOnce)
            expired += last = await invitations.ExpireAsync(AtOnce, stop);
        return expired;
    }
}
