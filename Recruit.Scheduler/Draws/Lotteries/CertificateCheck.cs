using Recruit.Scheduler.Draws.Panels;

namespace Recruit.Scheduler.Draws.Lotteries;

/// <summary>
/// Checks a published certificate without any outside engine: by adding up where that is enough, else by our own branch and bound.
/// </summary>
/// <remarks>
/// A certificate is weights u_t ≥ 0 per person of type t with Σ_t u_t·n_t·b_t = 1, and a bound β. With π_t the chances of any lottery, and
/// a_tp the seats of type t on its panel p of probability x_p,
///   min_t π_t/b_t ≤ Σ_t u_t·n_t·b_t·(π_t/b_t) = Σ_t u_t·n_t·π_t = Σ_p x_p·Σ_t u_t·a_tp ≤ β,
/// the last because Σ_t u_t·a_tp ≤ β for every panel that keeps the rules, which is what is checked. The highest chance is at least β
/// where no panel has less. The weights are the best solution of a dual (<see cref="ExpectedSeats"/>); to check them nobody has to know.
/// </remarks>
public static class CertificateCheck
{
    private const double Tolerance = 1e-6;

    /// <param name="chances">Everyone's chance, in the order of the pool: who has none, or a seat for certain, may not weigh.</param>
    public static CertificateVerdict Check(
        PanelProblem problem, ChanceCertificate certificate, Fairness fairness, IReadOnlyList<double> chances, int nodes = 1_000_000)
    {
        var model = new PanelModel(problem);
        if (certificate.Weights.Count != model.Types.Count)
            return new CertificateVerdict.Refuted($"it has {certificate.Weights.Count} weights for {model.Types.Count} types");
        if (certificate.Weights.Any(weight => weight < -Tolerance)) return new CertificateVerdict.Refuted("a weight is below zero");
        if (Weighing(model, certificate)
            .FirstOrDefault(type => model.HasSeatForCertain(type) || chances[model.Types[type].Members[0]] <= 0, -1) is >= 0 and var type)
            return new CertificateVerdict.Refuted(
                $"{problem.Pool[model.Types[type].Members[0]].Id} weighs, but has no chance or a certain seat");

        if (Math.Abs(model.WholeOf(certificate.Weights.Index()) - 1) > Tolerance)
            return new CertificateVerdict.Refuted("the weights do not sum to one");
        return Bounded(model, certificate, fairness == Fairness.MinimalHighest ? -1 : 1, nodes);
    }

    // For the highest chance everything is turned about: minus the weights are at most minus the bound.
    private static CertificateVerdict Bounded(PanelModel model, ChanceCertificate certificate, int sign, int nodes)
    {
        double[] weights = [.. certificate.Weights.Select(weight => sign * weight)];
        var claimed = sign * certificate.Bound + Tolerance * Math.Abs(certificate.Bound);
        if (certificate.Prices.Count == model.RuleCount
            && BoundArithmetic.MostOf(model, weights, [.. certificate.Prices.Select(price => sign * price)]) <= claimed)
            return new CertificateVerdict.Holds(BySearch: false);

        return NoneAbove(claimed, weights, "the bound", model, nodes);
    }

    /// <summary>Whether no panel has more weight, by our own branch and bound.</summary>
    /// <param name="weights">Per type.</param>
    /// <param name="claim">What says so, in words.</param>
    internal static CertificateVerdict NoneAbove(double most, IReadOnlyList<double> weights, string claim, PanelModel model, int nodes)
    {
        var found = new PanelSearch(model)
            .Find([.. model.Cells.Select(cell => weights[cell.Type])], new PanelQuest { Above = most, Enough = most, Nodes = nodes });
        if (found.Counts is not null) return new CertificateVerdict.Refuted($"a panel has more weight than {claim} says");
        return found.Complete ? new CertificateVerdict.Holds(BySearch: true) : new CertificateVerdict.Undecided();
    }

    private static IEnumerable<int> Weighing(PanelModel model, ChanceCertificate certificate) =>
        Enumerable.Range(0, model.Types.Count).Where(type => certificate.Weights[type] > Tolerance);
}

/// <summary>What checking a certificate can say.</summary>
public abstract record CertificateVerdict
{
    /// <summary>No panel beats the bound.</summary>
    /// <param name="BySearch">Whether all panels had to be searched; else adding up was enough.</param>
    public sealed record Holds(bool BySearch) : CertificateVerdict;

    public sealed record Refuted(string Because) : CertificateVerdict;

    /// <summary>The search met its limit of nodes.</summary>
    public sealed record Undecided : CertificateVerdict;
}
