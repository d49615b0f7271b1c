using System.Net;

namespace Recruit.Scheduler.Health;

/// <summary>Something that is not as it should be, or that somebody should look at.</summary>
/// <param name="Serious">Whether people may not get what they should; else it is only worth a look.</param>
public abstract record Concern(bool Serious)
{
    public sealed record DatabaseAway() : Concern(true);

    /// <summary>The program is newer than the database.</summary>
    public sealed record DatabaseBehind(int Migrations) : Concern(true);

    /// <param name="Since">When the last worker was seen; null when there never was one.</param>
    public sealed record NobodyWorks(DateTimeOffset? Since) : Concern(true);

    public sealed record SweepFails(string Machine, string Sweep, string Error, DateTimeOffset At) : Concern(true);

    /// <summary>Addresses that say for whom they pass requests on, and that nobody named as proxies.</summary>
    /// <param name="Ours">Whether one of them is within our own networks; else it may be anybody's.</param>
    public sealed record UnknownProxy(IReadOnlyList<IPAddress> Addresses, bool Ours) : Concern(Ours);

    public sealed record MailStopped(string Because, DateTimeOffset Since) : Concern(true);

    /// <summary>Mails came back because somebody's server does not take our sender.</summary>
    public sealed record SenderRefused(int Count) : Concern(true);

    public sealed record BouncesUnreadable(IReadOnlyList<string> Files) : Concern(false);

    public sealed record MailLate(int Count, DateTimeOffset Oldest) : Concern(true);

    public sealed record MailHeld(int Count) : Concern(false);

    public sealed record MailUncertain(int Count) : Concern(false);

    public sealed record MailRefused(int Count) : Concern(false);

    public sealed record AddressesSuppressed(int Count) : Concern(false);
}
