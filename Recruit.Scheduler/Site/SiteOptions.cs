namespace Recruit.Scheduler.Site;

/// <summary>What every floor above the data needs to know of this installation.</summary>
/// <param name="BaseAddress">Where the web is reached, for links in mails; ends without a slash.</param>
/// <param name="MailboxFolder">Where mails are kept as files when no SMTP server is given.</param>
/// <param name="Smtp">host:port of the SMTP server; null keeps mails in the local mailbox.</param>
/// <param name="FromAddress">The sender of all mails.</param>
public sealed record SiteOptions(string BaseAddress, string MailboxFolder, string? Smtp, string FromAddress)
{
    /// <summary>
    /// How many mails a minute go to one receiving domain, for all machines together; 0 for no limit. A local mailbox has none.
    /// </summary>
    public int MailsPerMinute { get; init; } = 120;

    /// <summary>
    /// Where mails that cannot be delivered come back to, each with its own number behind a +; null for the sender's own address.
    /// </summary>
    public string? BounceAddress { get; init; }

    /// <summary>A folder in which a mail server puts what came back, one mail a file; null when there is none.</summary>
    public string? BounceFolder { get; init; }

    /// <summary>The folder within <see cref="BounceFolder"/> for what cannot be read.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>What a server that posts what came back must know; at least 32 characters. Null when none may.</summary>
    public string? BounceSecret { get; init; }

    /// <summary>How long a claimed message is one worker's; longer than <see cref="MailPatience"/>.</summary>
    public TimeSpan MailLease { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long one mail may take before its connection is given up.</summary>
    public TimeSpan MailPatience { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Where ClamAV's daemon listens, <c>unix:/run/clamav/clamd.ctl</c> or <c>host:port</c>; null when papers are not scanned.
    /// </summary>
    public string? Clamav { get; init; }

    /// <summary>How long the scan of one paper may take.</summary>
    public TimeSpan ScanPatience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What is wrong with these options, and the remedy; null when nothing is.</summary>
    public string? Fault =>
        MailsPerMinute < 0 ? $"--mail-pace wants a number of mails a minute, or 0 for no limit, but got {MailsPerMinute}"
        : BounceAddress is not null && BounceAddress.Split('@') is not [{ Length: > 0 }, { Length: > 0 }]
            ? $"--bounce-address wants an address such as terug@dialoog.example, but got '{BounceAddress}'"
        : BounceFolder is not null && !Directory.Exists(
            BounceFolder) ? $"--bounces: there is no folder {BounceFolder}; make it, or name the one that the mail server fills"
        : BounceSecret is { Length: > 0 and < 32 } ? "RECRUIT_BOUNCE_SECRET wants at least 32 random characters"
        : null;
}
