using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Recruit.Data.Messages;
using Recruit.Data.Privacy;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Scheduler.Site;

namespace Recruit.Scheduler.Messages;

/// <summary>Takes one claimed message to its end, or to its next try.</summary>
public sealed partial class MessageDelivery(
    Outbox outbox, Refusals refusals, Vault vault, IEnumerable<IMessageWriter> writers, IMailTransport transport, SiteOptions site,
    TimeProvider clock, ILogger<MessageDelivery> log)
{
    // Eight travel; the others are being begun or recorded, many in a statement, or stand ready for the next connection that is free.
    private const int MostBegun = 48;

    private readonly IReadOnlyList<IMessageWriter> writers = [.. writers];
    private readonly SemaphoreSlim turns = new(MostBegun);

    /// <param name="contact">Null when the person was erased.</param>
    /// <param name="suppressed">Whether nothing is sent to this person's address.</param>
    /// <returns>What the server said; null when nothing was offered to it.</returns>
    public async Task<MailOutcome?> DeliverAsync(ClaimedMessage message, Contact? contact, bool suppressed, CancellationToken stop)
    {
        if (stop.IsCancellationRequested)
            await outbox.ReleaseAsync(message, CancellationToken.None);
        else if (message.SendBefore <= clock.GetUtcNow())
            await EndAsync(message, MessageState.Missed, MessageReason.LeftTooLate);
        else if (contact is null)
            await EndAsync(message, MessageState.Skipped, MessageReason.Erased);
        else if (string.IsNullOrWhiteSpace(contact.Email))
            await LeaveForPostAsync(message, MessageReason.NoAddress);
        else if (suppressed)
            await LeaveForPostAsync(message, MessageReason.AddressSuppressed);
        else
            return await WriteAndSendAsync(message, contact, stop);
        return null;
    }

    /// <summary>It waits as a letter until staff print it, unless it never leaves by post.</summary>
    private Task LeaveForPostAsync(ClaimedMessage message, string because) =>
        writers.Any(writer => writer.Writes(message.Rule) && writer.IsMailOnly(message.Rule))
            ? EndAsync(message, MessageState.Skipped, because)
            : outbox.TryAgainAsync(message, MessageState.Letter, because, message.DueAt, CancellationToken.None);

    private async Task<MailOutcome?> WriteAndSendAsync(ClaimedMessage message, Contact contact, CancellationToken stop)
    {
        var writer = writers.FirstOrDefault(writer => writer.Writes(message.Rule));
        // Another version of us may know the rule: a machine that does not know it leaves it for later.
        var writing = writer is null ? null : await TryWriteAsync(writer, message, contact);
        if (writing is Writing.Skip skip)
            await EndAsync(message, MessageState.Skipped, skip.Because);
        else if (writing is not Writing.Written written)
            await TryLaterAsync(
                message, MessageState.Retrying, writer is null ? MessageReason.NoWriter : MessageReason.WritingFailed, message.ClaimNumber);
        else if (written.NotBefore is { } morning && morning > clock.GetUtcNow())
            await outbox.DeferAsync(message, morning, CancellationToken.None);
        else if (await RenderAsync(message, written) is not { } mail
            || await vault.SealAsync(message.PersonId, mail.ToJson(), CancellationToken.None) is not { } sealedText)
            await EndAsync(message, MessageState.Skipped, MessageReason.Erased);
        else if (await BeginAndSendAsync(message, sealedText,
            Addressed(mail, message, written.ToUnconfirmed ? contact with { Name = "" } : contact), stop) is { } outcome)
            return await RecordAsync(message, writer!, contact, outcome);
        return null;
    }

    /// <summary>What is begun when we die is uncertain, whether it left or not: no more are begun than will soon be answered.</summary>
    private async Task<MailOutcome?> BeginAndSendAsync(ClaimedMessage message, byte[] sealedText, OutgoingMail mail, CancellationToken stop)
    {
        var atOnce = turns.Wait(0, CancellationToken.None);
        if (!atOnce && !await turns.WaitAsync(site.MailLease, CancellationToken.None))
            throw new TimeoutException("no turn to send came within the lease");
        try
        {
            if (atOnce || !stop.IsCancellationRequested)
                return await outbox.BeginAsync(message, sealedText, site.MailLease, CancellationToken.None) ? await SendAsync(mail) : null;
        }
        finally
        {
            turns.Release();
        }
        await outbox.ReleaseAsync(message, CancellationToken.None);
        return null;
    }

    private OutgoingMail Addressed(RenderedMail mail, ClaimedMessage message, Contact contact) =>
        mail.To(contact, message.MessageId, site.FromAddress, clock.GetUtcNow()) with
        {
            ReturnAddress = ReturnAddress.Of(site.BounceAddress, message.MessageId),
        };

    private async Task<Writing?> TryWriteAsync(IMessageWriter writer, ClaimedMessage message, Contact contact)
    {
        try
        {
            return await writer.WriteAsync(Due(message), contact, CancellationToken.None);
        }
        catch (Exception error)
        {
            // Only the kind of error: its words may hold a name or an address.
            LogWritingFailed(message.Id, message.Rule, error.GetType().Name);
            return null;
        }
    }

    /// <summary>
    /// After an uncertain end the same words go again, so that the receiver's server may know the mail by its Message-ID.
    /// </summary>
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

    private async Task<MailOutcome> RecordAsync(ClaimedMessage message, IMessageWriter writer, Contact contact, MailOutcome outcome)
    {
        if (outcome is MailOutcome.RefusedForGood own)
            return await refusals.OfMessageAsync(message, contact.Email!, own.Alike, WithoutAddresses(own.Reply))
                ? new MailOutcome.SenderRefused(own.Reply)
                : own;
        await (outcome switch
        {
            MailOutcome.Accepted accepted => outbox.FinishAsync(message, MessageState.Sent, WithoutAddresses(accepted.Reply),
                connection => writer.SentAsync(connection, Due(message), CancellationToken.None), CancellationToken.None),
            MailOutcome.AddressRefused refused => refusals.OfAddressAsync(message, contact.Email!, WithoutAddresses(refused.Reply)),
            MailOutcome.SenderRefused refused => refusals.OfSenderAsync(message, WithoutAddresses(refused.Reply)),
            MailOutcome.RefusedForNow refused =>
                TryLaterAsync(message, MessageState.Retrying, WithoutAddresses(refused.Reply), message.Attempts + 1),
            MailOutcome.ServerUnavailable refused =>
                TryLaterAsync(message, MessageState.Retrying, WithoutAddresses(refused.Reply), message.Attempts + 1),
            MailOutcome.Uncertain uncertain =>
                TryLaterAsync(message, MessageState.Uncertain, WithoutAddresses(uncertain.Because), message.Attempts + 1),
            _ => throw new InvalidOperationException($"{outcome.GetType().Name} is no outcome that is known here."),
        });
        return outcome;
    }

    private async Task TryLaterAsync(ClaimedMessage message, string state, string reason, int attempts)
    {
        if (RetrySchedule.Next(message.Id, attempts, message.TriedSince, clock.GetUtcNow()) is { } next)
            await outbox.TryAgainAsync(message, state, reason, next, CancellationToken.None);
        else
            await EndAsync(message, MessageState.Refused, MessageReason.With(MessageReason.TriedLong, reason));
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
    internal static string WithoutAddresses(string reply)
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
