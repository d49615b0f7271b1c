using Recruit.Scheduler.Draws.Panels;

namespace Recruit.Scheduler.Draws.Lotteries;

/// <summary>
/// The bound that weights and prices give by adding up alone. However many are drawn, the weights of a panel are at most: what each rule's price makes of
/// its limit, plus, for each person, what his or her weight is above the prices of the rules that count him or her.
/// </summary>
/// <remarks>Weak duality of linear programs; it holds for any prices, good ones only make it tight.</remarks>
internal static class BoundArithmetic
{
    /// <summary>No panel's weights sum to more.</summary>
    public static double MostOf(PanelModel model, IReadOnlyList<double> weights, IReadOnlyList<double> prices)
    {
        var (sum, best) = (0.0, new double[model.Types.Count]);
        for (var rule = 0; rule < model.RuleCount; rule++)
            sum += prices[rule] > 0 ? prices[rule] * model.Rows[rule].Max : prices[rule] * model.Rows[rule].Min;
        for (var cell = 0; cell < model.Cells.Count; cell++)
        {
            var type = model.Cells[cell].Type;
            var priced = model.RowsOfCell[cell].Where(row => row < model.RuleCount).Sum(rule => prices[rule]);
            best[type] = Math.Max(best[type], weights[type] - priced);
        }

        // A person sits at one dialogue at most, so only the best one counts.
        return sum + best.Index().Sum(entry => entry.Item * model.CountOf(entry.Index));
    }
}
