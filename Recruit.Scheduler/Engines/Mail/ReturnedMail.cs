using System.Text;
using System.Text.RegularExpressions;
using MimeKit;

namespace Recruit.Scheduler.Engines.Mail;

/// <summary>What became of a mail at one receiver, as the server that returns it writes (RFC 3464, 2.3).</summary>
/// <param name="Receivers">Its addresses, as the report names them; none when it names none.</param>
/// <param name="Action"><c>failed</c>, <c>delayed</c>, …</param>
/// <param name="Status">Such as <c>5.1.1</c>; empty when it is not told.</param>
/// <param name="Words">What the last server said, with addresses in them.</param>
public sealed record DeliveryStatus(IReadOnlyList<string> Receivers, string Action, string Status, string Words)
{
    public const string Failed = "failed";
    public const string Delayed = "delayed";

    public bool Is(string action) => Action.StartsWith(action, StringComparison.OrdinalIgnoreCase);
}

/// <summary>What a mail that came back is, when it is no report that machines can read.</summary>
public enum ReturnedAs
{
    /// <summary>It tells each receiver's status.</summary>
    Report,

    /// <summary>The receiver reported it as unwanted (RFC 5965).</summary>
    Complaint,

    /// <summary>Somebody or somebody's machine answers: an out-of-office note (RFC 3834).</summary>
    Answer,

    /// <summary>It is not delivered yet.</summary>
    Delay,

    /// <summary>A mail server sends it, in a form that we do not know.</summary>
    Unread,
}

/// <summary>A mail that came back, as far as it can be read: a delivery status (RFC 3464, 6533), a complaint (RFC 5965), or the words of
/// servers that write neither.</summary>
/// <param name="CameBackTo">Where it says that it was sent, the surest first.</param>
/// <param name="MessageIds">Of mails that it returns or names, without angle brackets, the surest first.</param>
/// <param name="Statuses">One for each receiver; none when it is no report.</param>
public sealed partial record ReturnedMail(
    IReadOnlyList<string> CameBackTo, IReadOnlyList<string> MessageIds, ReturnedAs As, IReadOnlyList<DeliveryStatus> Statuses)
{
    // A notice that is forwarded lies in a mail, which may lie in another.
    private const int Deepest = 4;

    private static readonly string[] ReceiverHeaders =
        [
            "X-Original-To", "Delivered-To", "Envelope-To", "X-Envelope-To", "X-Delivered-To", "X-Forwarded-To", "Resent-To", "To", "Cc",
            "Received",
        ];

    /// <summary>Null when it is no mail at all.</summary>
    public static ReturnedMail? Load(Stream raw)
    {
        using var mail = MimeMail.Load(raw);
        return mail is null ? null : Of(mail, 0);
    }

    private static ReturnedMail Of(MimeMessage mail, int depth)
    {
        var parts = mail.BodyParts.ToList();
        var statuses = parts.Where(IsStatus).SelectMany(part => ReturnedText.Groups(TextOf(part))).ToList();
        var feedback = parts.Where(part => part.ContentType.IsMimeType("message", "feedback-report")).Select(TextOf).ToList();
        var complaint = feedback.Exists(ReturnedText.IsComplaint);
        var text = string.Join('\n', parts.OfType<TextPart>().Where(part => part.IsPlain).Select(TextOf));
        if (text.Length == 0)
            text = Tag().Replace(string.Join('\n', parts.OfType<TextPart>().Where(part => part.IsHtml).Select(TextOf)), " ");
        if (statuses.Count == 0 && feedback.Count == 0)
            statuses = [.. ReturnedText.Statuses(mail, text)];
        var self = new ReturnedMail(
            [.. ReceiverHeaders
                .SelectMany(name => mail.Headers.Where(header => header.Field.Equals(name, StringComparison.OrdinalIgnoreCase)))
                .Select(Value)],
            [.. parts.Select(ReturnedId).OfType<string>().Reverse().Concat(parts.Where(IsHeaders).Select(TextOf)).Concat(feedback).Append(
                text).SelectMany(OwnIds)],
            complaint ? ReturnedAs.Complaint : feedback.Count > 0 ? ReturnedAs.Answer : ReturnedText.KindOf(mail, statuses, text),
            statuses);
        var inner = depth == Deepest || self.As is ReturnedAs.Complaint or ReturnedAs.Report ? null
            : parts.OfType<MessagePart>().Select(part => part.Message).OfType<MimeMessage>().Select(one => Of(one, depth + 1))
                   .FirstOrDefault(one => one.As is not (ReturnedAs.Unread or ReturnedAs.Answer));
        return inner is null ? self : inner with
        {
            CameBackTo = [.. self.CameBackTo, .. inner.CameBackTo],
            MessageIds = [.. inner.MessageIds, .. self.MessageIds],
        };
    }

    private static bool IsStatus(MimeEntity part) =>
        part.ContentType.IsMimeType("message", "delivery-status") || part.ContentType.IsMimeType("message", "global-delivery-status");

    private static bool IsHeaders(MimeEntity part) =>
        part.ContentType.IsMimeType("text", "rfc822-headers") || part.ContentType.IsMimeType("message", "global-headers");

    private static string? ReturnedId(MimeEntity part) => (part as MessagePart)?.Message?.MessageId;

    private static IEnumerable<string> OwnIds(string text) =>
        OwnId().Matches(text).Select(id => $"{(id.Groups[1].Value + id.Groups[2].Value).ToLowerInvariant()}@recruit");

    private static string Value(Header header) => Encoding.Latin1.GetString(header.RawValue);

    /// <summary>Whatever its character set: what matters in it is ASCII.</summary>
    internal static string TextOf(MimeEntity part)
    {
        using var bytes = new MemoryStream();
        if (part is MimePart { Content: { } content })
            content.DecodeTo(bytes);
        else if (part is MessagePart { Message: { } message })
            message.WriteTo(bytes);
        return Encoding.UTF8.GetString(bytes.ToArray()).Replace('\0', ' ');
    }

    // A Message-ID of ours, or a return address of our mails.
    [GeneratedRegex("\\+([0-9a-fA-F]{32})@|(?<![0-9a-fA-F+])([0-9a-fA-F]{32})@recruit\\b")]
    private static partial Regex OwnId();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
