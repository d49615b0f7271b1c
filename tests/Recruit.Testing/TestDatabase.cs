using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Recruit.Data;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;
using Recruit.Scheduler;
using Recruit.Scheduler.Engines.Solver;
using Recruit.Scheduler.Site;

namespace Recruit.Testing;

/// <summary>
/// A migrated PostgreSQL database for one test class, with both lower floors on top of it.
/// One private cluster serves a whole test run of an assembly; a new database is a copy of a migrated template, and goes with its test.
/// </summary>
public class TestDatabase : IAsyncDisposable
{
    private const string Template = "migrated";
    private static readonly Lazy<Task<PrivateCluster>> Cluster = new(StartClusterAsync);
    private static int made;

    private readonly Func<Task> drop;

    private TestDatabase(string connectionString, ServiceProvider services, TestClock clock, Func<Task> drop) =>
        (ConnectionString, Services, Clock, this.drop) = (connectionString, services, clock, drop);

    public string ConnectionString { get; }

    /// <summary>The stores, decisions and sweeps, with <see cref="Clock"/> as their clock.</summary>
    public ServiceProvider Services { get; }

    public TestClock Clock { get; }

    public NpgsqlDataSource Source => Services.GetRequiredService<NpgsqlDataSource>();

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    /// <param name="options">Null for a local mailbox in a folder that is removed with the test run.</param>
    /// <param name="add">Services that a test puts in the place of ours.</param>
    public static async Task<TestDatabase> CreateAsync(
        TestClock? clock = null, SiteOptions? options = null, Action<IServiceCollection>? add = null)
    {
        var cluster = await Cluster.Value;
        var name = $"test_{Interlocked.Increment(ref made)}";
        await AdministerAsync(cluster, $"create database {name} template {Template} strategy file_copy");
        return Over(cluster.ConnectionString(name), clock, options, add,
            drop: () => AdministerAsync(cluster, $"drop database if exists {name} with (force)"));
    }

    /// <summary>A migrated database in a cluster of a test's own, which it may stop and start.</summary>
    public static async Task<TestDatabase> InAsync(PrivateCluster cluster, TestClock clock, SiteOptions? options = null)
    {
        var database = Over(
            await cluster.DatabaseAsync("recruit", CancellationToken.None), clock, options, add: null, drop: () => Task.CompletedTask);
        await database.Get<Migrations>().ApplyAsync(CancellationToken.None);
        return database;
    }

    private static TestDatabase Over(
        string connectionString, TestClock? clock, SiteOptions? options, Action<IServiceCollection>? add, Func<Task> drop)
    {
        clock ??= TestClock.OnAMondayMorning();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton(new MasterKey(new byte[32]));
        services.AddRecruitData(connectionString);
        services.AddRecruitScheduler(
            options ?? new SiteOptions("http://localhost", TestFolder.New("mailbox"), null, "dialoog@recruit.example"));
        services.AddSingleton<ISolver, BriefSolver>();
        add?.Invoke(services);
        return new TestDatabase(connectionString, services.BuildServiceProvider(), clock, drop);
    }

    /// <summary>An empty database, not migrated.</summary>
    public static async Task<string> EmptyAsync() =>
        await (await Cluster.Value).DatabaseAsync($"test_{Interlocked.Increment(ref made)}", CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        await drop();
        GC.SuppressFinalize(this);
    }

    private static async Task<PrivateCluster> StartClusterAsync()
    {
        var outcome = await PrivateCluster.StartAsync(TestFolder.New("cluster"), CancellationToken.None);
        var cluster = outcome is ClusterOutcome.Running running
            ? running.Cluster
            : throw new InvalidOperationException(((ClusterOutcome.Unavailable)outcome).Because);
        TestFolder.BeforeRemoval(() => cluster.StopAsync(CancellationToken.None).GetAwaiter().GetResult());

        await WithoutWaitingForTheDiskAsync(cluster);
        var template = await cluster.DatabaseAsync(Template, CancellationToken.None);
        await using (var source = Database.Open(template))
            await new Migrations(source, TimeProvider.System).ApplyAsync(CancellationToken.None);
        NpgsqlConnection.ClearAllPools();
        return cluster;
    }

    private static async Task AdministerAsync(PrivateCluster cluster, string sql)
    {
        await using var connection = new NpgsqlConnection(cluster.ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
        try
        {
            await command.ExecuteNonQueryAsync();
        }
        catch (NpgsqlException fault) when (fault.InnerException is TimeoutException)
        {
            throw new TimeoutException($"PostgreSQL did not end '{sql}' within two minutes.", fault);
        }
    }

    // What is kept through a power cut of the machine is PostgreSQL's to prove; whoever kills processes in a test loses nothing by this.
    private static async Task WithoutWaitingForTheDiskAsync(PrivateCluster cluster)
    {
        foreach (var setting in new[] { "fsync", "synchronous_commit", "full_page_writes" })
            await AdministerAsync(cluster, $"alter system set {setting} = off");
        await AdministerAsync(cluster, "select pg_reload_conf()");
    }
}
