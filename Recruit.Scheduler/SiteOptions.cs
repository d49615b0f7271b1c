namespace Recruit.Scheduler;

/// <summary>What every floor above the data needs to know of this installation.</summary>
/// <param name="BaseAddress">Where the web is reached, for links in mails; ends without a slash.</param>
/// <param name="MailboxFolder">Where mails are kept as files when no SMTP server is given.</param>
/// <param name="Smtp">host:port of the SMTP server; null keeps mails in the local mailbox.</param>
/// <param name="FromAddress">The sender of all mails.</param>
public sealed record SiteOptions(string BaseAddress, string MailboxFolder, string? Smtp, string FromAddress);
