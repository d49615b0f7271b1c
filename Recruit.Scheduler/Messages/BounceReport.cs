using Recruit.Data.Messages;
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

/// <summary>What a mail that came back tells about one mail of ours.</summary>
/// <param name="MessageId">Of our mail, without angle brackets.</param>
/// <param name="Reason">Status and words of the server, with addresses in them.</param>
public sealed record BounceReport(string MessageId, BounceKind Kind, string Reason)
{
    /// <summary>Null when it is no report, or none about a mail that can be told: an answer by hand, an out-of-office note.</summary>
    /// <param name="raw">The whole mail, in whatever character set.</param>
    public static BounceReport? Read(Stream raw)
    {
        if (ReturnedMail.Load(raw) is not { } mail || MessageIdOf(mail) is not { } messageId)
            return null;
        if (mail.IsComplaint)
            return new BounceReport(messageId, BounceKind.Complaint, MessageReason.Unwanted);
        // Each of our mails has one receiver.
        var status = mail.Statuses.FirstOrDefault(one => Is(one, "failed")) ?? mail.Statuses.FirstOrDefault(one => Is(one, "delayed"));
        return status is not null
            ? new BounceReport(messageId, KindOf(status), $"{status.Status} {status.Words}".Trim())
            : null;
    }

    /// <summary>By the address it came back to, or else by the returned mail's own headers.</summary>
    private static string? MessageIdOf(ReturnedMail mail) =>
        mail.CameBackTo.Select(ReturnAddress.MessageIdOf).FirstOrDefault(id => id is not null) ?? mail.MessageId;

    private static BounceKind KindOf(DeliveryStatus status) => (Is(status, "delayed"), status.Status) switch
    {
        (true, _) => BounceKind.Delayed,
        (_, ['5', '.', '1', '.', ..] or ['5', '.', '2', '.', '1', ..]) => BounceKind.Address,
        _ => BounceKind.Mail,
    };

    private static bool Is(DeliveryStatus status, string action) => status.Action.StartsWith(action, StringComparison.OrdinalIgnoreCase);
}
