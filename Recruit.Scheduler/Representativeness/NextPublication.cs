namespace Recruit.Scheduler.Representativeness;

/// <summary>
/// What a new publication shows of one attribute, given what stands there since the former one: a figure that moved by too few people
/// keeps its former value, so that nobody is found by subtracting one publication from another.
/// </summary>
public static class NextPublication
{
    /// <summary>A figure changes only when at least so many people came or went since it was set.</summary>
    public const int LeastChange = PublicTable.LeastPeople;

    // What stands there is rounded, and up to two people off.
    private const int LeastDistance = LeastChange + 2;

    // Fewer than ten may have stood behind what was hidden; ten more have come by now.
    private const int LeastToOpen = 2 * PublicTable.LeastPeople;

    /// <param name="counts">The people now, by level.</param>
    /// <param name="former">What the former publication showed of the same levels; null where there was none.</param>
    public static PublicTable Of(IReadOnlyList<(string Level, int People)> counts, PublicTable? former)
    {
        var fresh = PublicTable.Of(counts);
        if (former is null)
            return fresh;
        var stood = former.Cells.ToDictionary(cell => cell.Level, cell => cell.People);
        var shown = counts
            .Zip(fresh.Cells, (count, cell) => Next(stood.GetValueOrDefault(count.Level), cell.People, count.People)).ToArray();
        HideFindable(shown, [.. counts.Select(count => count.People)]);
        return new PublicTable(
            [.. counts.Zip(shown, (count, people) => new PublicCell(count.Level, people))],
            Next(former.Total, fresh.Total, counts.Sum(count => count.People)));
    }

    private static int? Next(int? former, int? fresh, int people) => former switch
    {
        null => people >= LeastToOpen ? fresh : null,
        { } stands when Math.Abs(people - stands) < LeastDistance => stands,
        _ => fresh,
    };

    /// <summary>One hidden cell alone, or several that together hold too few people, would be found from the total.</summary>
    private static void HideFindable(int?[] shown, IReadOnlyList<int> people)
    {
        while (true)
        {
            var hidden = shown.Index().Where(cell => cell.Item is null).ToList();
            if (hidden.Count is 0 || (hidden.Count > 1 && hidden.Sum(cell => people[cell.Index]) >= PublicTable.LeastPeople))
                return;
            if (hidden.Count == shown.Length)
                return;
            var (smallest, _) = shown.Index().Where(cell => cell.Item is not null).MinBy(cell => people[cell.Index]);
            shown[smallest] = null;
        }
    }
}
