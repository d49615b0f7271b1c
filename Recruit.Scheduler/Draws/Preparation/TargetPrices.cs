using Recruit.Scheduler.Draws.Lotteries;
using Recruit.Scheduler.Draws.ManyDialogues;
using Recruit.Scheduler.Draws.Panels;
using Recruit.Scheduler.Engines.Solver;

namespace Recruit.Scheduler.Draws.Preparation;

/// <summary>What each target costs in fairness, before anyone decides: the lowest chance that were possible without it.</summary>
/// <remarks>
/// By the program of expected seats, which the fairest lottery attains but for rare gaps; where that would take minutes, by that of all
/// dialogues taken as one. People without any chance do not count.
/// </remarks>
public sealed class TargetPrices
{
    private const double NoPrice = 1e-12;

    private readonly PanelProblem asked;
    private readonly AllAsOne? all;
    private readonly PanelProblem problem;
    private readonly ISolver solver;
    private readonly double lowest;
    private readonly HashSet<int> unseatable;
    private readonly HashSet<PanelRule> free;
    private readonly Dictionary<RuleChange, double?> known = [];

    private TargetPrices(PanelProblem asked, AllAsOne? all, ISolver solver, Aim aim)
    {
        (this.asked, this.all, this.solver, lowest, unseatable) = (asked, all, solver, aim.Certificate.Bound, [.. aim.Unseatable]);
        problem = all?.Problem ?? asked;
        // A rule without a price can go, and the same prices still prove the same bound.
        free = [.. new PanelRules(problem).All.Zip(aim.Certificate.Prices).Where(rule => Math.Abs(rule.Second) < NoPrice)
            .Select(rule => rule.First)];
    }

    /// <param name="timeIsUp">From when on no other target is priced; null for never.</param>
    /// <returns>The dearest first; empty when no panel is possible or the solver does not answer.</returns>
    public static IReadOnlyList<TargetPrice> Of(PanelProblem problem, ISolver solver, CancellationToken stop, Func<bool>? timeIsUp = null)
    {
        if (timeIsUp?.Invoke() == true) return [];
        var model = new PanelModel(problem);
        var all = new SeatFlows(model).AreFew ? null : new AllAsOne(model, new HashSet<int>());
        return new FairnessLadder(all is null ? model : new PanelModel(all.Problem), [], solver)
            .Climb(Fairness.Maximin, stop, most: 1) is LadderOutcome.Climbed(var ladder)
            ? [.. new TargetPrices(problem, all, solver, ladder.Aim).All(stop).TakeWhile(_ => timeIsUp?.Invoke() != true)
                .OrderByDescending(price => price.LowestWithout)]
            : [];
    }

    private IEnumerable<TargetPrice> All(CancellationToken stop) =>
        from target in new PanelRules(asked).All.OfType<PanelRule.Target>()
        let without = LowestWithout(target, stop)
        where without is not null
        select new TargetPrice(target, lowest, without.Value);

    private double? LowestWithout(PanelRule.Target target, CancellationToken stop)
    {
        var change = new RuleChange(target, 0, asked.Pool.Count);
        if ((all is null ? change : all.Summed(change)) is not { } summed || free.Contains(summed.Rule)) return lowest;
        if (!known.TryGetValue(summed, out var changed)) known[summed] = changed = Computed(summed, stop);
        return changed;
    }

    private double? Computed(RuleChange change, CancellationToken stop)
    {
        var model = new PanelModel(problem.With([change]));
        var types = Enumerable.Range(0, model.Types.Count).ToList();
        double?[] floors =
            [.. types.Select(type => unseatable.Contains(type) ? 0 : model.HasSeatForCertain(type) ? model.CountOf(type) : (double?)null)];
        if (!floors.Contains(null)) return null;

        var answer = new ExpectedSeats(model, []).RaiseLowest(floors, [.. types.Select(type => (double)model.CountOf(type))], solver, stop);
        return answer.Status == SolveStatus.Optimal ? answer.Level : null;
    }
}
