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

    /// <summary>This mail was not delivered because our sender is not taken.</summary>
    Sender,

    /// <summary>It was not delivered yet; the server goes on trying.</summary>
    Delayed,

    /// <summary>The receiver reported it as unwanted.</summary>
    Complaint,
}

/// <summary>What a mail that came back tells about one mail of ours.</summary>
/// <param name="MessageId">Of our mail, without angle brackets.</param>
/// <param name="Reason">Status and words of the server, with addresses in them.</param>
/// <param name="Alike">By what the same refusal of another mail is known; null where the fault is this one's alone.</param>
public sealed record BounceReport(string MessageId, BounceKind Kind, string Reason, string? Alike = null)
{
    /// <summary>Which of our mails it is about: by the address that it came back to, or else by what it returns of the mail.</summary>
    /// <param name="named">Whether the address says it: then it is about a mail of ours, whatever stands in it.</param>
    internal static string? MessageIdOf(ReturnedMail mail, out bool named)
    {
        var byAddress = mail.CameBackTo.Select(ReturnAddress.MessageIdOf).FirstOrDefault(id => id is not null);
        named = byAddress is not null;
        return byAddress ?? mail.MessageIds.FirstOrDefault();
    }

    /// <summary>Null when it tells nothing of the mail: an answer, an out-of-office note, word that it was delivered.</summary>
    /// <param name="receiver">The address that the mail went to; of several receivers this one's status counts.</param>
    internal static BounceReport? Of(ReturnedMail mail, string? receiver)
    {
        if (MessageIdOf(mail, out var named) is not { } messageId)
            return null;
        return mail.As switch
        {
            ReturnedAs.Complaint => new BounceReport(messageId, BounceKind.Complaint, MessageReason.Unwanted),
            ReturnedAs.Delay => new BounceReport(messageId, BounceKind.Delayed, DeliveryStatus.Delayed),
            ReturnedAs.Report => OfStatus(messageId, mail.Statuses, receiver),
            ReturnedAs.Unread when named => new BounceReport(messageId, BounceKind.Mail, MessageReason.Unread),
            _ => null,
        };
    }

    private static BounceReport? OfStatus(string messageId, IReadOnlyList<DeliveryStatus> statuses, string? receiver)
    {
        var own = statuses.Where(one => one.Receivers.Contains(receiver, StringComparer.OrdinalIgnoreCase)).ToList();
        var told = own.Count > 0 ? own : statuses;
        if (told.FirstOrDefault(one => one.Is(DeliveryStatus.Failed)) is { } failed)
        {
            var reply = SmtpReply.Returned(failed.Status, failed.Words);
            var reason = $"{failed.Status} {failed.Words}".Trim();
            return WhoseFault.Of(reply) switch
            {
                Fault.Address => new BounceReport(messageId, BounceKind.Address, reason),
                Fault.Ours => new BounceReport(messageId, BounceKind.Sender, reason, MailStops.OfSender),
                _ => new BounceReport(messageId, BounceKind.Mail, reason.Length > 0 ? reason : MessageReason.Unread, reply.Alike),
            };
        }
        return told.FirstOrDefault(one => one.Is(DeliveryStatus.Delayed)) is { } delayed
            ? new BounceReport(messageId, BounceKind.Delayed, $"{delayed.Status} {delayed.Words}".Trim())
            : null;
    }
}
