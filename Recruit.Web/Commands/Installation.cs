using System.CommandLine;
using System.Globalization;
using Npgsql;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Scheduler.Papers;
using Recruit.Scheduler.Site;
using Recruit.Web.Site;
using Recruit.Web.Terminal;

namespace Recruit.Web.Commands;

/// <summary>The options that every verb with a database shares.</summary>
public sealed class InstallationOptions
{
    public Option<string?> Database { get; } = new("--database")
    {
        Description = "PostgreSQL connection string; else RECRUIT_DATABASE, else a private PostgreSQL in the data folder",
    };

    public Option<string?> Data { get; } = new("--data")
    {
        Description = "folder for the private database, the master key and the local mailbox; else RECRUIT_DATA",
    };

    public Option<string?> Smtp { get; } = new("--smtp")
    {
        Description = "host:port of the mail server, in the open only as plain://host:port; without it mails are kept in the local mailbox",
    };

    public Option<string> From { get; } =
        new("--from") { Description = "sender of all mails", DefaultValueFactory = _ => "dialoog@recruit.example" };

    public Option<string?> Address { get; } = new("--address") { Description = "where people reach the site, for links in mails" };

    public Option<int> MailPace { get; } = new("--mail-pace")
    {
        Description = "mails a minute to one receiving domain, for all machines together; 0 for no limit",
        DefaultValueFactory = _ => 120,
    };

    public Option<string?> BounceAddress { get; } = new("--bounce-address")
    {
        Description = "where undeliverable mail comes back to, such as terug@dialoog.example; each mail gets its own number behind a +",
    };

    public Option<string?> Bounces { get; } =
        new("--bounces") { Description = "folder or Maildir in which the mail server puts what came back" };

    public Option<string?> Clamav { get; } = new("--clamav")
    {
        Description = "where ClamAV's clamd listens, unix:/run/clamav/clamd.ctl or host:port; papers are then scanned before they are kept",
    };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { Database, Data, Smtp, From, Address, MailPace, BounceAddress, Bounces, Clamav })
            command.Options.Add(option);
    }
}

/// <summary>One place where Recruit runs: its database, brought up to date, its keys and its mailbox.</summary>
public sealed class Installation : IAsyncDisposable
{
    private readonly PrivateCluster? cluster;

    private readonly MasterKey key;

    private Installation(PrivateCluster? cluster, string connectionString, MasterKey key, SiteOptions site) =>
        (this.cluster, ConnectionString, this.key, Site) = (cluster, connectionString, key, site);

    public string ConnectionString { get; }
    public SiteOptions Site { get; }

    /// <summary><c>private</c> or <c>given</c>.</summary>
    public string DatabaseKind => cluster is null ? "given" : "private";

    /// <param name="listen">Where the web listens, for links in mails when no --address says otherwise.</param>
    /// <param name="folderName">A folder of its own below the data folder, for the demo; empty for the data folder itself.</param>
    public static async Task<Installation> OpenAsync(
        ParseResult line, InstallationOptions options, string listen, string folderName, CancellationToken stop)
    {
        CheckSmtp(line.GetValue(options.Smtp));
        var folder = Path.Combine(DataFolder.Choose(line.GetValue(options.Data)), folderName);
        var (cluster, connectionString) = await ConnectAsync(line.GetValue(options.Database), folder, stop);
        try
        {
            await MigrateAsync(connectionString, stop);
            var key = await KeyOfAsync(connectionString, folder, stop);
            return new Installation(cluster, connectionString, key, SiteOf(line, options, listen, folder));
        }
        catch
        {
            await (cluster?.DisposeAsync() ?? ValueTask.CompletedTask);
            throw;
        }
    }

    /// <param name="clock">Null for the database's own, on which all machines agree.</param>
    public SiteSettings Settings(string listen, TimeProvider? clock, bool demo) => new(ConnectionString, key, Site, clock, listen, demo);

    public async ValueTask DisposeAsync()
    {
        if (cluster is not null)
            await cluster.DisposeAsync();
    }

