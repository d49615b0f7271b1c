using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Recruit.Data.Messages;
using Recruit.Data.Privacy;
using Recruit.Scheduler.Engines.Mail;

namespace Recruit.Scheduler.Messages;

/// <summary>Takes one claimed message to its end, or to its next try.</summary>
public sealed partial class MessageDelivery(
    Outbox outbox, Vault vault, IEnumerable<IMessageWriter> writers, IMailTransport transport, SiteOptions site, TimeProvider clock,
    ILogger<MessageDelivery> log)
{
    /// <summary>How long a claimed message is ours; longer than a transport's patience with one mail.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private const string NoAddress = "no e-mail address: letter";

    private readonly IReadOnlyList<IMessageWriter> writers = [.. writers];

    /// <param name="contact">Null when the person was erased.</param>
    public async Task DeliverAsync(ClaimedMessage message, Contact? contact, CancellationToken stop)
    {
        if (stop.IsCancellationRequested)
            await outbox.ReleaseAsync(message, CancellationToken.None);
        else if (message.SendBefore <= clock.GetUtcNow())
            await EndAsync(message, MessageState.Missed, "its moment passed before it could leave");
        else if (contact is null)
            await EndAsync(message, MessageState.Skipped, "the person was erased");
        else if (string.IsNullOrWhiteSpace(contact.Email))
            await LeaveForPostAsync(message);
        else
            await WriteAndSendAsync(message, contact, stop);
    }

    /// <summary>It waits as a letter until staff print it; a code that only its owner may read is never printed.</summary>
    private Task LeaveForPostAsync(ClaimedMessage message) => writers.Any(writer => writer.Writes(message.Rule) && writer.IsSecret(message.Rule))
        ? EndAsync(message, MessageState.Skipped, NoAddress)
        : outbox.TryAgainAsync(message, MessageState.Letter, NoAddress, message.DueAt, CancellationToken.None);

    private async Task WriteAndSendAsync(ClaimedMessage message, Contact contact, CancellationToken stop)
    {
        var writer = writers.FirstOrDefault(writer => writer.Writes(message.Rule));
        // Another version of us may know the rule: a machine that does not know it leaves it for later.
        var writing = writer is null ? null : await TryWriteAsync(writer, message, contact, stop);
        if (writing is Writing.Skip skip)
            await EndAsync(message, MessageState.Skipped, skip.Because);
        else if (writing is not Writing.Written written)
            await TryLaterAsync(message, MessageState.Retrying, writer is null ? "nobody here writes this rule" : "writing it failed", message.ClaimNumber);
        else if (await RenderAsync(message, written) is not { } mail || await vault.SealAsync(message.PersonId, mail.ToJson(), CancellationToken.None) is not { } sealedText)
            await EndAsync(message, MessageState.Skipped, "the person was erased");
        else if (await outbox.BeginAsync(message, sealedText, Lease, CancellationToken.None))
            await RecordAsync(message, writer!, await SendAsync(mail.To(contact, message.MessageId, site.FromAddress, clock.GetUtcNow())));
    }

    private async Task<Writing?> TryWriteAsync(IMessageWriter writer, ClaimedMessage message, Contact contact, CancellationToken stop)
    {
        try
        {
            return await writer.WriteAsync(Due(message), contact, stop);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // Only the kind of error: its words may hold a name or an address.
            LogWritingFailed(message.Id, message.Rule, error.GetType().Name);
            return null;
        }
    }

    /// <summary>After an uncertain end the same words go again, so that the receiver's server may know the mail by its Message-ID.</summary>
    private async Task<RenderedMail?> RenderAsync(ClaimedMessage message, Writing.Written written)
    {
        if (message is not { State: MessageState.Uncertain, SealedText: { } sealedText })
            return RenderedMail.Of(written, message.Language);
        return await vault.OpenAsync(message.PersonId, sealedText, CancellationToken.None) is { } json ? RenderedMail.FromJson(json) : null;
    }

    /// <summary>From here on nothing is broken off half-way: what came of it must be known.</summary>
    private async Task<MailOutcome> SendAsync(OutgoingMail mail)
    {
        try
        {
            return await transport.SendAsync(mail, CancellationToken.None);
        }
        catch (Exception error)
        {
            return new MailOutcome.Uncertain(error.GetType().Name);
        }
    }

    private Task RecordAsync(ClaimedMessage message, IMessageWriter writer, MailOutcome outcome) => outcome switch
    {
        MailOutcome.Accepted accepted => outbox.FinishAsync(message, MessageState.Sent, WithoutAddresses(accepted.Reply),
            connection => writer.SentAsync(connection, Due(message), CancellationToken.None), CancellationToken.None),
        MailOutcome.RefusedForGood refused => EndAsync(message, MessageState.Refused, WithoutAddresses(refused.Reply)),
        MailOutcome.RefusedForNow refused => TryLaterAsync(message, MessageState.Retrying, WithoutAddresses(refused.Reply), message.Attempts + 1),
        MailOutcome.Uncertain uncertain => TryLaterAsync(message, MessageState.Uncertain, WithoutAddresses(uncertain.Because), message.Attempts + 1),
        _ => throw new InvalidOperationException($"{outcome.GetType().Name} is no outcome that is known here."),
    };

    private async Task TryLaterAsync(ClaimedMessage message, string state, string reason, int attempts)
    {
        if (RetrySchedule.PauseAfter(attempts) is { } pause)
            await outbox.TryAgainAsync(message, state, reason, clock.GetUtcNow() + pause, CancellationToken.None);
        else
            await EndAsync(message, MessageState.Refused, $"tried for five days; at last: {reason}");
        LogNotSent(message.Id, message.Rule, state, attempts);
    }

    private async Task EndAsync(ClaimedMessage message, string state, string reason)
    {
        await outbox.FinishAsync(message, state, reason, alongside: _ => Task.CompletedTask, CancellationToken.None);
        LogNotSent(message.Id, message.Rule, state, message.Attempts + 1);
    }

    private static DueMessage Due(ClaimedMessage message) =>
        new(message.Id, message.PersonId, message.Rule, message.Occasion, message.SubjectId, message.Language, message.DueAt);

    /// <summary>What a server says may repeat the receiver's address, and reasons are kept and shown.</summary>
    private static string WithoutAddresses(string reply)
    {
        var clean = Address().Replace(reply, "(address)");
        return clean.Length <= 300 ? clean : clean[..300];
    }

    [GeneratedRegex("""[^\s<>"'()]+@[^\s<>"'()]+""")]
    private static partial Regex Address();

    [LoggerMessage(LogLevel.Warning, "Message {Message} ({Rule}) could not be written: {Error}")]
    private partial void LogWritingFailed(Guid message, string rule, string error);

    [LoggerMessage(LogLevel.Information, "Message {Message} ({Rule}) is {State} at attempt {Attempt}")]
    private partial void LogNotSent(Guid message, string rule, string state, int attempt);
}
