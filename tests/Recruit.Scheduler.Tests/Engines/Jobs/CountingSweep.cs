using System.Collections.Concurrent;
using Recruit.Scheduler.Engines.Jobs;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Engines.Jobs;

/// <summary>A sweep over rows that a test lays out: it counts its turns, and says when each begins and ends.</summary>
internal class CountingSweep(string name) : ISweep
{
    private readonly ConcurrentDictionary<(bool Ended, int Count), TaskCompletionSource> waiting = [];
    private int began;
    private int runs;

    public string Name => name;
    public string InWords => $"Doe {name}";
    public TimeSpan Every { get; init; } = TimeSpan.FromHours(1);
    public string Queue { get; init; } = JobQueue.Other;
    public bool Here { get; init; } = true;
    public int Begun => began;
    public int Runs => runs;

    /// <summary>When the next row is due; null for none.</summary>
    public Func<DateTimeOffset?> DueAt { get; set; } = () => null;

    /// <returns>How many rows were handled.</returns>
    public Func<CancellationToken, Task<int>> During { get; init; } = _ => Task.FromResult(0);

    public Task<DateTimeOffset?> DueAtAsync(CancellationToken stop) => Task.FromResult(DueAt());

    public Task Began(int times) => At(ended: false, times).Task.ForAsync($"the start of turn {times} of {name}");

    public Task Ran(int times) => At(ended: true, times).Task.ForAsync($"the end of turn {times} of {name}");

    public async Task<int> RunAsync(CancellationToken stop)
    {
        At(ended: false, Interlocked.Increment(ref began)).TrySetResult();
        try
        {
            return await During(stop);
        }
        finally
        {
            At(ended: true, Interlocked.Increment(ref runs)).TrySetResult();
        }
    }

    private TaskCompletionSource At(bool ended, int count) =>
        waiting.GetOrAdd((ended, count), _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}

/// <summary>A sweep whose rows are jobs of their own.</summary>
internal sealed class CountingRows(string name, params DueRow[] rows) : CountingSweep(name), IRowSweep
{
    public Task<IReadOnlyList<DueRow>> DueRowsAsync(CancellationToken stop) => Task.FromResult<IReadOnlyList<DueRow>>(rows);

    public Task<int> RunRowAsync(Guid row, CancellationToken stop) => RunAsync(stop);
}
