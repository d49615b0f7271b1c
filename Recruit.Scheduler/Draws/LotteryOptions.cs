namespace Recruit.Scheduler.Draws;

/// <summary>How to draw. The same problem, options and solver give the same lottery.</summary>
public sealed record LotteryOptions
{
    public Fairness Fairness { get; init; } = Fairness.Leximin;

    public long Seed { get; init; } = 1;

    /// <summary>The proven gap, in proportion to the bound, at which the work is done.</summary>
    public double Gap { get; init; } = 1e-5;

    /// <summary>A stop, not a budget: when it strikes, the lottery says so and is no longer repeatable.</summary>
    public TimeSpan? TimeLimit { get; init; }
}
