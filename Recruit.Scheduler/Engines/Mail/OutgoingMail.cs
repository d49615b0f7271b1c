using Recruit.Data.Messages;
using Recruit.Data.Spelling;

namespace Recruit.Scheduler.Engines.Mail;

/// <summary>A mail ready to leave, to one person.</summary>
/// <param name="MessageId">Without angle brackets; the same at every try.</param>
public sealed record OutgoingMail(
    string MessageId, string FromAddress, string ToAddress, string ToName, string Subject, string Text, string Html)
{
    /// <summary>
    /// Where a mail that cannot be delivered comes back to (RFC 5321's MAIL FROM); the sender's address unless it is set.
    /// </summary>
    public string? ReturnAddress { get; init; }

    /// <summary>When it leaves, for transports that let us say so; others write their own time.</summary>
    public DateTimeOffset Date { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>Headers of our own, such as <c>List-Unsubscribe</c>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>A calendar object (RFC 5545) and its method, sent as a part of the mail.</summary>
    public CalendarPart? Calendar { get; init; }

    /// <summary>Why no transport may send this: a line break would let a subject smuggle in headers, and an address must be one.</summary>
    /// <remarks>A name is never at fault: it is written in quotes and on one line, whatever its letters.</remarks>
    public MailOutcome? Fault =>
        Headers.SelectMany(header => new[] { header.Key, header.Value }).Concat([MessageId, Subject])
               .Any(text => text.AsSpan().ContainsAny('\r', '\n', '\0')) ? new MailOutcome.RefusedForGood(MessageReason.HeaderBroken)
        : !MailAddress.IsOne(ToAddress) ? new MailOutcome.AddressRefused(MessageReason.ReceiverNoAddress)
        : !MimeMail.IsAddress(FromAddress) || (ReturnAddress is { } returns && !MimeMail.IsAddress(returns))
            ? new MailOutcome.SenderRefused(MessageReason.SenderNoAddress)
        : null;
}

/// <summary>The calendar part of a mail.</summary>
/// <param name="Method"><c>REQUEST</c>, <c>CANCEL</c> or <c>PUBLISH</c> (RFC 5546).</param>
/// <param name="Text">The whole VCALENDAR.</param>
public sealed record CalendarPart(string Method, string Text);

/// <summary>What came of handing a mail over.</summary>
public abstract record MailOutcome
{
    /// <param name="Reply">What the server said.</param>
    public sealed record Accepted(string Reply) : MailOutcome;

    /// <summary>4xx: try again later.</summary>
    public sealed record RefusedForNow(string Reply) : MailOutcome;

    /// <summary>421, or no connection: nothing else would get through now either.</summary>
    public sealed record ServerUnavailable(string Reply) : MailOutcome;

    /// <summary>5xx about this mail: do not try again.</summary>
    public sealed record RefusedForGood(string Reply) : MailOutcome
    {
        /// <summary>By what the same refusal of another mail is known; null where it is about this mail or its receiver alone.</summary>
        public string? Alike { get; init; }
    }

    /// <summary>5xx about this address: nothing should be sent there any more.</summary>
    public sealed record AddressRefused(string Reply) : MailOutcome;

    /// <summary>Signing in failed, or our sender is refused: the server does not want mail from us at all.</summary>
    public sealed record SenderRefused(string Reply) : MailOutcome;

    /// <summary>The connection broke after the body: the server may have it.</summary>
    public sealed record Uncertain(string Because) : MailOutcome;
}

/// <summary>The port to whatever sends mail.</summary>
public interface IMailTransport : IAsyncDisposable
{
    /// <summary>Name and version of the library behind it, or where it keeps mails when it sends none.</summary>
    string Name { get; }

    Task<MailOutcome> SendAsync(OutgoingMail mail, CancellationToken stop);
}
