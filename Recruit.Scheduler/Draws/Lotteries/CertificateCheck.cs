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
/// where no panel has less, and what <see cref="Goldilocks"/> adds up is not below its bound then. The weights are the best solution of a
/// dual (<see cref="ExpectedSeats"/>); to check them nobody has to know.
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
        if (fairness != Fairness.Goldilocks && certificate.Weights.Any(weight => weight < -Tolerance))
            return new CertificateVerdict.Refuted("a weight is below zero");
        if (Weighing(model, certificate)
            .FirstOrDefault(type => model.HasSeatForCertain(type) || chances[model.Types[type].Members[0]] <= 0, -1) is >= 0 and var type)
            return new CertificateVerdict.Refuted(
                $"{problem.Pool[model.Types[type].Members[0]].Id} weighs, but has no chance or a certain seat");

        var whole = fairness == Fairness.Goldilocks
            ? Goldilocks.WholeOf(model, certificate.Weights)
            : model.WholeOf(certificate.Weights.Index());
        if (Math.Abs(whole - 1) > Tolerance)
            return new CertificateVerdict.Refuted("the weights do not sum to one");
        var (bound, slack) = (certificate.Bound, Tolerance * Math.Abs(certificate.Bound));
        return fairness switch
        {
            Fairness.MinimalHighest => NoneBelow(bound - slack, model, certificate, nodes),
            Fairness.Goldilocks => Balanced(model, certificate with { Bound = bound - slack }, chances, nodes),
            _ => Bounded(bound + slack, certificate.Weights, certificate.Prices, model, nodes),
        };
    }

    private static CertificateVerdict Balanced(
        PanelModel model, ChanceCertificate certificate, IReadOnlyList<double> chances, int nodes)
    {
        var evenShare = Goldilocks.EvenShare(model, type => chances[model.Types[type].Members[0]] > 0);
        return NoneBelow(
            Goldilocks.LeastWeightFor(certificate.Bound, evenShare, model, certificate.Weights), model, certificate, nodes);
    }

    // Turned about: minus the weights are at most minus the least.
    private static CertificateVerdict NoneBelow(double least, PanelModel model, ChanceCertificate certificate, int nodes) =>
        Bounded(-least, [.. certificate.Weights.Select(weight => -weight)], [.. certificate.Prices.Select(price => -price)], model, nodes);

    private static CertificateVerdict Bounded(
        double most, IReadOnlyList<double> weights, IReadOnlyList<double> prices, PanelModel model, int nodes) =>
        prices.Count == model.RuleCount && BoundArithmetic.MostOf(model, weights, prices) <= most
            ? new CertificateVerdict.Holds(BySearch: false)
            : NoneAbove(most, weights, "the bound", model, nodes);

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
        Enumerable.Range(0, model.Types.Count).Where(type => Math.Abs(certificate.Weights[type]) > Tolerance);
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
