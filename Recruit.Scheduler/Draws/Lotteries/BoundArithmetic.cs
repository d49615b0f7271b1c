using Recruit.Scheduler.Draws.Panels;

namespace Recruit.Scheduler.Draws.Lotteries;

/// <summary>
/// The bound that weights and prices give by adding up alone. However many are drawn, the weights of a panel are at most: what each rule's
/// price makes of its limit, plus, for each person, what his or her weight is above the prices of the rules that count him or her.
/// </summary>
/// <remarks>
/// With weights u_t per person of type t and prices p_r of either sign, for every panel x that keeps the rules:
///   Σ_c u_t(c)·x_c = Σ_r p_r·Σ_{c in r} x_c + Σ_c (u_t(c) − Σ_{r∋c} p_r)·x_c
///                  ≤ Σ_r max(p_r·max_r, p_r·min_r) + Σ_t n_t·max(0, max_{c of t} (u_t − Σ_{r∋c} p_r)).
/// Weak duality of linear programs; it holds for any prices, good ones only make it tight.
/// </remarks>
internal static class BoundArithmetic
{
    /// <summary>No panel's weights sum to more.</summary>
    public static double MostOf(PanelModel model, IReadOnlyList<double> weights, IReadOnlyList<double> prices)
    {
        var best = BestSeats(model, weights, prices);
        return OfLimits(model, prices) + best.Index().Sum(entry => Math.Max(0, entry.Item) * model.CountOf(entry.Index));
    }

    /// <summary>
    /// Given that everyone of the levels before has the chance of that level, these cannot all have more. Whoever has a chance already has
    /// it here too, whether he or she is worth the prices of the rules or not.
    /// </summary>
    /// <remarks>
    /// With prices q_k ≥ 0 of the cuts Σ_t w_kt·s_t ≤ bound_k, and e_t = max_{c of t} (u_t − Σ_k q_k·w_kt − Σ_{r∋c} p_r), for the expected
    /// seats of every lottery with least_t ≤ s_t ≤ n_t, least_t those of the chance that t has already:
    ///   Σ_t u_t·s_t ≤ Σ_r max(p_r·max_r, p_r·min_r) + Σ_k q_k·bound_k + Σ_t max(e_t·n_t, e_t·least_t).
    /// </remarks>
    /// <returns>The levels with their bounds.</returns>
    public static IReadOnlyList<ChanceLevel> Bounded(PanelModel model, IReadOnlyList<ProvenCut> cuts, IReadOnlyList<ChanceLevel> levels)
    {
        double[] least = [.. model.Types.Select((_, type) => model.HasSeatForCertain(type) ? (double)model.CountOf(type) : 0)];
        var bounded = new List<ChanceLevel>();
        foreach (var level in levels)
        {
            var best = BestSeats(model, WeightsIn(level, model, cuts), level.Prices);
            var bound = OfLimits(model, level.Prices) + cuts.Index().Sum(cut => PriceOf(cut.Index, level, model) * cut.Item.Bound)
                + best.Index().Sum(entry => entry.Item * (entry.Item > 0 ? model.CountOf(entry.Index) : least[entry.Index]));
            bounded.Add(level with { Bound = bound });
            foreach (var type in level.Types)
                least[type] = Math.Min(model.CountOf(type), level.Chance * model.BoostOf(type) * model.CountOf(type));
        }

        return bounded;
    }

    private static double OfLimits(PanelModel model, IReadOnlyList<double> prices) =>
        model.Rows.Take(model.RuleCount).Zip(prices, (rule, price) => price * (price > 0 ? rule.Max : rule.Min)).Sum();

    // A person sits at one dialogue at most, so only the best one counts. Who can attend none has nothing to add.
    private static double[] BestSeats(PanelModel model, IReadOnlyList<double> weights, IReadOnlyList<double> prices) =>
    [
        .. model.Types.Select((_, type) => weights[type] - model.CellsOf(type)
            .Select(cell => model.RowsOfCell[cell].Where(row => row < model.RuleCount).Sum(rule => prices[rule]))
            .DefaultIfEmpty(weights[type]).Min()),
    ];

    private static double[] WeightsIn(ChanceLevel level, PanelModel model, IReadOnlyList<ProvenCut> cuts)
    {
        var weights = new double[model.Types.Count];
        foreach (var (type, weight) in level.Types.Zip(level.Weights)) weights[type] = weight;
        foreach (var (number, cut) in cuts.Index())
            for (var type = 0; type < weights.Length; type++) weights[type] -= PriceOf(number, level, model) * cut.Weights[type];
        return weights;
    }

    // A cut has no lower limit, so that only a price above 0 has a meaning.
    private static double PriceOf(int cut, ChanceLevel level, PanelModel model) => Math.Max(0, level.Prices[model.RuleCount + cut]);
}
