using System.Diagnostics;
using Recruit.Scheduler.Engines.Jobs;
using Recruit.Scheduler.Site;

namespace Recruit.Scheduler.Health;

/// <summary>A sweep whose turns are noted, measured and traced; what goes wrong in it still goes wrong.</summary>
internal class WatchedSweep(ISweep sweep, WorkerWatch watch) : ISweep
{
    public static ISweep Of(ISweep sweep, WorkerWatch watch) =>
        sweep is IRowSweep rows ? new WatchedRows(rows, watch) : new WatchedSweep(sweep, watch);

    public string Name => sweep.Name;

    public string InWords => sweep.InWords;

    public TimeSpan Every => sweep.Every;

    public string Queue => sweep.Queue;

    public bool Here => sweep.Here;

    public Task<DateTimeOffset?> DueAtAsync(CancellationToken stop) => sweep.DueAtAsync(stop);

    public Task<int> RunAsync(CancellationToken stop) => WatchAsync(sweep.RunAsync, stop);

    private async Task<int> WatchAsync(Func<CancellationToken, Task<int>> run, CancellationToken stop)
    {
        using var trace = Measures.Traces.StartActivity($"sweep {Name}");
        var started = Stopwatch.GetTimestamp();
        var error = "";
        try
        {
            var handled = await run(stop);
            watch.Note(Name, handled, error);
            Measures.Handled.Add(handled, new KeyValuePair<string, object?>("sweep", Name));
            trace?.SetTag("handled", handled);
            return handled;
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            watch.Note(Name, 0, error = fault.GetType().Name);
            trace?.SetStatus(ActivityStatusCode.Error, error);
            throw;
        }
        finally
        {
            Measures.Sweeping.Record(Stopwatch.GetElapsedTime(started).TotalSeconds,
                new KeyValuePair<string, object?>("sweep", Name), new KeyValuePair<string, object?>("error", error));
        }
    }

    private sealed class WatchedRows(IRowSweep rows, WorkerWatch watch) : WatchedSweep(rows, watch), IRowSweep
    {
        public Task<IReadOnlyList<DueRow>> DueRowsAsync(CancellationToken stop) => rows.DueRowsAsync(stop);

        public Task<int> RunRowAsync(Guid row, CancellationToken stop) => WatchAsync(token => rows.RunRowAsync(row, token), stop);
    }
}
