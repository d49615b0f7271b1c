namespace Recruit.Scheduler.Draws;

/// <summary>How to draw. The same problem, options and solver give the same lottery.</summary>
public sealed record LotteryOptions
{
    public Fairness Fairness { get; init; } = Fairness.Leximin;

    public long Seed { get; init; } = 1;

    /// <summary>The proven gap, in proportion to the bound, at which the work is done.</summary>
    public double Gap { get; init; } = 1e-5;

    /// <summary>
    /// How much the search for panels and their mixture may do, in billions of numbers gone through: about as many seconds. When it
    /// strikes, the lottery says so, and is the same on every machine all the same.
    /// </summary>
    public double Work { get; init; } = 300;

    /// <summary>A stop by the clock, where somebody set one: when it strikes, the lottery says so and is no longer repeatable.</summary>
    public TimeSpan? TimeLimit { get; init; }
}
