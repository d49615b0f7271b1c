using Recruit.Scheduler.Tables.Search;

namespace Recruit.Scheduler.Tables.Composing;

/// <summary>Remembers over the rounds who has met whom, and counts it against the most that is possible.</summary>
internal sealed class MeetingBook(SearchModel model)
{
    private readonly HashSet<long> bound = BoundPairs(model);
    private readonly List<int[]> rounds = [];

    public IReadOnlyList<int[]> Rounds => rounds;

    public void Note(int[] tableOf) => rounds.Add(tableOf);

    /// <summary>Puts another seating in the place of a round when at least as many pairs meet by it.</summary>
    public bool Replace(int round, int[] tableOf)
    {
        var (before, pairs) = (rounds[round], Count().Pairs);
        rounds[round] = tableOf;
        if (Count().Pairs >= pairs) return true;

        rounds[round] = before;
        return false;
    }

    /// <summary>The model for one round, in which everyone knows whom they meet in the others.</summary>
    public SearchModel Teach(SearchModel to, int round)
    {
        var others = rounds.Where((_, index) => index != round).ToList();
        return others.Count == 0 ? to : to with { Acquaintances = AcquaintancesIn(others) };
    }

    public Meetings Count()
    {
        var met = new HashSet<long>();
        var meetings = 0L;
        foreach (var tableOf in rounds)
            foreach (var pair in PairsIn(tableOf))
            {
                meetings++;
                met.Add(pair);
            }

        var everyone = (long)model.People * (model.People - 1) / 2 - ApartPairs();
        var most = Math.Min(meetings - (rounds.Count - 1L) * bound.Count, everyone);
        return new Meetings(met.Count, most, meetings - met.Count);
    }

    private int[][] AcquaintancesIn(List<int[]> others)
    {
        var known = Enumerable.Range(0, model.People).Select(_ => new SortedSet<int>()).ToArray();
        foreach (var pair in others.SelectMany(PairsIn).Where(pair => !bound.Contains(pair)))
        {
            var (one, other) = ((int)(pair / model.People), (int)(pair % model.People));
            known[one].Add(other);
            known[other].Add(one);
        }

        return [.. known.Select(people => people.ToArray())];
    }

    private IEnumerable<long> PairsIn(int[] tableOf) =>
        from table in Enumerable.Range(0, tableOf.Length).GroupBy(person => tableOf[person])
        let people = table.ToArray()
        from one in people
        from other in people
        where one < other
        select (long)one * model.People + other;

    private long ApartPairs() =>
        model.ApartGroups.SelectMany(group => group.SelectMany(one => group.Where(other => one < other).Select(other => (one, other))))
            .Distinct()
            .LongCount();

    // Those who must share a table meet every time; that is no fault of the seating.
    private static HashSet<long> BoundPairs(SearchModel model)
    {
        var groups = model.Blocks.Concat(model.Fixed.GroupBy(person => model.Start[person]).Select(group => group.ToArray()));
        return [.. groups.SelectMany(group =>
            group.SelectMany(one => group.Where(other => one < other).Select(other => (long)one * model.People + other)))];
    }
}
