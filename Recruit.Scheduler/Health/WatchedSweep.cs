using System.Diagnostics;
using Recruit.Scheduler.Engines;
using Recruit.Scheduler.Engines.Jobs;

namespace Recruit.Scheduler.Health;

/// <summary>A sweep whose turns are noted, measured and traced; what goes wrong in it still goes wrong.</summary>
internal sealed class WatchedSweep(ISweep sweep, WorkerWatch watch) : ISweep
{
    public string Name => sweep.Name;

    public TimeSpan Every => sweep.Every;

    public async Task<int> RunAsync(CancellationToken stop)
    {
        using var trace = Measures.Traces.StartActivity($"sweep {Name}");
        var started = Stopwatch.GetTimestamp();
        var error = "";
        try
        {
            var handled = await sweep.RunAsync(stop);
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
}
