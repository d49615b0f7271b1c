using Recruit.Scheduler.Engines.Solver;
using Recruit.Scheduler.Tables.Rules;
using Recruit.Scheduler.Tables.Seats;

namespace Recruit.Scheduler.Tables.Exact;

/// <summary>
/// Settles, where the search found no seating, whether there is one: a seating that keeps every rule, or demands that cannot all be kept
/// and of which none can be spared, with the fewest to give up. Both are proven.
/// </summary>
internal sealed class ExactRules
{
    private const long MostSeats = 60_000;
    private const int MostDemands = 5_000;

    private readonly CompositionProblem problem;
    private readonly SeatPlan plan;
    private readonly ISolver solver;
    private readonly SolveBudget budget;
    private readonly List<RuleDemand> demands;

    /// <param name="problem">The people, tables and rules.</param>
    /// <param name="plan">How many are to be seated: as many as it gave a seat, and any reserve.</param>
    /// <param name="solver">The exact engine.</param>
    /// <param name="budget">For each of its questions.</param>
    public ExactRules(CompositionProblem problem, SeatPlan plan, ISolver solver, SolveBudget budget)
    {
        (this.problem, this.plan, this.solver, this.budget) = (problem, plan, solver, budget);
        demands = [.. TableRule.All.Where(rule => rule is not StayWithinSize).SelectMany(rule => rule.DemandsOf(problem))];
    }

    /// <summary>The verdict; null when the problem is too large or the engine gave none.</summary>
    public RulesVerdict? Settle(CancellationToken stop)
    {
        if ((long)problem.Guests.Count * problem.Tables.Count > MostSeats || demands.Count > MostDemands) return null;

        var all = Enumerable.Range(0, demands.Count).ToList();
        var question = new RulesModel(problem, plan, demands);
        var answer = solver.Solve(question.Assuming(all), budget, stop);
        return answer.Status switch
        {
            SolveStatus.Optimal or SolveStatus.Feasible => new RulesVerdict.CanBeKept(question.TableOf(answer.Values)),
            SolveStatus.Infeasible => new RulesVerdict.Clash(ClashOf(Narrowed(question.DemandsBehind(answer.Clashing), stop), stop)),
            _ => null,
        };
    }

    // Each in turn is left out; what clashes without it does not need it.
    private List<int> Narrowed(IReadOnlyList<int> clashing, CancellationToken stop)
    {
        var needed = clashing.ToList();
        foreach (var demand in clashing)
        {
            if (!needed.Contains(demand)) continue;
            var question = new RulesModel(problem, plan, demands);
            var answer = solver.Solve(question.Assuming([.. needed.Where(other => other != demand)]), budget, stop);
            if (answer.Status == SolveStatus.Infeasible) needed = [.. question.DemandsBehind(answer.Clashing)];
        }

        return needed;
    }

    private Clash ClashOf(IReadOnlyList<int> needed, CancellationToken stop)
    {
        if (needed.Count == 0) return new(ClashWords.OnlySizes, ClashWords.WidenSizes, []);

        var question = new RulesModel(problem, plan, demands);
        var answer = solver.Solve(question.GivingUpFewest(needed), budget, stop);
        var givenUp = answer.Status is SolveStatus.Optimal or SolveStatus.Feasible
            ? question.GivenUp(answer.Values).Select(demand => demands[demand].Name).ToList()
            : [];
        return new(
            ClashWords.CannotAllBeKept([.. needed.Select(demand => demands[demand].Name)]),
            givenUp.Count == 0 ? ClashWords.LeaveOutOne(needed.Count) : ClashWords.Without(givenUp),
            [.. needed.SelectMany(demand => demands[demand].Guests).Distinct()]);
    }
}

/// <summary>Whether all rules can be kept.</summary>
internal abstract record RulesVerdict
{
    /// <param name="TableOf">The table per guest of the problem; −1 for none.</param>
    internal sealed record CanBeKept(int[] TableOf) : RulesVerdict;

    internal sealed record Clash(Seats.Clash Found) : RulesVerdict;
}
