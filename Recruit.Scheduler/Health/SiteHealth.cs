using System.Net;
using System.Net.Sockets;
using Npgsql;
using Recruit.Data.Health;
using Recruit.Data.Messages;
using Recruit.Data.Postgres;
using Recruit.Scheduler.Site;

namespace Recruit.Scheduler.Health;

/// <summary>How everything stands at a moment.</summary>
/// <param name="MissingMigrations">Names of migrations that this program brings and the database does not have.</param>
/// <param name="Workers">The last seen first.</param>
/// <param name="Suppressed">Addresses of a programme to which nothing is sent; 0 when no programme was asked about.</param>
public sealed record SiteState(
    DateTimeOffset At, bool Reachable, IReadOnlyList<string> MissingMigrations, IReadOnlyList<Worker> Workers, MailCounts Mail,
    MailStop? Stop, int Suppressed)
{
    /// <summary>Mails that came back within a day because our sender was refused.</summary>
    public int SenderRefusals { get; init; }

    /// <summary>Names of files in the bounce folder of this machine that could not be read.</summary>
    public IReadOnlyList<string> UnreadableBounces { get; init; } = [];

    /// <summary>Where this process was told from, unasked, for whom requests were passed on.</summary>
    public IReadOnlyList<IPAddress> UnknownProxies { get; init; } = [];

    /// <summary>Whether it can do its work at all.</summary>
    public bool Works => Reachable && MissingMigrations.Count == 0;

    /// <summary>Those that said within the last minute that they work.</summary>
    public IEnumerable<Worker> Awake => Workers.Where(worker => worker.SeenAt > At - SiteHealth.Silent);

    /// <summary>What is wrong, and then what is worth a look.</summary>
    public IReadOnlyList<Concern> Concerns() => Works ? [.. Found().OrderByDescending(concern => concern.Serious)]
        : Reachable ? [new Concern.DatabaseBehind(MissingMigrations.Count)]
        : [new Concern.DatabaseAway()];

    private IEnumerable<Concern> Found()
    {
        if (Stop is { } stop)
            yield return new Concern.MailStopped(stop.Because, stop.At);
        if (SenderRefusals > 0)
            yield return new Concern.SenderRefused(SenderRefusals);
        if (!Awake.Any())
            yield return new Concern.NobodyWorks(Workers is [var last, ..] ? last.SeenAt : null);
        // Machines take turns at a sweep: it fails while the last of them all went wrong.
        foreach (var (worker, turn) in (from worker in Awake from turn in worker.Sweeps select (worker, turn))
                     .GroupBy(one => one.turn.Sweep, StringComparer.Ordinal).Select(turns => turns.MaxBy(one => one.turn.RanAt))
                     .Where(one => one.turn.Fails))
            yield return new Concern.SweepFails(worker.Machine, turn.Sweep, turn.Error, turn.RanAt);
        if (UnknownProxies.Count > 0)
            yield return new Concern.UnknownProxy(UnknownProxies, UnknownProxies.Any(Health.UnknownProxies.IsOurs));
        if (Mail is { Late: > 0, OldestLate: { } oldest })
            yield return new Concern.MailLate(Mail.Late, oldest);
        if (Mail.Held > 0)
            yield return new Concern.MailHeld(Mail.Held);
        if (Mail.Uncertain > 0)
            yield return new Concern.MailUncertain(Mail.Uncertain);
        if (Mail.Refused > 0)
            yield return new Concern.MailRefused(Mail.Refused);
        if (UnreadableBounces.Count > 0)
            yield return new Concern.BouncesUnreadable(UnreadableBounces);
        if (Suppressed > 0)
            yield return new Concern.AddressesSuppressed(Suppressed);
    }
}

/// <summary>Looks whether all is well.</summary>
public sealed class SiteHealth(
    Migrations migrations, WorkerStore workers, MailCountStore counts, MailStops stops, SuppressionStore suppressions, SiteOptions site,
    TimeProvider clock)
{
    /// <summary>What has been due for longer than this, in nobody's hands, is late.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromMinutes(10);

    /// <summary>A worker that has said nothing for longer than this does not work.</summary>
    public static readonly TimeSpan Silent = TimeSpan.FromMinutes(1);

    /// <summary>Filled by whoever takes requests.</summary>
    public UnknownProxies UnknownProxies { get; } = new(clock);

    private static readonly MailCounts NoMail = new(0, 0, null, 0, 0, 0, 0);

    /// <param name="programmeId">Whose mail; null for all mail.</param>
    public async Task<SiteState> ReadAsync(Guid? programmeId, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        try
        {
            if (await migrations.MissingAsync(stop) is { Count: > 0 } missing)
                return new SiteState(now, Reachable: true, missing, [], NoMail, null, 0);
            return new SiteState(now, Reachable: true, [], await workers.ListAsync(stop),
                await counts.CountAsync(programmeId, now, now - Late, stop),
                await stops.CurrentAsync(stop), programmeId is { } programme ? await suppressions.CountAsync(programme, stop) : 0)
            {
                SenderRefusals = await stops.SenderRefusalsAsync(now - TimeSpan.FromDays(1), stop),
                UnreadableBounces = Unreadable(),
                UnknownProxies = UnknownProxies.Recent(),
            };
        }
        catch (Exception fault) when (fault is NpgsqlException or SocketException or TimeoutException)
        {
            return new SiteState(now, Reachable: false, [], [], NoMail, null, 0);
        }
    }

    private IReadOnlyList<string> Unreadable() =>
        site.BounceFolder is { } folder && new DirectoryInfo(Path.Combine(folder, SiteOptions.Unreadable)) is { Exists: true } shelf
            ? [.. shelf.EnumerateFiles().Select(file => file.Name).Order(StringComparer.Ordinal)]
            : [];
}
