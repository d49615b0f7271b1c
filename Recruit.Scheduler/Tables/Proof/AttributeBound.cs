using Recruit.Scheduler.Tables.Search;

namespace Recruit.Scheduler.Tables.Proof;

/// <summary>
/// The least deviation that one attribute can have, whatever the others do: people per level to seats per table is a transportation problem
/// with convex costs, and whole flows solve it exactly. Equal tables are taken as one, for their levels can always be dealt out evenly among them.
/// </summary>
public sealed class AttributeBound(CellCosts costs, int[] tablesOfKind)
{
    /// <summary>The bound in units of the scale for levels <paramref name="first"/> and on; null when their quotas and targets cannot all be met.</summary>
    /// <param name="first">The number of the attribute's first level.</param>
    /// <param name="peoplePerLevel">How many people have each of its levels.</param>
    public long? Of(int first, ReadOnlySpan<int> peoplePerLevel)
    {
        var lifted = -WeightOf(first) * PeopleIn(peoplePerLevel);
        var flow = new LeastCostFlow(peoplePerLevel.Length + costs.Kinds.Count);
        var fixedCost = 0L;
        for (var level = 0; level < peoplePerLevel.Length; level++) flow.Supply(level, peoplePerLevel[level]);
        for (var kind = 0; kind < costs.Kinds.Count; kind++)
        {
            if (tablesOfKind[kind] == 0) continue;
            flow.Supply(peoplePerLevel.Length + kind, -(long)tablesOfKind[kind] * costs.Kinds[kind].Size);
            for (var level = 0; level < peoplePerLevel.Length; level++)
                fixedCost += Connect(flow, level, peoplePerLevel.Length + kind, kind, first + level);
        }

        return flow.Solve() + fixedCost + lifted;
    }

    private long WeightOf(int level) => costs.Weights[level] * costs.Scale.Unit;

    private static long PeopleIn(ReadOnlySpan<int> peoplePerLevel)
    {
        var people = 0L;
        foreach (var count in peoplePerLevel) people += count;
        return people;
    }

    // Seats up to the ideal are filled beforehand. Every person takes exactly one arc, so that adding the weight to each arc's price
    // changes the total by a constant and leaves no price below zero.
    private long Connect(LeastCostFlow flow, int from, int to, int kind, int level)
    {
        var (size, tables, weight) = (costs.Kinds[kind].Size, tablesOfKind[kind], WeightOf(level));
        var (least, most) = (Math.Min(costs.Kinds[kind].Least[level], size), Math.Min(costs.Kinds[kind].Most[level], size));
        var filled = (int)Math.Clamp(costs.Kinds[kind].Ideals[level] / costs.Scale.Unit, Math.Min(least, most), most);
        for (var count = Math.Min(least, most); count < most; count++)
        {
            var price = costs.Deviation[costs.Row(kind, level) + count + 1] - costs.Deviation[costs.Row(kind, level) + count];
            if (count < filled) flow.Connect(from, to, 0, price + weight, backward: tables);
            else flow.Connect(from, to, tables, price + weight);
        }

        flow.Supply(from, -(long)tables * filled);
        flow.Supply(to, (long)tables * filled);
        return tables * (costs.Deviation[costs.Row(kind, level) + filled] + weight * filled);
    }
}
