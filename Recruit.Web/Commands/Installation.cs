using System.CommandLine;
using Npgsql;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;
using Recruit.Scheduler;
using Recruit.Scheduler.Engines.Mail;
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
        Description = "host:port of the mail server; without it mails are kept in the local mailbox",
    };

    public Option<string> From { get; } = new("--from") { Description = "sender of all mails", DefaultValueFactory = _ => "dialoog@recruit.example" };

    public Option<string?> Address { get; } = new("--address") { Description = "where people reach the site, for links in mails" };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { Database, Data, Smtp, From, Address })
            command.Options.Add(option);
    }
}

/// <summary>One place where Recruit runs: its database, brought up to date, its keys and its mailbox.</summary>
public sealed class Installation : IAsyncDisposable
{
    private readonly PrivateCluster? cluster;

    private Installation(PrivateCluster? cluster, string connectionString, string folder, SiteOptions site) =>
        (this.cluster, ConnectionString, Folder, Site) = (cluster, connectionString, folder, site);

    public string ConnectionString { get; }
    public string Folder { get; }
    public SiteOptions Site { get; }

    /// <summary><c>private</c> or <c>given</c>.</summary>
    public string DatabaseKind => cluster is null ? "given" : "private";

    /// <param name="listen">Where the web listens, for links in mails when no --address says otherwise.</param>
    /// <param name="folderName">A folder of its own below the data folder, for the demo; empty for the data folder itself.</param>
    public static async Task<Installation> OpenAsync(ParseResult line, InstallationOptions options, string listen, string folderName, CancellationToken stop)
    {
        CheckSmtp(line.GetValue(options.Smtp));
        var folder = Path.Combine(DataFolder.Choose(line.GetValue(options.Data)), folderName);
        var (cluster, connectionString) = await ConnectAsync(line.GetValue(options.Database), folder, stop);
        await MigrateAsync(connectionString, stop);
        var site = new SiteOptions((line.GetValue(options.Address) ?? listen).TrimEnd('/'), Path.Combine(folder, "mailbox"),
            line.GetValue(options.Smtp), line.GetValue(options.From)!);
        return new Installation(cluster, connectionString, folder, site);
    }

    public SiteSettings Settings(string listen, TimeProvider clock, bool demo) =>
        new(ConnectionString, MasterKey.FromFile(Path.Combine(Folder, "master.key")), Site, clock, listen, demo);

    public async ValueTask DisposeAsync()
    {
        if (cluster is not null)
            await cluster.DisposeAsync();
    }

    private static void CheckSmtp(string? address)
    {
        try
        {
            if (address is not null)
                SmtpOptions.Parse(address, user: null, password: null);
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

        return await PrivateCluster.StartAsync(Path.Combine(folder, "postgres"), keepRunning: true, stop) switch
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
                    $"The migration {name} was changed after it was applied to this database: restore the file as it was and put the change in a new one.");
        }
        catch (Exception fault) when (fault is NpgsqlException or ArgumentException or FormatException)
        {
            throw new CommandFault(ExitCode.WrongInput, $"The database cannot be used ({fault.Message}): check --database or RECRUIT_DATABASE.");
        }
    }
}
