namespace Recruit.Scheduler.Representativeness;

/// <summary>How well a group mirrors the population in one attribute. An empty group mirrors nothing: its measures are NaN.</summary>
/// <remarks>Levels whose population share is 0 have no expectation; they may be counted, but not in Cohen's w and chi-square.</remarks>
public sealed record Mirror
{
    private readonly double total;

    /// <summary>Takes the population shares as they are given; when they do not add up to 1 they are brought to 1.</summary>
    public Mirror(IReadOnlyList<LevelCount> levels)
    {
        var population = levels.Sum(level => level.PopulationShare);
        total = levels.Sum(level => level.Count);
        Levels = levels.Select(level => Compare(level, level.PopulationShare / population)).ToList();
    }

    public IReadOnlyList<LevelComparison> Levels { get; }

    /// <summary>People counted.</summary>
    public double People => total;

    /// <summary>D = ½ Σ|p − P|: the part of the group that would have to be of another level (Duncan and Duncan, 1955).</summary>
    public double Dissimilarity => Levels.Sum(level => Math.Abs(level.Share - level.PopulationShare)) / 2;

    /// <summary>w = √Σ(p − P)²/P; 0.1 is small, 0.3 medium, 0.5 large (Cohen, Statistical Power Analysis, 1988, 7.2).</summary>
    public double CohensW => Math.Sqrt(Expected.Sum(level => Square(level.Share - level.PopulationShare) / level.PopulationShare));

    /// <summary>X² = n Σ(p − P)²/P, Pearson's goodness of fit (1900).</summary>
    public double ChiSquare => total * Square(CohensW);

    /// <summary>
    /// deff = 1 + CV² of the weights P/p that bring the group back to the population (Kish, Weighting for Unequal Pi, 1992).
    /// Infinite when a level of the population is absent, because no weight can bring it back.
    /// </summary>
    public double DesignEffect => Levels
        .Where(level => level.PopulationShare > 0)
        .Sum(level => Square(level.PopulationShare) / level.Share);

    /// <summary>n / deff: how many people drawn at random would tell as much as this group does once weighted.</summary>
    public double EffectiveSize => total / DesignEffect;

    private IEnumerable<LevelComparison> Expected => Levels.Where(level => level.PopulationShare > 0);

    private LevelComparison Compare(LevelCount level, double populationShare)
    {
        var share = level.Count / total;
        return new LevelComparison(level.Level, level.Count, share, populationShare, 100 * (share - populationShare));
    }

    private static double Square(double value) => value * value;
}
