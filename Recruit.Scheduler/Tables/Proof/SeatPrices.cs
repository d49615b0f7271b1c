using Recruit.Scheduler.Tables.Search;

namespace Recruit.Scheduler.Tables.Proof;

/// <summary>Lays the convex price of people of a level at tables of a kind into a flow whose arcs may not cost less than nothing.</summary>
internal sealed class SeatPrices(CellCosts costs, LeastCostFlow flow)
{
    /// <summary>
    /// Connects a level to some equal tables. Seats up to the ideal are filled beforehand; every person takes exactly one of these arcs, so that adding
    /// the weight to each arc's price changes the total by a constant and leaves no price below zero.
    /// </summary>
    /// <returns>What the seats that were filled beforehand cost.</returns>
    public long Connect(int from, int to, int kind, int tables, int level)
    {
        var (size, weight) = (costs.Kinds[kind].Size, WeightOf(level));
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

    /// <summary>The constant that adding the weight to every person's arc added, to be taken off again.</summary>
    public long Lifted(int level, long people) => -WeightOf(level) * people;

    private long WeightOf(int level) => costs.Weights[level] * costs.Scale.Unit;
}
