namespace Recruit.Scheduler.Engines.Jobs;

/// <summary>
/// When a sweep is due on this machine, for an engine that has no rhythm of seconds. It never runs twice at once, whoever calls it; calls while it runs
/// make one more run; and a call that nobody answered is made again after a while.
/// </summary>
internal sealed class SweepBell(GuardedSweep sweep, TimeSpan every)
{
    private static readonly TimeSpan Lost = TimeSpan.FromMinutes(1);
    private readonly Lock change = new();
    private readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private State state;
    private long dueAt;
    private bool again;
    private bool closing;

    private enum State { Waiting, Called, Running }

    /// <summary>Whether the engine must call the sweep now; true once for each turn.</summary>
    public bool Rings()
    {
        lock (change)
        {
            if (closing || state == State.Running || dueAt > Environment.TickCount64)
                return false;
            (state, dueAt) = (State.Called, In(every + Lost));
            return true;
        }
    }

    /// <summary>Makes it due at once; while it runs, once more as soon as it ends.</summary>
    public void Wake()
    {
        lock (change)
        {
            again = state == State.Running;
            dueAt = state == State.Waiting ? 0 : dueAt;
        }
    }

    /// <summary>Runs the sweep, unless it runs already or nothing may begin any more.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        if (!Begins())
            return;
        do
            await sweep.RunAsync(stop);
        while (GoesOn());
    }

    /// <summary>Lets no turn begin any more, and waits for the one that runs.</summary>
    public Task CloseAsync()
    {
        lock (change)
        {
            closing = true;
            return state == State.Running ? closed.Task : Task.CompletedTask;
        }
    }

    private bool Begins()
    {
        lock (change)
        {
            if (closing || state == State.Running)
                return false;
            (state, again) = (State.Running, false);
            return true;
        }
    }

    private bool GoesOn()
    {
        lock (change)
        {
            if (again && !closing)
                return !(again = false);
            (state, dueAt) = (State.Waiting, In(every));
            if (closing)
                closed.SetResult();
            return false;
        }
    }

    private static long In(TimeSpan time) => Environment.TickCount64 + (long)time.TotalMilliseconds;
}