    private static SiteOptions SiteOf(ParseResult line, InstallationOptions options, string listen, string folder)
    {
        var site = new SiteOptions((line.GetValue(options.Address) ?? listen).TrimEnd('/'), Path.Combine(folder, "mailbox"),
            line.GetValue(options.Smtp), line.GetValue(options.From)!)
        {
            MailsPerMinute = line.GetValue(options.MailPace),
            BounceAddress = line.GetValue(options.BounceAddress),
            BounceFolder = line.GetValue(options.Bounces),
            Clamav = line.GetValue(options.Clamav),
            BounceSecret = Environment.GetEnvironmentVariable("RECRUIT_BOUNCE_SECRET"),
        };
        return (site.Fault ?? ClamScanner.FaultOf(site.Clamav)) is { } fault
            ? throw new CommandFault(ExitCode.WrongInput, fault)
            : WithLease(site);
    }

    /// <summary>RECRUIT_MAIL_LEASE, in seconds: shorter than usual where a dead machine's mail must not wait five minutes.</summary>
    private static SiteOptions WithLease(SiteOptions site) => Environment.GetEnvironmentVariable("RECRUIT_MAIL_LEASE") switch
    {
        null or "" => site,
        var text when int.TryParse(text, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 2 and <= 3600 =>
            site with { MailLease = TimeSpan.FromSeconds(seconds), MailPatience = TimeSpan.FromSeconds(Math.Max(1, seconds / 5)) },
        var text => throw new CommandFault(
            ExitCode.WrongInput, $"RECRUIT_MAIL_LEASE wants a number of seconds between 2 and 3600, but is '{text}'"),
    };

    private static async Task<MasterKey> KeyOfAsync(string connectionString, string folder, CancellationToken stop)
    {
        var file = Path.Combine(folder, "master.key");
        var isNew = !File.Exists(file);
        var key = MasterKey.FromFile(file);
        await using var database = Database.Open(connectionString);
        if (await MasterKeyMark.AgreesAsync(database, key, stop))
            return key;
        if (isNew)
            File.Delete(file);
        throw new CommandFault(ExitCode.WrongInput,
            $"The names in this database are sealed by another master key than {file}: copy master.key from the machine that made the "
            + "database, or give its folder with --data.");
    }

    private static void CheckSmtp(string? address)
    {
        try
        {
            if (address is not null)
                SmtpOptions.Parse(address, Environment.GetEnvironmentVariable("RECRUIT_SMTP_USER"), password: null);
        }
        catch (FormatException fault)
        {
            throw new CommandFault(ExitCode.WrongInput, fault.Message);
        }
    }

    private static async Task<(PrivateCluster?, string)> ConnectAsync(string? asked, string folder, CancellationToken stop)
    {
        var given = asked ?? Environment.GetEnvironmentVariable("RECRUIT_DATABASE");
        if (!string.IsNullOrWhiteSpace(given))
            return (null, given);

        return await PrivateCluster.StartAsync(Path.Combine(folder, "postgres"), stop) switch
        {
            ClusterOutcome.Running { Cluster: var cluster } => (cluster, await cluster.DatabaseAsync("recruit", stop)),
            ClusterOutcome.Unavailable { Because: var because } => throw new CommandFault(ExitCode.Failed, because),
            _ => throw new InvalidOperationException(),
        };
    }

    private static async Task MigrateAsync(string connectionString, CancellationToken stop)
    {
        try
        {
            await using var database = Database.Open(connectionString);
            if (await new Migrations(database, TimeProvider.System).ApplyAsync(stop) is MigrationOutcome.Changed { Name: var name })
                throw new CommandFault(ExitCode.Failed,
                    $"The migration {name} was changed after it was applied to this database: "
                    + "restore the file as it was and put the change in a new one.");
        }
        catch (Exception fault) when (fault is NpgsqlException or ArgumentException or FormatException)
        {
            throw new CommandFault(
                ExitCode.WrongInput, $"The database cannot be used ({fault.Message}): check --database or RECRUIT_DATABASE.");
        }
    }
}
