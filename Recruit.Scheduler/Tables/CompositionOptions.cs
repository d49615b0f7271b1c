namespace Recruit.Scheduler.Tables;

/// <summary>How long and how to search. The same seed, threads and moves give the same composition on every machine.</summary>
public sealed record CompositionOptions
{
    public long Seed { get; init; } = 1;

    /// <summary>How many searches run side by side; it is part of what makes a composition repeatable.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>A stop, not a budget: when it strikes, the composition says so and is no longer repeatable.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>How many swaps each thread tries at most; null lets the size of the problem decide.</summary>
    public long? Moves { get; init; }

    public SolverUse Solver { get; init; }
}

/// <summary>When the exact engine may add to what the search finds.</summary>
public enum SolverUse
{
    /// <summary>Where a small problem's bound was not met, or nothing was found that keeps every rule.</summary>
    Auto,

    /// <summary>Never.</summary>
    Search,

    /// <summary>Wherever the bound was not met, for as long as the time limit allows.</summary>
    Exact,
}
