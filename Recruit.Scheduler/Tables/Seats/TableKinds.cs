using Recruit.Scheduler.Tables.Search;

namespace Recruit.Scheduler.Tables.Seats;

/// <summary>
/// Sorts tables into kinds that cost the same: equal size, quotas, targets, and levels of which too few people can sit there.
/// </summary>
internal sealed class TableKinds(IReadOnlyList<TableSpec> tables, Numbering numbering, TableMasks masks, ushort[] levelsOf)
{
    private readonly int levels = numbering.Attributes.Sum(attribute => attribute.Levels.Length);

    public (IReadOnlyList<TableKind> Kinds, int[] KindOf) Sort(int[] sizes)
    {
        var kinds = new List<TableKind>();
        var kindOf = new int[tables.Count];
        var known = new Dictionary<string, int>();
        var confined = numbering.Seated.Any(guest => masks.CountOf(guest) < tables.Count);
        var settled = SettledPeople();
        for (var table = 0; table < tables.Count; table++)
        {
            var (least, most) = LimitsAt(table);
            var ideals = numbering.IdealsAt(sizes[table]);
            if (confined) LowerToThoseWhoCanCome(table, sizes[table], most);
            RaiseToThoseWhoStay(settled.AsSpan(table * levels, levels), ideals, least);
            var key = $"{sizes[table]}|{string.Join(',', least)}|{string.Join(',', most)}";
            if (!known.TryGetValue(key, out kindOf[table]))
            {
                known[key] = kindOf[table] = kinds.Count;
                kinds.Add(new TableKind(sizes[table], ideals, least, most));
            }
        }

        return (kinds, kindOf);
    }

    private (int[] Least, int[] Most) LimitsAt(int table)
    {
        var least = new int[levels];
        int[] most = [.. Enumerable.Repeat(int.MaxValue, levels)];
        foreach (var quota in tables[table].Roles)
            if (numbering.RoleLevel(quota.Role) is { } level) least[level] = Math.Max(least[level], quota.Least);

        foreach (var target in tables[table].Targets)
        {
            var level = numbering.Attributes.First(attribute => attribute.Name == target.Attribute).NumberOf(target.Level);
            (least[level], most[level]) = (Math.Max(least[level], target.Min), Math.Min(most[level], target.Max));
        }

        return (least, most);
    }

    // At a local dialogue only one level of region can sit; a bound that knows this is tight there.
    private void LowerToThoseWhoCanCome(int table, int size, int[] most)
    {
        var (able, attributes) = (new int[levels], numbering.Attributes.Count);
        var open = levels;
        for (var person = 0; person < numbering.Seated.Length && open > 0; person++)
        {
            if (!masks.Allows(numbering.Seated[person], table)) continue;
            for (var attribute = 0; attribute < attributes; attribute++)
                if (++able[levelsOf[person * attributes + attribute]] == size) open--;
        }

        for (var level = 0; level < levels; level++)
            if (able[level] < size) most[level] = Math.Min(most[level], able[level]);
    }

    // Two who are pinned to one table and share a rare level are more than it should have, whoever else comes; a bound that knows this is
    // tight there. A table where fewer are settled than its ideal stays of the kind that it was.
    private void RaiseToThoseWhoStay(ReadOnlySpan<int> settled, long[] ideals, int[] least)
    {
        for (var level = 0; level < levels; level++)
            if (settled[level] * numbering.Scale.Unit > ideals[level]) least[level] = Math.Max(least[level], settled[level]);
    }

    /// <summary>How many people of each level can sit at one table only, table by table.</summary>
    private int[] SettledPeople()
    {
        var (settled, attributes) = (new int[tables.Count * levels], numbering.Attributes.Count);
        for (var person = 0; person < numbering.Seated.Length; person++)
        {
            if (masks.CountOf(numbering.Seated[person]) != 1) continue;
            var table = Enumerable.Range(0, tables.Count).First(open => masks.Allows(numbering.Seated[person], open));
            foreach (var level in levelsOf.AsSpan(person * attributes, attributes)) settled[table * levels + level]++;
        }

        return settled;
    }
}
