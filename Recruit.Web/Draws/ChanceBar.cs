using Recruit.Scheduler.Draws.Publishing;

namespace Recruit.Web.Draws;

/// <summary>How many people have a chance within a range.</summary>
/// <param name="From">The lower end, between 0 and 1.</param>
/// <param name="To">The upper end; it belongs to the next bar, save for the last.</param>
public sealed record ChanceBar(double From, double To, int People)
{
    private const int Most = 10;

    /// <summary>The chances of a published draw in at most ten bars of equal width.</summary>
    public static IReadOnlyList<ChanceBar> Of(IReadOnlyList<PublishedChance> chances)
    {
        if (chances.Count == 0) return [];

        var thousandths = chances.Select(chance => (int)Math.Round(chance.Chance * NumberedPanels.Count)).ToList();
        var (lowest, highest) = (thousandths.Min(), thousandths.Max());
        var width = Math.Max(1, (highest - lowest + Most) / Most);
        var last = (highest - lowest) / width;
        var counts = thousandths.CountBy(chance => (chance - lowest) / width).ToDictionary();
        return [.. Enumerable.Range(0, last + 1).Select(bar => new ChanceBar(
            (lowest + bar * width) / (double)NumberedPanels.Count,
            bar == last ? highest / (double)NumberedPanels.Count : (lowest + (bar + 1) * width) / (double)NumberedPanels.Count,
            counts.GetValueOrDefault(bar)))];
    }
}
