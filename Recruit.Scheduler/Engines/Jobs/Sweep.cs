namespace Recruit.Scheduler.Engines.Jobs;

/// <summary>
/// Work that is due, found in rows and done a claim at a time. Running it twice, on two machines or after a crash, does no harm:
/// truth is in the rows, the job engine only wakes it.
/// </summary>
public interface ISweep
{
    /// <summary>How the engine and the pages call it, such as <c>SendDueMessages</c>.</summary>
    string Name { get; }

    /// <summary>How often it is woken when nobody asks for it sooner.</summary>
    TimeSpan Every { get; }

    /// <returns>How many rows it handled; 0 when nothing was due.</returns>
    Task<int> RunAsync(CancellationToken stop);
}

/// <summary>The port to a job engine: run these sweeps on these schedules, wake one now.</summary>
public interface IJobEngine : IAsyncDisposable
{
    /// <summary>Name and version of the library behind it.</summary>
    string Name { get; }

    Task StartAsync(IReadOnlyCollection<ISweep> sweeps, CancellationToken stop);

    /// <summary>Wakes a sweep at once instead of at its next turn.</summary>
    Task WakeAsync(string sweep, CancellationToken stop);
}
