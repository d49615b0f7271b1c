using Recruit.Scheduler.Engines.Mail;

namespace Recruit.Scheduler.Messages;

/// <summary>What a mail that came back says.</summary>
public enum BounceKind
{
    /// <summary>The address does not exist.</summary>
    Address,

    /// <summary>This mail was not delivered, for another reason; the address may be good.</summary>
    Mail,

    /// <summary>It was not delivered yet; the server goes on trying.</summary>
    Delayed,

    /// <summary>The receiver reported it as unwanted.</summary>
    Complaint,
}

/// <summary>A report about one mail of ours: a delivery status (RFC 3464) or a complaint (RFC 5965).</summary>
/// <param name="MessageId">Of our mail, without angle brackets.</param>
/// <param name="Reason">Status and words of the server, with addresses in them.</param>
public sealed record BounceReport(string MessageId, BounceKind Kind, string Reason)
{
    /// <summary>Null when it is no report, or none about a mail that can be told: an answer by hand, an out-of-office note.</summary>
    /// <param name="raw">The whole mail; line ends may be CRLF or LF.</param>
    public static BounceReport? Parse(string raw)
    {
        var mail = ReadMail.Entity.Parse(raw.ReplaceLineEndings("\r\n"));
        var parts = ReadMail.LeavesOf(mail).ToList();
        if (MessageIdOf(mail, parts) is not { } messageId)
            return null;
        if (parts.Exists(part => part.Type == "message/feedback-report"))
            return new BounceReport(messageId, BounceKind.Complaint, "reported as unwanted by the receiver");
        return parts.Find(part => part.Type == "message/delivery-status") is { } status && RecipientOf(status.Decoded()) is { } recipient
            ? new BounceReport(messageId, KindOf(recipient), ReasonOf(recipient))
            : null;
    }

    /// <summary>By the address it came back to, or else by the returned mail's own headers.</summary>
    private static string? MessageIdOf(ReadMail.Entity mail, List<ReadMail.Entity> parts)
    {
        var byAddress = new[] { "X-Original-To", "Delivered-To", "To" }
            .Select(name => mail.Header(name) is { } value ? ReturnAddress.MessageIdOf(value) : null).FirstOrDefault(id => id is not null);
        var returned = parts.FindLast(part => part.Type is "message/rfc822" or "text/rfc822-headers");
        return byAddress ?? (returned is null ? null : ReadMail.Entity.Parse(returned.Decoded().TrimStart()).Header("Message-ID")?.Trim().Trim('<', '>'));
    }

    /// <summary>The fields about the receiver whom it did not reach; each of our mails has one receiver.</summary>
    private static ReadMail.Entity? RecipientOf(string status)
    {
        var groups = status.ReplaceLineEndings("\r\n").Split("\r\n\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(group => ReadMail.Entity.Parse(group + "\r\n\r\n")).Where(group => group.Header("Action") is not null).ToList();
        return groups.Find(group => Is(group, "failed")) ?? groups.Find(group => Is(group, "delayed"));
    }

    private static BounceKind KindOf(ReadMail.Entity recipient) => (Is(recipient, "delayed"), recipient.Header("Status")?.Trim()) switch
    {
        (true, _) => BounceKind.Delayed,
        (_, { } status) when status.StartsWith("5.1.", StringComparison.Ordinal) || status.StartsWith("5.2.1", StringComparison.Ordinal) => BounceKind.Address,
        _ => BounceKind.Mail,
    };

    private static string ReasonOf(ReadMail.Entity recipient) =>
        $"{recipient.Header("Status")?.Trim()} {recipient.Header("Diagnostic-Code")?.Split(';', 2)[^1].Trim()}".Trim();

    private static bool Is(ReadMail.Entity group, string action) => group.Header("Action")!.Trim().StartsWith(action, StringComparison.OrdinalIgnoreCase);
}
