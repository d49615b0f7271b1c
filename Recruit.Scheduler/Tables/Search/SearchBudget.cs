namespace Recruit.Scheduler.Tables.Search;

/// <summary>How many moves each thread may try, in annealings that grow four times longer each, until the bound is met.</summary>
public sealed record SearchBudget(IReadOnlyList<long> Annealings)
{
    private const long Least = 1_000_000;
    private const long MovesPerPerson = 2_000;

    public long Moves => Annealings.Sum();

    /// <summary>
    /// A million moves at first for up to five hundred people and two thousand per person beyond. Small groups get two longer attempts after it,
    /// large ones a single one, very large ones none: there the first already takes a minute.
    /// </summary>
    public static SearchBudget For(int people, long? moves)
    {
        var first = Math.Max(Least, MovesPerPerson * people);
        var most = moves ?? first * (people switch { <= 3_000 => 21, <= 20_000 => 5, _ => 1 });
        var annealings = new List<long>();
        for (var next = first; most > 0; next *= 4)
        {
            annealings.Add(Math.Min(next, most));
            most -= next;
        }

        return new SearchBudget(annealings.Count > 0 ? annealings : [0]);
    }
}
