using Recruit.Scheduler.Draws.Panels;

namespace Recruit.Scheduler.Draws.Lotteries;

/// <summary>
/// Checks without any outside engine that the levels of leximin are what they claim: everyone who can be drawn is in one, and where those
/// below have their chances nobody's mean in a level comes above its bound. Adding up is enough; only the cuts take our
/// own branch and bound.
/// </summary>
/// <remarks>
/// Leximin is: no lottery in which everyone of the levels before ℓ has at least their chance gives all of ℓ more than β_ℓ. As in
/// <see cref="CertificateCheck"/>, with weights only in ℓ, min_{t in ℓ} π_t/b_t ≤ Σ_{t in ℓ} u_t·s_t, and that sum is bounded by the prices
/// of rules and cuts together with the seats that are given already (<see cref="BoundArithmetic.Bounded"/>).
/// </remarks>
public static class LevelsCheck
{
    private const double Tolerance = 1e-6;

    /// <param name="chances">Everyone's chance, in the order of the pool: who has none, or a seat for certain, is in no level.</param>
    public static CertificateVerdict Check(
        PanelProblem problem, IReadOnlyList<ChanceLevel> levels, IReadOnlyList<ProvenCut> cuts, IReadOnlyList<double> chances,
        int nodes = 1_000_000)
    {
        var model = new PanelModel(problem);
        if (!HasShapeOf(model, levels, cuts)) return new CertificateVerdict.Refuted("its levels do not fit its types");
        var counted = Enumerable.Range(0, model.Types.Count)
            .Where(type => !model.HasSeatForCertain(type) && chances[model.Types[type].Members[0]] > 0);
        if (!counted.SequenceEqual(levels.SelectMany(level => level.Types).Order()))
            return new CertificateVerdict.Refuted("not everyone who can be drawn is in one of its levels");
        if (levels.Any(level => Math.Abs(model.WholeOf(level.Types.Zip(level.Weights)) - 1) > Tolerance))
            return new CertificateVerdict.Refuted("the weights of a level do not sum to one");
        if (!AreInOrder(levels)) return new CertificateVerdict.Refuted("a level has less chance than one below");
        return Bounds(model, levels, cuts) ?? Cuts(model, cuts, nodes);
    }

    private static bool HasShapeOf(PanelModel model, IReadOnlyList<ChanceLevel> levels, IReadOnlyList<ProvenCut> cuts) =>
        cuts.All(cut => cut.Weights.Count == model.Types.Count)
        && levels.All(level => level.Prices.Count == model.RuleCount + cuts.Count && level.Weights.Count == level.Types.Count
            && level.Weights.All(weight => weight > 0) && level.Types.All(type => type >= 0 && type < model.Types.Count));

    // Whoever gives one group all it can have, and then the next, proves as much of each; but that is not leximin. What was ended early may
    // be out of order by its gap.
    private static bool AreInOrder(IReadOnlyList<ChanceLevel> levels) =>
        ChanceLevel.WorstGapOf(levels) is var worst
        && levels.Zip(levels.Skip(1)).All(pair => pair.Second.Chance >= pair.First.Chance * (1 - worst) - Tolerance);

    private static CertificateVerdict? Bounds(PanelModel model, IReadOnlyList<ChanceLevel> levels, IReadOnlyList<ProvenCut> cuts)
    {
        foreach (var (number, (claimed, added)) in levels.Zip(BoundArithmetic.Bounded(model, cuts, levels)).Index())
            if (added.Bound > claimed.Bound * (1 + Tolerance) + Tolerance * Tolerance)
                return new CertificateVerdict.Refuted(
                    FormattableString.Invariant($"level {number + 1} adds up to {added.Bound} and not to {claimed.Bound}"));
        return null;
    }

    private static CertificateVerdict Cuts(PanelModel model, IReadOnlyList<ProvenCut> cuts, int nodes)
    {
        foreach (var cut in cuts)
        {
            var verdict = CertificateCheck.NoneAbove(cut.Bound + Tolerance * Math.Abs(cut.Bound), cut.Weights, "a cut", model, nodes);
            if (verdict is not CertificateVerdict.Holds) return verdict;
        }

        return new CertificateVerdict.Holds(BySearch: cuts.Count > 0);
    }
}
