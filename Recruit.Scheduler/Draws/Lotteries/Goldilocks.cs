using Recruit.Scheduler.Draws.Panels;

namespace Recruit.Scheduler.Draws.Lotteries;

/// <summary>
/// What Goldilocks makes as small as it can be: how many times the even share the highest chance is, plus how often the lowest goes into
/// the even share.
/// </summary>
/// <remarks>
/// Goldilocks₁ of Baharav and Flanigan, "Fair, manipulation-robust, and transparent sortition", 2024: with H and L the highest and the
/// lowest chance and e the even share, H/e + e/L. It is never below 2, for H ≥ L.
/// Its bound: let every panel have at least the weight M, w_t per person of type t, with A and B the sums of weight · boost over people of
/// weights above and below zero. The mean over a lottery is Σ_t w_t·s_t ≤ A·H − B·L, so H ≥ (M + B·L)/A, and
///   H/e + e/L ≥ M/(A·e) + (B/A)·L/e + e/L ≥ M/(A·e) + 2·√(B/A),
/// as the last two terms are least at L = e·√(A/B). Where H came below L there, the least is at H = L, on the way to M = (A − B)·L. At the
/// optimum all are equal; that such weights exist is convex duality.
/// </remarks>
public static class Goldilocks
{
    /// <summary>Where everyone has the same, and so nothing is better.</summary>
    public const double Least = 2;

    // Who has hardly any chance by rounding has one all the same; and a report knows no infinities.
    private const double HardlyAny = 1e-9;

    public static double Of(double lowest, double highest, double evenShare) =>
        highest / evenShare + evenShare / Math.Max(lowest, HardlyAny);

    /// <summary>What everyone had if all could have the same.</summary>
    /// <param name="counts">Whether someone of a type can be drawn and has no seat for certain.</param>
    internal static double EvenShare(PanelModel model, Func<int, bool> counts) => model.Problem.EvenShareOf(
        model.Types.Index().Where(type => !model.HasSeatForCertain(type.Index) && counts(type.Index))
            .SelectMany(type => type.Item.Members));

    /// <summary>No lottery does better, where no panel has less than the least weight.</summary>
    internal static double BoundOf(double leastWeight, double evenShare, PanelModel model, IReadOnlyList<double> weights)
    {
        var (above, below) = Sums(model, weights);
        return BoundOf(leastWeight, evenShare, above, below);
    }

    /// <param name="above">The sum of the weights above zero.</param>
    /// <param name="below">The sum of those below zero, without their sign.</param>
    internal static double BoundOf(double leastWeight, double evenShare, double above, double below)
    {
        var lowest = evenShare * Math.Sqrt(above / below);
        if (above > 0 && below > 0 && (leastWeight + below * lowest) / above is var highest && highest >= lowest)
            return Of(lowest, highest, evenShare);
        if (above == below) return Least;
        var times = leastWeight / ((above - below) * evenShare);
        times = above > below ? Math.Max(1, times) : Math.Min(1, times);
        return times + 1 / times;
    }

    /// <summary>The weight that every panel must have at least, for the bound to hold.</summary>
    internal static double LeastWeightFor(double bound, double evenShare, PanelModel model, IReadOnlyList<double> weights)
    {
        if (bound <= Least) return double.NegativeInfinity;
        var (above, below) = Sums(model, weights);
        var (lowest, least) = (evenShare * Math.Sqrt(above / below), (bound - 2 * Math.Sqrt(below / above)) * above * evenShare);
        if (above > 0 && below > 0 && least + below * lowest >= above * lowest) return least;
        if (above == below) return double.PositiveInfinity;
        var times = (bound + Math.Sqrt(bound * bound - Least * Least)) / 2;
        return (above - below) * evenShare * (above > below ? times : 1 / times);
    }

    /// <summary>What weights are divided by, so that the larger of both sums is one.</summary>
    internal static double WholeOf(PanelModel model, IReadOnlyList<double> weights) =>
        Sums(model, weights) is var (above, below) ? Math.Max(above, below) : 0;

    private static (double Above, double Below) Sums(PanelModel model, IReadOnlyList<double> weights) =>
        (model.WholeOf(weights.Select(weight => Math.Max(0, weight)).Index()),
            model.WholeOf(weights.Select(weight => Math.Max(0, -weight)).Index()));
}
