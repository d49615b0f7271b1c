namespace Recruit.Data.Reference;

/// <summary>The part of a population, between 0 and 1, that has a level of an attribute.</summary>
public sealed record PopulationShare(string Level, double Share)
{
    /// <summary>Turns counts into shares of their sum, in the same order.</summary>
    internal static IReadOnlyList<PopulationShare> Of(IReadOnlyList<(string Level, double Count)> counts)
    {
        var total = counts.Sum(cell => cell.Count);
        return counts.Select(cell => new PopulationShare(cell.Level, cell.Count / total)).ToList();
    }
}
