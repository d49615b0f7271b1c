using Recruit.Data.Asking;
using Recruit.Data.Audit;
using Recruit.Data.Invitations;
using Recruit.Data.Messages;
using Recruit.Data.Rosters;
using Recruit.Scheduler.Engines.Jobs;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Scheduler.Representativeness;

namespace Recruit.Scheduler.Invitations;

/// <summary>
/// Erases everyone of a programme that has long ended, the addresses of letters and lists whose time is over, and what the local mailbox
/// still holds of people who were erased. Before anybody goes, the figures of the programme are frozen.
/// </summary>
public sealed class PurgeExpiredData(
    FreezeFigures figures, DepartureStore departures, LetterLotteryStore lotteries, ChannelStore channels, TableVisitorStore visitors,
    MessageStore messages,
    LocalMailbox mailbox, AuditStore audit, TimeProvider clock) : ISweep
{
    /// <summary>How long after the last dialogue people are still known: long enough to tell them what came of it.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private const int AtOnce = 200;

    public string Name => nameof(PurgeExpiredData);

    public string InWords => "Wis oude gegevens";

    public TimeSpan Every => TimeSpan.FromHours(1);

    /// <returns>How many people were erased.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        await figures.RunAsync(stop);
        var erased = 0;
        while (await departures.OverdueAsync(clock.GetUtcNow() - Kept, AtOnce, stop) is { Count: > 0 } overdue)
            foreach (var registration in overdue)
                if (await departures.EraseAsync(registration, stop))
                    erased++;
        erased += await lotteries.EraseEndedAsync(stop) + await channels.EndDueAsync(stop)
            + await visitors.EraseEndedAsync(clock.GetUtcNow() - Kept, stop);
        foreach (var messageId in await messages.OfErasedPeopleAsync(stop))
            mailbox.Remove(messageId);
        if (erased > 0)
            await audit.WriteAsync(
                "system", "purge", "registrations",
                $"{erased} people erased, {Kept.Days} days after the last dialogue or at the end of their letters or list", stop);
        return erased;
    }
}
