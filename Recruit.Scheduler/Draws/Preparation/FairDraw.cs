using Recruit.Scheduler.Draws.Clashes;
using Recruit.Scheduler.Draws.Lotteries;
using Recruit.Scheduler.Draws.ManyDialogues;
using Recruit.Scheduler.Draws.Panels;
using Recruit.Scheduler.Engines.Solver;

namespace Recruit.Scheduler.Draws.Preparation;

/// <summary>
/// Prepares a fair draw: a lottery over panels that keep every rule, in which everyone's chance is as equal as the rules allow.
/// </summary>
/// <remarks>
/// After Flanigan, Gölz, Gupta, Hennig and Procaccia, "Fair algorithms for selecting citizens' assemblies", Nature 596, 2021, with another
/// route to the same lottery: first the program of expected seats, then panels that mix to exactly those. Where no mixture does, pricing
/// proves a cut that the program did not know, and it is asked again.
/// </remarks>
public sealed class FairDraw(ISolver solver, TimeProvider clock)
{
    // Each round of changes uncovers what the ones before had hidden; more than a few have never been needed.
    private const int MostRounds = 5;

    // A mixture takes half as many panels more as there are types, and equations as many: minutes beyond this.
    private const int MostMixed = 2_000;

    public LotteryOutcome Prepare(
        PanelProblem problem, LotteryOptions options, IProgress<LotteryProgress>? progress, CancellationToken stop)
    {
        var model = new PanelModel(problem);
        var outcome = IsLarge(model)
            ? new ManyDialoguesDraw(model, options, solver, clock, progress).Run(stop)
            : PrepareWhole(model, options, progress, stop);
        return outcome is LotteryOutcome.Impossible { LeastChange.Count: > 0 } impossible
            ? impossible with { LeastChange = UntilPossible(problem, impossible.LeastChange, stop) }
            : outcome;
    }

    /// <summary>These changes, with what else they turn out to need before a panel is possible: so that pressing once is enough.</summary>
    public IReadOnlyList<RuleChange> UntilPossible(PanelProblem problem, IReadOnlyList<RuleChange> changes, CancellationToken stop)
    {
        for (var round = 0;
            round < MostRounds && WhyImpossible(new PanelModel(problem.With(changes)), stop) is { LeastChange.Count: > 0 } still; round++)
            changes = [.. changes.Where(known => still.LeastChange.All(change => change.Rule != known.Rule)), .. still.LeastChange];
        return changes;
    }

    internal static bool IsLarge(PanelModel model) =>
        model.Types.Count > MostMixed
        || (model.Problem.Dialogues.Count > 1 && (long)model.Cells.Count * model.RuleCount > ManyDialoguesDraw.LargestTable);

    // Null where it is possible, or nobody can say.
    private LotteryOutcome.Impossible? WhyImpossible(PanelModel model, CancellationToken stop)
    {
        var options = new LotteryOptions();
        if (IsLarge(model)) return new ManyDialoguesDraw(model, options, solver, clock, null).WhyImpossible(stop);
        return new PanelPricing(model, solver, options.Seed).FindAny(stop) is { Counts: null, Complete: true }
            ? new Explanations(model, solver).WhyImpossible(stop)
            : null;
    }

    private LotteryOutcome PrepareWhole(
        PanelModel model, LotteryOptions options, IProgress<LotteryProgress>? progress, CancellationToken stop)
    {
        var first = new PanelPricing(model, solver, options.Seed).FindAny(stop);
        if (first.Counts is null)
            return first.Complete
                ? new Explanations(model, solver).WhyImpossible(stop)
                : new LotteryOutcome.NoAnswer("Whether any panel keeps every rule could not be found out.");

        return new Mixing(model, options, solver, clock, progress).Run(first.Counts, stop);
    }
}
