using Hangfire;
using Hangfire.Server;
using Hangfire.Storage;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Recruit.Scheduler.Engines.Jobs;

/// <summary>
/// Hangfire's servers on this machine. They share their queues with every other machine; rounds and mail have a server each, so that
/// neither holds up anything else. Each server has a storage of its own: within one, a notification wakes whichever worker happens to be
/// first, of whatever queue.
/// </summary>
public sealed partial class JobEngine(NpgsqlDataSource database, Lazy<JobStorage> storage, TimeProvider clock, ILogger<JobEngine> log)
    : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private IReadOnlyList<BackgroundJobServer> servers = [];

    /// <summary>Name and version of what wakes our work.</summary>
    public static string Name => $"Hangfire {typeof(BackgroundJobServer).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>Plans the turns of these sweeps, and works on whatever waits.</summary>
    /// <param name="heartbeat">Beats on this machine for as long as its servers run; null for none.</param>
    public async Task StartAsync(IReadOnlyCollection<ISweep> sweeps, IHeartbeat? heartbeat, CancellationToken stop)
    {
        var due = new DueWork(sweeps, storage, clock, log);
        var activator = new OneActivator(new SweepJobs(sweeps, due, log));
        await Task.Run(() => Plan(sweeps), stop);
        servers = await Task.Run(() => Serve(sweeps, activator, heartbeat).ToList(), stop);
        await due.WakeAsync(stop);
    }

    /// <summary>Tells running sweeps to stop, and waits for them for a while; leases bring back what they had claimed.</summary>
    public async ValueTask DisposeAsync()
    {
        var stopping = Interlocked.Exchange(ref servers, []);
        foreach (var server in stopping)
            server.SendStop();
        using var deadline = new CancellationTokenSource(Patience);
        var stopped = Task.WhenAll(stopping.Select(server => server.WaitForShutdownAsync(deadline.Token)));
        await stopped.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!stopped.IsCompletedSuccessfully)
            LogStillRunning(Patience);
        foreach (var server in stopping)
            server.Dispose();
    }

    private void Plan(IReadOnlyCollection<ISweep> sweeps)
    {
        var recurring = new RecurringJobManager(storage.Value);
        foreach (var sweep in sweeps.Where(sweep => sweep.Here))
            recurring.AddOrUpdate(sweep.Name, SweepJobs.Of(sweep), CronOf(sweep.Every), new RecurringJobOptions());
        // What an earlier version planned under another name would run for ever; what only other machines can do is theirs.
        using var connection = storage.Value.GetConnection();
        foreach (var old in connection.GetRecurringJobs().Where(job => sweeps.All(sweep => sweep.Name != job.Id)))
            recurring.RemoveIfExists(old.Id);
    }

    /// <summary>Every so many minutes of the hour.</summary>
    internal static string CronOf(TimeSpan every) => every.TotalMinutes switch
    {
        60 => Cron.Hourly(),
        var minutes and >= 1 and < 60 when 60 % minutes == 0 => $"*/{minutes} * * * *",
        _ => throw new ArgumentOutOfRangeException(nameof(every), every, "A sweep runs every so many whole minutes that fit into an hour."),
    };

    private IEnumerable<BackgroundJobServer> Serve(IReadOnlyCollection<ISweep> sweeps, JobActivator activator, IHeartbeat? heartbeat)
    {
        // Rounds are the long jobs, so theirs is the server that keeps jobs alive; it also looks at clock and appointments, for all three.
        yield return new BackgroundJobServer(Options([JobQueue.Rounds], 1, activator, alone: false),
            HangfireSite.TablesIn(database, prepared: true, longJobs: true), heartbeat is null ? [] : [new Heart(heartbeat)]);
        yield return new BackgroundJobServer(
            Options([JobQueue.Mail], 1, activator, alone: true), HangfireSite.TablesIn(database, prepared: true));
        string[] others = [.. sweeps.Where(sweep => sweep.Here).Select(sweep => sweep.Queue).Append(JobQueue.Other)
            .Except([JobQueue.Rounds, JobQueue.Mail])];
        yield return new BackgroundJobServer(Options(others, 2, activator, alone: true), HangfireSite.TablesIn(database, prepared: true));
    }

    private static BackgroundJobServerOptions Options(string[] queues, int workers, JobActivator activator, bool alone) => new()
    {
        ServerName = $"{Environment.MachineName}:{queues[0]}",
        Queues = queues,
        WorkerCount = workers,
        Activator = activator,
        IsLightweightServer = alone,
        // So late an appointment may be kept: a retry, a lease that ends.
        SchedulePollingInterval = TimeSpan.FromSeconds(5),
        ServerTimeout = TimeSpan.FromMinutes(2),
        ShutdownTimeout = Patience,
    };

    [LoggerMessage(LogLevel.Warning,
        "Some jobs did not stop within {Patience}; what they had claimed is taken up again when its lease ends")]
    private partial void LogStillRunning(TimeSpan patience);

    private sealed class OneActivator(SweepJobs jobs) : JobActivator
    {
        public override object ActivateJob(Type jobType) => jobs;
    }

    private sealed class Heart(IHeartbeat heartbeat) : IBackgroundProcess
    {
        public void Execute(BackgroundProcessContext context)
        {
            heartbeat.RunAsync(context.StoppingToken).GetAwaiter().GetResult();
            context.Wait(heartbeat.Every);
        }
    }
}
