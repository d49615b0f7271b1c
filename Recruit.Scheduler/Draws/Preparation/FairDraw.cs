using Recruit.Scheduler.Draws.Clashes;
using Recruit.Scheduler.Draws.Lotteries;
using Recruit.Scheduler.Draws.ManyDialogues;
using Recruit.Scheduler.Draws.Panels;
using Recruit.Scheduler.Engines.Solver;

namespace Recruit.Scheduler.Draws.Preparation;

/// <summary>Prepares a fair draw: a lottery over panels that keep every rule, in which everyone's chance is as equal as the rules allow.</summary>
/// <remarks>
/// After Flanigan, Gölz, Gupta, Hennig and Procaccia, "Fair algorithms for selecting citizens' assemblies", Nature 596, 2021, with another route to
/// the same lottery: first the program of expected seats, then panels that mix to exactly those. Where no mixture does, pricing proves a cut that
/// the program did not know, and it is asked again.
/// </remarks>
public sealed class FairDraw(ISolver solver, TimeProvider clock)
{
    public LotteryOutcome Prepare(PanelProblem problem, LotteryOptions options, IProgress<LotteryProgress>? progress, CancellationToken stop)
    {
        var model = new PanelModel(problem);
        if (problem.Dialogues.Count > 1 && (long)model.Cells.Count * model.RuleCount > ManyDialoguesDraw.LargestTable)
            return new ManyDialoguesDraw(model, options, solver, clock, progress).Run(stop);

        var first = new PanelPricing(model, solver, options.Seed).FindAny(stop);
        if (first.Counts is null)
            return first.Complete ? new Explanations(model, solver).WhyImpossible(stop) : new LotteryOutcome.NoAnswer("Whether any panel keeps every rule could not be found out.");

        return new Mixing(model, options, solver, clock, progress).Run(first.Counts, stop);
    }
}
