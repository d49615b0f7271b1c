using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Recruit.Data.Messages;
using Recruit.Data.Privacy;
using Recruit.Scheduler.Engines.Jobs;
using Recruit.Scheduler.Engines.Mail;

namespace Recruit.Scheduler.Messages;

/// <summary>Sends the messages whose moment has come, several at once. While the mail server is away it tries one now and then instead of all.</summary>
public sealed partial class SendDueMessages(
    Outbox outbox, Vault vault, SuppressionStore suppressions, DomainPace pace, MessageDelivery delivery, SiteOptions site, TimeProvider clock,
    ILogger<SendDueMessages> log) : ISweep
{
    private const int Batch = 100;

    // More than a transport has connections, so that writing and recording go on while mails travel.
    private const int AtOnce = 16;

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
        // The next ones are claimed while these travel.
        var ready = Channel.CreateBounded<Ready>(AtOnce);
        var senders = Enumerable.Range(0, AtOnce).Select(_ => SendAsync(ready.Reader, enough)).ToArray();
        try
        {
            return await ClaimAsync(ready.Writer, enough.Token);
        }
        finally
        {
            ready.Writer.Complete();
            await Task.WhenAll(senders);
        }
    }

    private async Task<int> ClaimAsync(ChannelWriter<Ready> ready, CancellationToken enough)
    {
        var taken = 0;
        while (!enough.IsCancellationRequested && await outbox.ClaimDueAsync(site.MailLease, Batch, CancellationToken.None) is { Count: > 0 } claimed)
        {
            var contacts = await vault.ReadAsync([.. claimed.Select(message => message.PersonId).Distinct()], CancellationToken.None);
            var suppressed = await suppressions.AmongAsync([.. contacts.Values.Select(contact => contact.Email).OfType<string>().Distinct()], CancellationToken.None);
            // What has stopped by now is given back by those who would send it.
            foreach (var message in await pace.AdmitAsync(claimed, contacts, CancellationToken.None))
            {
                var contact = contacts.GetValueOrDefault(message.PersonId);
                await ready.WriteAsync(new Ready(message, contact, message.ProgrammeId is not null && contact?.Email is { } address && suppressed.Contains(address)), CancellationToken.None);
            }
            taken += claimed.Count;
        }
        return taken;
    }

    private async Task SendAsync(ChannelReader<Ready> ready, CancellationTokenSource enough)
    {
        await foreach (var (message, contact, suppressed) in ready.ReadAllAsync(CancellationToken.None))
            if (await DeliverAsync(message, contact, suppressed, enough.Token) is { } outcome)
                Note(outcome, enough);
    }

    /// <summary>One message that goes wrong must not hold up the others; its lease brings it back.</summary>
    private async Task<MailOutcome?> DeliverAsync(ClaimedMessage message, Contact? contact, bool suppressed, CancellationToken enough)
    {
        try
        {
            return await delivery.DeliverAsync(message, contact, suppressed, enough);
        }
        catch (Exception error)
        {
            LogFailed(message.Id, message.Rule, error.GetType().Name);
            return null;
        }
    }

    /// <summary>A server that is away would only use up everyone's attempts; each time it is still away we rest twice as long.</summary>
    private void Note(MailOutcome outcome, CancellationTokenSource enough)
    {
        lock (log)
        {
            if (outcome is MailOutcome.Accepted)
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

    private sealed record Ready(ClaimedMessage Message, Contact? Contact, bool Suppressed);

    [LoggerMessage(LogLevel.Error, "Message {Message} ({Rule}) was left where it stood: {Error}")]
    private partial void LogFailed(Guid message, string rule, string error);

    [LoggerMessage(LogLevel.Warning, "The mail server cannot be reached; the next try is in {Rest}")]
    private partial void LogResting(TimeSpan rest);
}
