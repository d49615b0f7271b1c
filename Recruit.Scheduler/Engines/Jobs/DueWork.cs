using System.Collections.Concurrent;
using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using Microsoft.Extensions.Logging;
using Recruit.Data.Postgres;

namespace Recruit.Scheduler.Engines.Jobs;

/// <summary>
/// Asks the rows what is due, and puts a job for it into the queue of all machines. Asked after every press and every turn, when all is
/// committed: so no store need announce what it made due, and none can forget to. Of a job that waits already there is no second.
/// </summary>
public sealed partial class DueWork(IEnumerable<ISweep> sweeps, Lazy<JobStorage> storage, TimeProvider clock, ILogger log)
{
    // More than ever wait, of a kind.
    private const int Looked = 500;

    // So many who press at once are more than chance.
    private const int Crowd = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly IReadOnlyList<ISweep> sweeps = [.. sweeps];
    private readonly Together<bool, bool> askers = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> appointments = new(StringComparer.Ordinal);
    private readonly Lazy<BackgroundJobClient> jobs = new(() => new BackgroundJobClient(storage.Value));

    /// <summary>
    /// Wakes every sweep for which something is due, and makes an appointment where something will be before its next turn. Of all who
    /// press at the same moment one asks for all.
    /// </summary>
    public Task WakeAsync(CancellationToken stop) =>
        askers.AskAsync(true, async all =>
        {
            foreach (var sweep in sweeps)
                await WakeAsync(sweep, now: true, stop);
            // A crowd makes the same things due again and again: a few times a second is often enough.
            if (all.Count >= Crowd)
                await Task.Delay(Pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return [.. all];
        }, stop);

    /// <summary>
    /// After a turn: what it did may have made anything due; where it found nothing, only its own next row is looked for.
    /// </summary>
    internal Task GoOnAsync(ISweep sweep, int handled, CancellationToken stop) =>
        handled > 0 ? WakeAsync(stop) : WakeAsync(sweep, now: false, stop);

    /// <param name="now">Whether it is called at once for what is due; not when it just looked and could do nothing about it.</param>
    internal async Task WakeAsync(ISweep sweep, bool now, CancellationToken stop)
    {
        try
        {
            if (await sweep.DueAtAsync(stop) is not { } due)
                return;
            var ahead = due - clock.GetUtcNow();
            if (ahead > TimeSpan.Zero)
                Appoint(sweep, due, ahead);
            else if (now)
                await CallAsync(sweep, stop);
        }
        catch (ObjectDisposedException)
        {
            // The program ends while somebody's press is still looked into.
        }
        catch (Exception error)
        {
            // Its next turn by the clock finds what we could not announce.
            if (!stop.IsCancellationRequested)
                LogNotWoken(sweep.Name, error.GetType().Name);
        }
    }

    /// <summary>Puts a turn of a sweep, or a job for each of its rows, into the queue.</summary>
    internal async Task CallAsync(ISweep sweep, CancellationToken stop)
    {
        if (sweep is IRowSweep rows)
            foreach (var row in await rows.DueRowsAsync(stop))
                Enqueue(sweep.Queue, SweepJobs.OfRow(sweep, row), row.Id);
        else
            Enqueue(sweep.Queue, SweepJobs.Of(sweep), sweep.Name);
    }

    private void Enqueue(string queue, Job job, object named)
    {
        if (!storage.Value.GetMonitoringApi()
            .EnqueuedJobs(queue, 0, Looked)
            .Any(waiting => waiting.Value.Job?.Args.Contains(named) == true))
            jobs.Value.Create(job, new EnqueuedState(queue));
    }

    private void Appoint(ISweep sweep, DateTimeOffset due, TimeSpan ahead)
    {
        if (ahead > sweep.Every || (appointments.TryGetValue(sweep.Name, out var made) && made > due - ahead && made <= due))
            return;
        appointments[sweep.Name] = due;
        jobs.Value.Create(SweepJobs.Of(sweep), new ScheduledState(ahead));
    }

    [LoggerMessage(LogLevel.Warning, "{Sweep} could not be woken and waits for its next turn: {Error}")]
    private partial void LogNotWoken(string sweep, string error);
}
