namespace Recruit.Scheduler.Tables.Search;

/// <summary>Some tables of a search and the people who sit there, as a search of its own.</summary>
/// <param name="People">The number in the whole of each person of the part.</param>
/// <param name="Tables">The number in the whole of each table of the part.</param>
internal sealed record SomeTables(SearchModel Part, int[] People, int[] Tables)
{
    public static SomeTables Of(SearchModel whole, int[] tables, int[] tableOf)
    {
        int[] people = [.. Enumerable.Range(0, whole.People).Where(person => tables.Contains(tableOf[person]))];
        var placeOf = people.Index().ToDictionary(one => one.Item, one => one.Index);
        var part = new SearchModel
        {
            Attributes = whole.Attributes,
            Levels = whole.Levels,
            LevelsOf = [.. people.SelectMany(person => whole.LevelsOf[(person * whole.Attributes)..((person + 1) * whole.Attributes)])],
            KindOf = [.. tables.Select(table => whole.KindOf[table])],
            Costs = whole.Costs,
            Start = [.. people.Select(person => Array.IndexOf(tables, tableOf[person]))],
            Masks = MasksOf(whole, people, tables),
            ApartGroups = [.. Among(whole.ApartGroups).Where(group => group.Length > 1)],
            Blocks = [.. Among(whole.Blocks).Where(block => block.Length > 0)],
            Fixed = [.. whole.Fixed.Where(placeOf.ContainsKey).Select(person => placeOf[person])],
        };
        return new SomeTables(part, people, tables);

        IEnumerable<int[]> Among(IReadOnlyList<int[]> groups) =>
            groups.Select(group => group.Where(placeOf.ContainsKey).Select(person => placeOf[person]).ToArray());
    }

    /// <summary>Puts a seating of the part into the whole.</summary>
    public void Apply(int[] seating, int[] tableOf)
    {
        foreach (var (person, table) in People.Zip(seating)) tableOf[person] = Tables[table];
    }

    private static TableMasks? MasksOf(SearchModel whole, int[] people, int[] tables)
    {
        if (whole.Masks is not { } masks) return null;
        var open = new TableMasks(people.Length, tables.Length);
        foreach (var (place, person) in people.Index()) open.Allow(place, table => masks.Allows(person, tables[table]));
        return open;
    }
}
