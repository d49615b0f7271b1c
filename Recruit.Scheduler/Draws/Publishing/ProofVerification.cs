using Recruit.Scheduler.Draws.Panels;

namespace Recruit.Scheduler.Draws.Publishing;

/// <summary>What can come of checking a published proof again.</summary>
public abstract record ProofOutcome
{
    /// <summary>No panel beats the bound.</summary>
    public sealed record Holds : ProofOutcome;

    /// <summary>It was not checked, and why.</summary>
    public sealed record Unchecked(string Because) : ProofOutcome;

    public sealed record Broken(string Flaw) : ProofOutcome;
}

/// <summary>Checks a published proof with our own branch and bound, and no engine of others: no panel weighs more than the bound.</summary>
/// <remarks>
/// The mean of all chances, weighted so that weight times boost sums to one, is the mean weight of the panels drawn. If no panel weighs
/// more than the bound, no mean does, and the lowest chance is not above the mean. The highest chance is the same with the signs turned.
/// </remarks>
public static class ProofVerification
{
    // Weights come from a solver and were written with all of their digits; this is what its sums may be off.
    private const double Tolerance = 1e-6;
    private const int MostNodes = 1_000_000;

    /// <param name="people">The people themselves, where the report does not tell their levels.</param>
    public static ProofOutcome Check(PublishedDraw draw, PanelProblem? people)
    {
        var proof = draw.Certificate;
        var highest = draw.Fairness == FairnessWords.Of(Fairness.MinimalHighest);
        if (proof.Bound != (highest ? draw.HighestChanceBound : draw.LowestChanceBound)) return new ProofOutcome.Broken("The proof is of another bound than the report shows.");
        if (proof.Types.Any(type => type.Levels is null) && people is null) return new ProofOutcome.Unchecked("the report does not tell the levels of the people; an auditor can give them with --people");
        if (proof.Types.All(type => type.Weight == 0)) return new ProofOutcome.Unchecked("everyone who can be drawn has a seat for certain");
        if (proof.Types.Any(type => type.Weight < 0) || Math.Abs(proof.Types.Sum(type => type.People * type.Weight * (type.Boost ?? 1)) - 1) > Tolerance)
            return new ProofOutcome.Broken("The weights of the proof do not add up to one.");

        var model = new PanelModel(people ?? PublishedProof.ProblemOf(draw));
        return model.Types.Count == proof.Types.Count ? Search(draw, model, highest ? -1 : 1) : new ProofOutcome.Broken("The types of people in the proof are not those of the people.");
    }

    private static ProofOutcome Search(PublishedDraw draw, PanelModel model, int sign)
    {
        double[] weights = [.. model.Cells.Select(cell => sign * draw.Certificate.Types[cell.Type].Weight)];
        var above = sign * draw.Certificate.Bound + Tolerance * draw.Certificate.Bound;
        var found = new PanelSearch(model).Find(weights, new PanelQuest { Above = above, Enough = above, Nodes = MostNodes });
        if (found.Counts is not null) return new ProofOutcome.Broken("There is a panel that beats the bound of the proof.");
        return found.Complete ? new ProofOutcome.Holds() : new ProofOutcome.Unchecked($"it would take a look at more than {MostNodes} partial panels");
    }
}
