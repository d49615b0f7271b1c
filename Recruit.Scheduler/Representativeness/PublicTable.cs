namespace Recruit.Scheduler.Representativeness;

/// <summary>One figure as the public may see it: rounded, or hidden.</summary>
public sealed record PublicCell(string Level, int? People)
{
    public bool Hidden => People is null;
}

/// <summary>
/// Counts made fit for publication: a cell under 10, also an empty one, is hidden, and with it the next smallest when it could
/// be found by subtraction; the rest and the total are rounded to 5.
/// </summary>
public sealed record PublicTable(IReadOnlyList<PublicCell> Cells, int? Total)
{
    /// <summary>Cells of fewer people than this say too much about one of them.</summary>
    public const int LeastPeople = 10;

    private const int Step = 5;

    public static PublicTable Of(IReadOnlyList<(string Level, int People)> counts)
    {
        var hidden = ToHide(counts);
        var total = counts.Sum(cell => cell.People);
        return new PublicTable(
            counts.Select((cell, index) => new PublicCell(cell.Level, hidden.Contains(index) ? null : Round(cell.People))).ToList(),
            total < LeastPeople ? null : Round(total));
    }

    /// <summary>The small cells, and the next smallest ones until at least two are hidden that together hold enough people.</summary>
    private static HashSet<int> ToHide(IReadOnlyList<(string Level, int People)> counts)
    {
        var hidden = new HashSet<int>();
        var people = 0;

        foreach (var (index, cell) in counts.Index().OrderBy(cell => cell.Item.People).ThenBy(cell => cell.Index))
        {
            var findable = hidden.Count == 1 || (hidden.Count > 1 && people < LeastPeople);
            if (cell.People >= LeastPeople && !findable)
                break;
            hidden.Add(index);
            people += cell.People;
        }

        return hidden;
    }

    /// <summary>To the nearest 5.</summary>
    public static int Round(int people) => (int)Math.Round(people / (double)Step, MidpointRounding.AwayFromZero) * Step;
}
