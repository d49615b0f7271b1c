using Recruit.Scheduler.Engines.Solver;
using Recruit.Scheduler.Tables.Search;

namespace Recruit.Scheduler.Tables.Proof;

/// <summary>
/// The least deviation that one attribute can have, whatever the others do: people per level to seats per table is a transportation problem
/// with convex costs, and whole flows solve it exactly. Equal tables are taken as one, for their levels can always be
/// dealt out evenly among them.
/// </summary>
public sealed class AttributeBound(CellCosts costs, int[] tablesOfKind)
{
    /// <summary>
    /// The bound in units of the scale for levels <paramref name="first"/> and on; null when their quotas and targets cannot all be met.
    /// </summary>
    /// <param name="first">The number of the attribute's first level.</param>
    /// <param name="peoplePerLevel">How many people have each of its levels.</param>
    public long? Of(int first, ReadOnlySpan<int> peoplePerLevel)
    {
        var flow = new LeastCostFlow();
        var seats = new SeatPrices(costs, flow);
        var fixedCost = 0L;
        for (var level = 0; level < peoplePerLevel.Length; level++) flow.Supply(level, peoplePerLevel[level]);
        for (var kind = 0; kind < costs.Kinds.Count; kind++)
        {
            if (tablesOfKind[kind] == 0) continue;
            flow.Supply(peoplePerLevel.Length + kind, -(long)tablesOfKind[kind] * costs.Kinds[kind].Size);
            for (var level = 0; level < peoplePerLevel.Length; level++)
                fixedCost += seats.Connect(level, peoplePerLevel.Length + kind, kind, tablesOfKind[kind], first + level);
        }

        return flow.Solve() + fixedCost;
    }
}
