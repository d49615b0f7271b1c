namespace Recruit.Scheduler.Tables.Composing;

/// <summary>
/// Gives people of a role to the tables that need them, changing earlier gifts where that helps (augmenting paths, Kuhn 1955).
/// </summary>
internal sealed class RoleMatch(int holders, Func<int, int, bool> maySit)
{
    private readonly int[] tableOf = [.. Enumerable.Repeat(-1, holders)];

    public IEnumerable<(int Holder, int Table)> Matches =>
        tableOf.Index().Where(match => match.Item >= 0).Select(match => (match.Index, match.Item));

    /// <summary>Gives a table so many people; false when there is no way to, with as many given as possible.</summary>
    public bool Give(int table, int people)
    {
        for (; people > 0; people--)
            if (!GiveOne(table, new bool[holders])) return false;
        return true;
    }

    private bool GiveOne(int table, bool[] asked)
    {
        for (var holder = 0; holder < holders; holder++)
        {
            if (asked[holder] || tableOf[holder] == table || !maySit(holder, table)) continue;
            asked[holder] = true;
            if (tableOf[holder] >= 0 && !GiveOne(tableOf[holder], asked)) continue;
            tableOf[holder] = table;
            return true;
        }

        return false;
    }
}
