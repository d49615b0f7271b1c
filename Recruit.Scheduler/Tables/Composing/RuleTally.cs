namespace Recruit.Scheduler.Tables.Composing;

/// <summary>Counts at every table what the rules look at, and how many people are amiss, while people come and go one by one.</summary>
internal sealed class RuleTally
{
    private readonly IReadOnlyList<TableSpec> tables;
    private readonly int[][] kindsOf;
    private readonly int[][] groupsOf;
    private readonly int[,] least;
    private readonly int[,] most;
    private readonly int[,] counts;
    private readonly Dictionary<int, int>[] groupsAt;

    public RuleTally(CompositionProblem problem)
    {
        tables = problem.Tables;
        var kinds = tables.SelectMany(table => table.Roles.Select(quota => new Kind(null, quota.Role))
            .Concat(table.Targets.Select(target => new Kind(target.Attribute, target.Level)))).Distinct().ToList();
        var groups = new Dictionary<string, int>();
        kindsOf = [.. problem.Guests.Select(guest => Enumerable.Range(0, kinds.Count).Where(kind => kinds[kind].Has(guest)).ToArray())];
        groupsOf = [.. problem.Guests.Select(guest =>
            DistancesOf(guest).Select(name => groups.TryGetValue(name, out var known) ? known : groups[name] = groups.Count).ToArray())];
        (least, most, counts) = (new int[tables.Count, kinds.Count], new int[tables.Count, kinds.Count],
            new int[tables.Count, kinds.Count]);
        groupsAt = [.. tables.Select(_ => new Dictionary<int, int>())];
        Sizes = new int[tables.Count];
        for (var table = 0; table < tables.Count; table++)
            for (var kind = 0; kind < kinds.Count; kind++) SetLimits(table, kind, kinds[kind]);
        Breaches = tables.Sum(table => table.Min) + Enumerable.Range(0, tables.Count)
            .Sum(table => Enumerable.Range(0, kinds.Count).Sum(kind => Off(table, kind)));
    }

    /// <summary>The tally of a seating; −1 for those who have no seat.</summary>
    public static RuleTally Of(CompositionProblem problem, int[] tableOf)
    {
        var tally = new RuleTally(problem);
        for (var guest = 0; guest < tableOf.Length; guest++)
            if (tableOf[guest] >= 0) tally.Add(guest, tableOf[guest]);
        return tally;
    }

    /// <summary>
    /// People too few or too many for sizes, quotas and targets, plus people at a table with somebody of whom they must keep apart.
    /// </summary>
    public int Breaches { get; private set; }

    /// <summary>The sum of the squares of the sizes: least when they are equal.</summary>
    public long Squares { get; private set; }

    public int[] Sizes { get; }

    public void Add(int guest, int table)
    {
        Breaches += OffSize(table, Sizes[table] + 1) - OffSize(table, Sizes[table]);
        Squares += 2 * Sizes[table]++ + 1;
        foreach (var kind in kindsOf[guest]) Step(table, kind, +1);
        foreach (var group in groupsOf[guest])
            if ((groupsAt[table][group] = groupsAt[table].GetValueOrDefault(group) + 1) > 1) Breaches++;
    }

    public void Remove(int guest, int table)
    {
        Breaches += OffSize(table, Sizes[table] - 1) - OffSize(table, Sizes[table]);
        Squares -= 2 * --Sizes[table] + 1;
        foreach (var kind in kindsOf[guest]) Step(table, kind, -1);
        foreach (var group in groupsOf[guest])
            if (--groupsAt[table][group] >= 1) Breaches--;
    }

    private void Step(int table, int kind, int step)
    {
        var before = Off(table, kind);
        counts[table, kind] += step;
        Breaches += Off(table, kind) - before;
    }

    private void SetLimits(int table, int kind, Kind of)
    {
        (least[table, kind], most[table, kind]) = (0, int.MaxValue);
        foreach (var quota in tables[table].Roles.Where(quota => of == new Kind(null, quota.Role)))
            least[table, kind] = Math.Max(least[table, kind], quota.Least);
        foreach (var target in tables[table].Targets.Where(target => of == new Kind(target.Attribute, target.Level)))
            (least[table, kind], most[table, kind]) = (Math.Max(least[table, kind], target.Min), Math.Min(most[table, kind], target.Max));
    }

    private int Off(int table, int kind) =>
        Math.Max(0, least[table, kind] - counts[table, kind]) + Math.Max(0, counts[table, kind] - most[table, kind]);

    private int OffSize(int table, int size) => Math.Max(0, tables[table].Min - size) + Math.Max(0, size - tables[table].Max);

    private static IEnumerable<string> DistancesOf(Guest guest) =>
        guest.Apart.Distinct().Select(name => "apart " + name).Concat(guest.Household is { } household ? ["household " + household] : []);

    /// <summary>A role, or a level of an attribute, that some table asks for.</summary>
    private sealed record Kind(string? Attribute, string Name)
    {
        public bool Has(Guest guest) => Attribute is null ? guest.Role == Name : guest.LevelOf(Attribute) == Name;
    }
}
