using Recruit.Scheduler.Draws.Panels;
using Recruit.Scheduler.Engines.Solver;

namespace Recruit.Scheduler.Draws.Lotteries;

/// <summary>What each target costs in fairness, before anyone decides: the lowest chance that were possible without it.</summary>
/// <remarks>By the program of expected seats, which the fairest lottery attains but for rare gaps. People without any chance do not count.</remarks>
public sealed class TargetPrices
{
    private const double NoPrice = 1e-12;

    private readonly PanelProblem problem;
    private readonly ISolver solver;
    private readonly HashSet<int> unseatable;

    private TargetPrices(PanelProblem problem, ISolver solver, IEnumerable<int> unseatable) =>
        (this.problem, this.solver, this.unseatable) = (problem, solver, [.. unseatable]);

    /// <returns>The dearest first; empty when no panel is possible or the solver does not answer.</returns>
    public static IReadOnlyList<TargetPrice> Of(PanelProblem problem, ISolver solver, CancellationToken stop) =>
        new FairnessLadder(new PanelModel(problem), [], solver).Climb(Fairness.Maximin, stop, most: 1) is LadderOutcome.Climbed(var ladder)
            ? [.. new TargetPrices(problem, solver, ladder.Aim.Unseatable).All(ladder.Aim.Certificate, stop).OrderByDescending(price => price.LowestWithout)]
            : [];

    private IEnumerable<TargetPrice> All(ChanceCertificate certificate, CancellationToken stop)
    {
        var rules = new PanelRules(problem);
        return from rule in rules.All.Index()
               where rule.Item is PanelRule.Target
               let target = (PanelRule.Target)rule.Item
               // A rule without a price can go, and the same prices still prove the same bound.
               let free = certificate.Prices.Count == rules.All.Count && Math.Abs(certificate.Prices[rule.Index]) < NoPrice
               let without = free ? certificate.Bound : LowestWith(new RuleChange(target, 0, problem.Pool.Count), stop)
               let eased = free ? certificate.Bound : LowestWith(new RuleChange(target, Math.Max(0, rules[target].Min - 1), rules[target].Max + 1), stop)
               where without is not null && eased is not null
               select new TargetPrice(target, certificate.Bound, without.Value, eased.Value);
    }

    private double? LowestWith(RuleChange change, CancellationToken stop)
    {
        var model = new PanelModel(problem.With([change]));
        var types = Enumerable.Range(0, model.Types.Count).ToList();
        double?[] floors = [.. types.Select(type => unseatable.Contains(type) ? 0 : model.HasSeatForCertain(type) ? model.CountOf(type) : (double?)null)];
        if (!floors.Contains(null)) return null;

        var answer = new ExpectedSeats(model, []).RaiseLowest(floors, [.. types.Select(type => (double)model.CountOf(type))], solver, stop);
        return answer.Status == SolveStatus.Optimal ? answer.Level : null;
    }
}
