namespace Recruit.Scheduler.Engines.Solver;

/// <summary>How long a solver may take, and the seed of its choices.</summary>
/// <param name="Time">By the clock, where somebody set a time: what is found then depends on the machine.</param>
public sealed record SolveBudget(TimeSpan Time, int Seed = 1)
{
    /// <summary>Far more than a linear program in the middle of a draw needs.</summary>
    public static readonly SolveBudget Ordinary = OfWork(60);

    /// <summary>
    /// How much a search may do, in OR-Tools' own deterministic seconds: what it finds within this is the same on every machine,
    /// unless <see cref="Time"/> strikes first.
    /// </summary>
    public double Work { get; init; } = double.PositiveInfinity;

    /// <summary>A limit in work alone, so that the same question has the same answer on every machine, however slow or busy.</summary>
    public static SolveBudget OfWork(double work, int seed = 1) => new(TimeSpan.MaxValue, seed) { Work = work };
}
