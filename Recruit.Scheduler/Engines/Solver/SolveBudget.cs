namespace Recruit.Scheduler.Engines.Solver;

/// <summary>How long a solver may take, and the seed of its choices.</summary>
public sealed record SolveBudget(TimeSpan Time, int Seed = 1)
{
    /// <summary>Enough for a linear program in the middle of a draw.</summary>
    public static readonly SolveBudget Ordinary = new(TimeSpan.FromSeconds(60));

    /// <summary>
    /// How much an exact search may do, in CP-SAT's own deterministic seconds: what it finds within this is the same on every machine,
    /// unless <see cref="Time"/> strikes first.
    /// </summary>
    public double Work { get; init; } = double.PositiveInfinity;
}
