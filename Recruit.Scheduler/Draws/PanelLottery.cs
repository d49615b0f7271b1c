namespace Recruit.Scheduler.Draws;

/// <summary>What "fair" is to mean in a draw.</summary>
public enum Fairness
{
    /// <summary>The lowest chance is as high as it can be, then the next lowest, and so on.</summary>
    Leximin,

    /// <summary>The lowest chance is as high as it can be.</summary>
    Maximin,

    /// <summary>The highest chance is as low as it can be.</summary>
    MinimalHighest,

    /// <summary>High chances are kept low as low ones are kept high: how often the even share goes into the highest chance, plus how often
    /// the lowest goes into the even share, is as small as it can be; within that the lowest are raised as in leximin.</summary>
    Goldilocks,
}

/// <summary>A lottery over panels that keep every rule, with everyone's chance and the proof of how fair it is.</summary>
public sealed record PanelLottery
{
    public required PanelProblem Problem { get; init; }

    public required Fairness Fairness { get; init; }

    /// <summary>Everyone of the pool is in exactly one of these.</summary>
    public required IReadOnlyList<PoolType> Types { get; init; }

    /// <summary>Different panels; the probabilities are above 0 and sum to 1.</summary>
    public required IReadOnlyList<TypePanel> Panels { get; init; }

    /// <summary>Everyone's chance of a seat in this very lottery, in the order of the pool.</summary>
    public required IReadOnlyList<double> Chances { get; init; }

    /// <summary>People whom no panel can hold.</summary>
    public required IReadOnlyList<WithoutChance> WithoutChance { get; init; }

    public required LotteryProof Proof { get; init; }

    /// <summary>The lowest chance, divided by the boost, of those who can be drawn and have no seat for certain.</summary>
    public double LowestChance => Candidates().Select(member => Chances[member] / Problem.Pool[member].Boost).DefaultIfEmpty(1).Min();

    /// <summary>The highest chance of the same, divided by the boost.</summary>
    public double HighestChance => Candidates().Select(member => Chances[member] / Problem.Pool[member].Boost).DefaultIfEmpty(1).Max();

    /// <summary>What everyone who can be drawn, and has no seat for certain, had if all could have the same; times the boost.</summary>
    public double EvenShare => Problem.EvenShareOf(Candidates());

    private IEnumerable<int> Candidates() =>
        Enumerable.Range(0, Problem.Pool.Count)
            .Where(member => !Problem.Pool[member].MustHave)
            .Except(WithoutChance.Select(person => person.Member));
}

/// <summary>How far a lottery can be from the fairest one there is.</summary>
/// <param name="Attained">The lowest chance of this lottery (the highest, where that was to be minimal; the sum of both proportions for
/// Goldilocks), each divided by the person's boost.</param>
/// <param name="Bound">No lottery does better than this.</param>
public sealed record LotteryProof(double Attained, double Bound, ChanceCertificate Certificate)
{
    /// <summary>
    /// What leximin settled one after the other, the lowest chance first; only the first for the other kinds of fairness.
    /// </summary>
    public IReadOnlyList<ChanceLevel> Levels { get; init; } = [];

    /// <summary>
    /// What the levels are proven by besides the rules: inequalities that every panel keeps although the sums of the rules do not say so.
    /// </summary>
    public IReadOnlyList<ProvenCut> Cuts { get; init; } = [];

    /// <summary>Why the work ended before the proof was complete; null when it is complete.</summary>
    public string? EndedBecause { get; init; }

    /// <summary>How far the two can be apart, in proportion to the bound.</summary>
    public double Gap => Bound == 0 ? 0 : Math.Abs(Bound - Attained) / Math.Abs(Bound);
}

/// <summary>Types that leximin settled together, because none of them can rise without lowering someone who has less.</summary>
/// <param name="Chance">The lowest of theirs in this lottery, divided by their boost.</param>
/// <param name="Bound">Where everyone of the levels before has the chance of that level, these cannot all have more.</param>
public sealed record ChanceLevel(double Chance, double Bound, IReadOnlyList<int> Types)
{
    /// <summary>Per type, the weight of each of its people in the proof, above 0; over all of them weight · boost sums to one.</summary>
    public required IReadOnlyList<double> Weights { get; init; }

    /// <summary>Per rule in the order of <c>PanelRules</c>, then per cut; they add up to the bound.</summary>
    public required IReadOnlyList<double> Prices { get; init; }

    /// <summary>How far the two can be apart, in proportion to the bound.</summary>
    public double Gap => Bound <= 0 ? 0 : Math.Max(0, Bound - Chance) / Bound;

    /// <summary>The largest gap of all; 0 where there are none.</summary>
    public static double WorstGapOf(IEnumerable<ChanceLevel> levels) => levels.Select(level => level.Gap).DefaultIfEmpty().Max();
}

/// <summary>
/// What holds for every panel although the sums of the rules do not say it: no panel's weights come above the bound. Found
/// and proven by search.
/// </summary>
/// <param name="Weights">Per type, the weight of a seat that one of them has.</param>
public sealed record ProvenCut(IReadOnlyList<double> Weights, double Bound);

/// <summary>
/// Weights that prove the bound: the weights of the people on any panel sum to at most <paramref name="Bound"/>,
/// and over all people weight · boost sums to one. So the lowest chance, which is at most the weighted mean of all, is at most the bound.
/// </summary>
/// <param name="Weights">Per type, the weight of each of its people; at least 0. For the highest chance the signs turn about: no panel has
/// less than the bound. For Goldilocks those that hold the lowest chance down are below 0, and the larger sum of both is one.</param>
/// <param name="Prices">A price per rule in the order of <c>PanelRules</c>. Where plain arithmetic with them gives the bound, no search is
/// needed; empty where only a search does.</param>
public sealed record ChanceCertificate(IReadOnlyList<double> Weights, IReadOnlyList<double> Prices, double Bound);
