using Recruit.Scheduler.Draws.Lotteries;
using Recruit.Scheduler.Draws.Panels;

namespace Recruit.Scheduler.Draws.Publishing;

/// <summary>What can come of checking a published proof again.</summary>
public abstract record ProofOutcome
{
    /// <summary>No panel beats the bound.</summary>
    /// <param name="Levels">So many chances of leximin are proven, the lowest among them; 0 where the report proves the lowest, or the
    /// highest, alone.</param>
    /// <param name="Gap">How far the worst of them can be from what is possible, in proportion to it.</param>
    public sealed record Holds(int Levels = 0, double Gap = 0) : ProofOutcome;

    /// <summary>No lottery does better than the points show; of the lowest chance, the highest or the balance alone.</summary>
    /// <param name="Bound">By the points of all, as they are published.</param>
    /// <param name="IfLeast">If everyone had no more than the least points of his or her group, which everyone can look at.</param>
    public sealed record HoldsByPoints(double Bound, double IfLeast) : ProofOutcome;

    /// <summary>It was not checked, and why.</summary>
    public sealed record Unchecked(string Because) : ProofOutcome;

    public sealed record Broken(string Flaw) : ProofOutcome;
}

/// <summary>Checks a published proof without an engine of others: no panel weighs more than the bound.</summary>
/// <remarks>
/// The mean of all chances, weighted so that weight times boost sums to one, is the mean weight of the panels drawn. If no panel weighs
/// more than the bound, no mean does, and the lowest chance is not above the mean. The highest chance is the same with the signs turned.
/// For Goldilocks one weighing holds the highest chance up and the lowest down at once (<see cref="Goldilocks"/>).
/// Each next level of leximin is the same again, of those that are left, where everyone of the levels before has the chance of that level.
/// </remarks>
public static class ProofVerification
{
    // What is left of sums taken in another order, and of those of an engine.
    private const double Noise = 1e-9;
    private const double Loose = 1e-6;

    /// <param name="people">The people themselves, where the report does not tell their levels.</param>
    public static ProofOutcome Check(PublishedDraw draw, PanelProblem? people)
    {
        var (proof, fairness) = (draw.Certificate, FairnessWords.All[draw.Fairness]);
        if (proof.Bound != BoundIn(draw, fairness))
            return new ProofOutcome.Broken("The proof is of another bound than the report shows.");
        if (PeopleWithoutChance(draw) != draw.WithoutChance.Count)
            return new ProofOutcome.Broken("Other people have no chance in the proof than in the report.");
        if (ProofPoints.In(draw) is { } points) return CheckPoints(draw, points, fairness);
        if (IsBeyondDoubt(proof, fairness)) return new ProofOutcome.Holds();
        if (!proof.TellsTypes && proof.Types.Any(type => type is { Must: false, NoChance: false }))
            return new ProofOutcome.Unchecked(
                "the report tells neither levels nor points; who has the people can draw again with the seed");
        if (proof.Types.All(type => type.Weight == 0)) return WhereNobodyWeighs(proof, fairness);
        if (proof.Types.Any(type => type.Levels is null) && people is null)
            return new ProofOutcome.Unchecked("the report does not tell the levels of the people; an auditor can give them with --people");

        var certificate = new ChanceCertificate([.. proof.Types.Select(type => type.Weight)], proof.Prices, proof.Bound);
        var problem = people ?? PublishedProof.ProblemOf(draw);
        var possible = PossibleIn(proof, TypesOfPool.Of(problem), problem.Pool.Count);
        var verdict = CertificateCheck.Check(problem, certificate, fairness, possible);
        var levels = fairness == Fairness.Leximin ? PublishedProof.LevelsOf(proof, new PanelRules(problem).All.Count) : [];
        if (verdict is CertificateVerdict.Holds && levels.Count > 0)
            verdict = LevelsCheck.Check(problem, levels, PublishedProof.CutsOf(proof), possible);
        return verdict switch
        {
            CertificateVerdict.Refuted(var because) => new ProofOutcome.Broken($"The proof does not hold: {because}."),
            CertificateVerdict.Undecided => new ProofOutcome.Unchecked("it takes longer than a look at a million partial panels"),
            _ => new ProofOutcome.Holds(levels.Count, ChanceLevel.WorstGapOf(levels)),
        };
    }

    private static ProofOutcome CheckPoints(PublishedDraw draw, ProofPoints points, Fairness fairness)
    {
        var (bound, written) = (points.Bound(), draw.Certificate.Points!.Bound);
        if (Math.Abs(bound - written) > Noise * Math.Max(1, written))
            return Broken($"The points add up to {bound} and not to {written}.");
        // Points show no more than the proof that they were made from, and nothing is fairer than that.
        var (best, claimed) = fairness switch
        {
            Fairness.MinimalHighest => (-bound, -draw.Certificate.Bound),
            Fairness.Goldilocks => (-bound, -Math.Min(draw.Certificate.Bound, draw.Balance!.Value)),
            _ => (bound, Math.Max(draw.Certificate.Bound, draw.LowestChance)),
        };
        return claimed > best + Loose * Math.Abs(best)
            ? Broken($"The points allow no more than {Math.Abs(best)}, and the report says {Math.Abs(claimed)}.")
            : new ProofOutcome.HoldsByPoints(bound, points.Bound(onlyTheLeast: true));
    }

    private static ProofOutcome.Broken Broken(FormattableString flaw) => new(FormattableString.Invariant(flaw));

    // No chance is above one.
    private static bool IsBeyondDoubt(PublishedCertificate proof, Fairness fairness) =>
        !proof.TellsTypes && fairness switch
        {
            Fairness.Goldilocks => proof.Bound <= Goldilocks.Least,
            Fairness.MinimalHighest => proof.Bound <= 0,
            _ => proof.Bound >= 1,
        };

    private static int PeopleWithoutChance(PublishedDraw draw)
    {
        var types = draw.Certificate.Types;
        return draw.People - types.Sum(type => type.People) + types.Where(type => type.NoChance).Sum(type => type.People);
    }

    private static double? BoundIn(PublishedDraw draw, Fairness fairness) => fairness switch
    {
        Fairness.MinimalHighest => draw.HighestChanceBound,
        Fairness.Goldilocks => draw.Balance?.Bound,
        _ => draw.LowestChanceBound,
    };

    // Where everyone has the same, nothing could be better balanced, and that needs no weights.
    private static ProofOutcome WhereNobodyWeighs(PublishedCertificate proof, Fairness fairness) =>
        proof.Types.All(type => type.Must || type.NoChance) || (fairness == Fairness.Goldilocks && proof.Bound <= Goldilocks.Least)
        ? new ProofOutcome.Holds()
        : new ProofOutcome.Broken("The proof has no weights.");

    // Whether a person has a chance is all that the check wants to know of it.
    private static double[] PossibleIn(PublishedCertificate proof, IReadOnlyList<PoolType> types, int people)
    {
        var chances = new double[people];
        foreach (var (type, published) in types.Zip(proof.Types))
            foreach (var member in type.Members) chances[member] = published.NoChance ? 0 : 1;
        return chances;
    }
}
