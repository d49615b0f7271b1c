using MimeKit;

namespace Recruit.Scheduler.Engines.Mail;

/// <summary>What became of a mail at one receiver, as the server that returns it writes (RFC 3464, 2.3).</summary>
/// <param name="Action"><c>failed</c>, <c>delayed</c>, …</param>
/// <param name="Status">Such as <c>5.1.1</c>; empty when it is not told.</param>
/// <param name="Words">What the last server said, with addresses in them.</param>
public sealed record DeliveryStatus(string Action, string Status, string Words);

/// <summary>A mail that came back, as far as machines can read it: a delivery status (RFC 3464) or a complaint (RFC 5965).</summary>
/// <param name="CameBackTo">Where it says that it was sent, the surest first.</param>
/// <param name="MessageId">Of the mail that it returns, without angle brackets; null when it returns none.</param>
/// <param name="Statuses">One for each receiver; none when it is no report of this kind.</param>
public sealed record ReturnedMail(
    IReadOnlyList<string> CameBackTo, string? MessageId, bool IsComplaint, IReadOnlyList<DeliveryStatus> Statuses)
{
    private static readonly string[] ReceiverHeaders = ["X-Original-To", "Delivered-To", "To"];

    /// <summary>Null when it is no mail at all.</summary>
    public static ReturnedMail? Load(Stream raw)
    {
        using var mail = MimeMail.Load(raw);
        if (mail is null)
            return null;
        var parts = mail.BodyParts.ToList();
        return new ReturnedMail(
            [.. ReceiverHeaders.Select(name => mail.Headers[name]).OfType<string>()],
            parts.Select(MessageIdOf).LastOrDefault(id => id is not null),
            parts.Exists(part => part is MessageFeedbackReport),
            [.. parts.OfType<MessageDeliveryStatus>().SelectMany(part => part.StatusGroups).Select(StatusOf).OfType<DeliveryStatus>()]);
    }

    private static string? MessageIdOf(MimeEntity part) => (part as MessagePart)?.Message?.MessageId;

    /// <summary>Null for the group about the report itself, which comes first.</summary>
    private static DeliveryStatus? StatusOf(HeaderList group) => group["Action"] is { } action
        ? new DeliveryStatus(action.Trim(), group["Status"]?.Trim() ?? "", group["Diagnostic-Code"]?.Split(';', 2)[^1].Trim() ?? "")
        : null;
}
