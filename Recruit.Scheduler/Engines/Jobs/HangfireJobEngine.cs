using Hangfire;
using Hangfire.Server;
using Hangfire.States;
using Microsoft.Extensions.Logging;

namespace Recruit.Scheduler.Engines.Jobs;

/// <summary>
/// Wakes sweeps by Hangfire. Each machine has its own alarm clock, a process of its Hangfire server, and its own queue, in which a turn of a sweep is a
/// job: so sweeps keep a rhythm of seconds, every machine shows that it ticks, and one that dies leaves no schedule behind that fills a queue for nobody.
/// </summary>
public sealed class HangfireJobEngine(Lazy<JobStorage> storage, ILogger<HangfireJobEngine> log) : IJobEngine
{
    private const string QueuePrefix = "recruit-";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly string queue = $"{QueuePrefix}{Guid.NewGuid():N}";
    private readonly CancellationTokenSource stopping = new();
    private readonly AutoResetEvent woken = new(false);
    private Dictionary<string, SweepBell> bells = [];
    private BackgroundJobServer? server;

    public string Name => $"Hangfire {typeof(BackgroundJobServer).Assembly.GetName().Version?.ToString(3)}";

    public Task StartAsync(IReadOnlyCollection<ISweep> sweeps, CancellationToken stop) => Task.Run(() =>
    {
        bells = sweeps.ToDictionary(sweep => sweep.Name, sweep => new SweepBell(new GuardedSweep(sweep, log), sweep.Every), StringComparer.Ordinal);
        server = new BackgroundJobServer(new BackgroundJobServerOptions
        {
            ServerName = Environment.MachineName,
            Queues = [queue],
            // A place for each, so that a long matching round holds up no mail, and one for a turn that came twice.
            WorkerCount = sweeps.Count + 1,
            Activator = new TurnActivator(this),
            // Nothing of ours waits in Hangfire's own schedules.
            SchedulePollingInterval = TimeSpan.FromMinutes(1),
            ShutdownTimeout = Patience,
        }, storage.Value, [new AlarmClock(this, new BackgroundJobClient(storage.Value))]);
    }, stop);

    public Task WakeAsync(string sweep, CancellationToken stop)
    {
        if (!bells.TryGetValue(sweep, out var bell))
            throw new ArgumentException($"There is no sweep {sweep}.", nameof(sweep));
        bell.Wake();
        woken.Set();
        return Task.CompletedTask;
    }

    /// <summary>Tells running sweeps to stop and waits for them.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref server, null) is not { } running)
            return;
        await stopping.CancelAsync();
        running.SendStop();
        await Task.WhenAll(bells.Values.Select(bell => bell.CloseAsync()));
        using var deadline = new CancellationTokenSource(Patience);
        await running.WaitForShutdownAsync(deadline.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        running.Dispose();
    }

    /// <summary>The clock of one machine, in the care of Hangfire's server, which starts it when the server is known and again when it fails.</summary>
    private sealed class AlarmClock(HangfireJobEngine engine, BackgroundJobClient jobs) : IBackgroundProcess
    {
        private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);
        private bool cleared;

        public void Execute(BackgroundProcessContext context)
        {
            if (!cleared)
                ClearAfterTheDead(context.Storage);
            cleared = true;
            foreach (var (sweep, bell) in engine.bells)
                if (bell.Rings())
                    jobs.Create<HangfireTurn>(turn => turn.RunAsync(sweep), new EnqueuedState(engine.queue));
            WaitHandle.WaitAny([context.StoppingToken.WaitHandle, engine.woken], Tick);
        }

        /// <summary>Removes the turns in queues whose machine is gone: nobody would ever take them.</summary>
        private void ClearAfterTheDead(JobStorage storage)
        {
            var known = storage.GetMonitoringApi();
            var alive = known.Servers().SelectMany(server => server.Queues).ToHashSet(StringComparer.Ordinal);
            using var connection = storage.GetConnection();
            foreach (var dead in known.Queues().Where(queue => queue.Name.StartsWith(QueuePrefix, StringComparison.Ordinal) && !alive.Contains(queue.Name)))
            {
                using var patience = new CancellationTokenSource(Patience);
                for (var left = dead.Length; left > 0; left--)
                {
                    using var turn = connection.FetchNextJob([dead.Name], patience.Token);
                    jobs.Delete(turn.JobId);
                    turn.RemoveFromQueue();
                }
            }
        }
    }

    private sealed class TurnActivator(HangfireJobEngine engine) : JobActivator
    {
        public override object ActivateJob(Type jobType) => new HangfireTurn(sweep => engine.bells.TryGetValue(sweep, out var bell) ? bell.RunAsync(engine.stopping.Token) : Task.CompletedTask);
    }
}

/// <summary>A turn of a sweep as Hangfire knows it: tried once, because our rows bring back what failed.</summary>
internal sealed class HangfireTurn(Func<string, Task> run)
{
    [JobDisplayName("{0}")]
    [AutomaticRetry(Attempts = 0)]
    public Task RunAsync(string sweep) => run(sweep);
}
