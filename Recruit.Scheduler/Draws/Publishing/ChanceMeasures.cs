namespace Recruit.Scheduler.Draws.Publishing;

/// <summary>How equal chances are.</summary>
public static class ChanceMeasures
{
    /// <summary>Gini's coefficient: 0 when all are equal, near 1 when one has all (Gini, Variabilità e mutabilità, 1912).</summary>
    public static double GiniOf(IReadOnlyCollection<double> chances)
    {
        var sum = chances.Sum();
        return sum == 0
            ? 0
            : chances.Order().Index().Sum(one => (2.0 * (one.Index + 1) - chances.Count - 1) * one.Item) / (chances.Count * sum);
    }

    /// <summary>The root of the product of all: 0 as soon as one is.</summary>
    public static double GeometricMeanOf(IReadOnlyCollection<double> chances) =>
        chances.Count == 0 || chances.Any(chance => chance <= 0) ? 0 : Math.Exp(chances.Average(Math.Log));
}
