using Microsoft.Extensions.Logging;
using Recruit.Data.Messages;
using Recruit.Data.Privacy;
using Recruit.Scheduler.Engines.Jobs;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Scheduler.Site;

namespace Recruit.Scheduler.Messages;

/// <summary>
/// Sends the messages whose moment has come, several at once. While the mail server is away it tries one now and then instead of all.
/// </summary>
public sealed partial class SendDueMessages(
    Outbox outbox, Vault vault, SuppressionStore suppressions, DomainPace pace, MessageDelivery delivery, SiteOptions site,
    TimeProvider clock, ILogger<SendDueMessages> log) : ISweep
{
    private const int Batch = 128;

    // Many are written and recorded while a few travel: what they ask of the database at the same moment goes in one statement.
    private const int AtOnce = 96;

    private static readonly TimeSpan ShortestRest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(2);

    private TimeSpan rest;
    private DateTimeOffset restsUntil;

    public string Name => nameof(SendDueMessages);

    public string InWords => "Verstuur wat weg moet";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public string Queue => JobQueue.Mail;

    public Task<DateTimeOffset?> DueAtAsync(CancellationToken stop) => outbox.NextDueAsync(Every, stop);

    /// <returns>How many messages were taken up.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        if (clock.GetUtcNow() < restsUntil)
            return 0;
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var taken = 0;
        // What has stopped by now is given back by those who would send it.
        var sideBySide = new ParallelOptions { MaxDegreeOfParallelism = AtOnce };
        var claims = ClaimAsync(claimed => taken += claimed, enough);
        await Parallel.ForEachAsync(claims, sideBySide, async (ready, _) => await SendAsync(ready, enough));
        return taken;
    }

    /// <summary>
    /// Claims a batch when those of the one before are all under way. The first mail of a turn goes alone, and after a rest one by one: so
    /// a server that is away costs one attempt and not everyone's.
    /// </summary>
    private async IAsyncEnumerable<Ready> ClaimAsync(Action<int> count, CancellationTokenSource enough)
    {
        for (var first = true; !enough.IsCancellationRequested; first = false)
        {
            var alone = first || rest > TimeSpan.Zero;
            var until = clock.GetUtcNow() + site.MailLease;
            var claimed = await outbox.ClaimDueAsync(site.MailLease, alone ? 1 : Batch, CancellationToken.None);
            if (claimed.Count == 0)
                yield break;
            count(claimed.Count);
            foreach (var ready in await ReadyAsync(claimed, until))
                if (alone)
                    await SendAsync(ready, enough);
                else
                    yield return ready;
        }
    }

    private async Task<IReadOnlyList<Ready>> ReadyAsync(IReadOnlyList<ClaimedMessage> claimed, DateTimeOffset until)
    {
        var contacts = await vault.ReadAsync([.. claimed.Select(message => message.PersonId).Distinct()], CancellationToken.None);
        var addresses = contacts.Values.Select(contact => contact.Email).OfType<string>().Distinct().ToList();
        var suppressed = await suppressions.AmongAsync(addresses, CancellationToken.None);
        var ready =
            from message in await pace.AdmitAsync(claimed, contacts, CancellationToken.None)
            let contact = contacts.GetValueOrDefault(message.PersonId)
            let held = message.ProgrammeId is not null && contact?.Email is { } address && suppressed.Contains(address)
            select new Ready(message, contact, held, until);
        return [.. ready];
    }

    private async Task SendAsync(Ready ready, CancellationTokenSource enough)
    {
        // What waited until its lease was over is claimed anew, by us or by another.
        if (clock.GetUtcNow() < ready.Until && await DeliverAsync(ready, enough.Token) is { } outcome)
            Note(outcome, enough);
    }

    /// <summary>One message that goes wrong must not hold up the others; its lease brings it back.</summary>
    private async Task<MailOutcome?> DeliverAsync(Ready ready, CancellationToken enough)
    {
        try
        {
            return await delivery.DeliverAsync(ready.Message, ready.Contact, ready.Suppressed, enough);
        }
        catch (Exception error)
        {
            LogFailed(ready.Message.Id, ready.Message.Rule, error.GetType().Name);
            return null;
        }
    }

    /// <summary>A server that is away would only use up everyone's attempts; each time it is still away we rest twice as long.</summary>
    private void Note(MailOutcome outcome, CancellationTokenSource enough)
    {
        lock (log)
        {
            if (outcome is not MailOutcome.ServerUnavailable)
                rest = TimeSpan.Zero;
            if (outcome is MailOutcome.SenderRefused)
                enough.Cancel();
            if (outcome is not MailOutcome.ServerUnavailable || enough.IsCancellationRequested)
                return;
            rest = rest == TimeSpan.Zero ? ShortestRest : TimeSpan.FromTicks(Math.Min(2 * rest.Ticks, LongestRest.Ticks));
            restsUntil = clock.GetUtcNow() + rest;
            enough.Cancel();
        }
        LogResting(rest);
    }

    private sealed record Ready(ClaimedMessage Message, Contact? Contact, bool Suppressed, DateTimeOffset Until);

    [LoggerMessage(LogLevel.Error, "Message {Message} ({Rule}) was left where it stood: {Error}")]
    private partial void LogFailed(Guid message, string rule, string error);

    [LoggerMessage(LogLevel.Warning, "The mail server cannot be reached; the next try is in {Rest}")]
    private partial void LogResting(TimeSpan rest);
}
