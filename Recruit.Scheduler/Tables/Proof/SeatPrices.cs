using Recruit.Scheduler.Engines.Solver;
using Recruit.Scheduler.Tables.Search;

namespace Recruit.Scheduler.Tables.Proof;

/// <summary>Lays the convex price of people of a level at tables of a kind into a flow: an arc for each slope.</summary>
internal sealed class SeatPrices(CellCosts costs, LeastCostFlow flow)
{
    /// <summary>Connects a level to some equal tables, each of which takes the least that it must have beforehand.</summary>
    /// <returns>What those who come beforehand cost.</returns>
    public long Connect(int from, int to, int kind, int tables, int level)
    {
        var row = costs.Row(kind, level);
        var most = Math.Min(costs.Kinds[kind].Most[level], costs.Kinds[kind].Size);
        var least = Math.Min(costs.Kinds[kind].Least[level], most);
        flow.Supply(from, -(long)tables * least);
        flow.Supply(to, (long)tables * least);
        for (int count = least, next; count < most; count = next)
        {
            var slope = SlopeAt(count);
            for (next = count + 1; next < most && SlopeAt(next) == slope;) next++;
            flow.Connect(from, to, (long)tables * (next - count), slope);
        }

        return tables * costs.Deviation[row + least];

        long SlopeAt(int count) => costs.Deviation[row + count + 1] - costs.Deviation[row + count];
    }
}
