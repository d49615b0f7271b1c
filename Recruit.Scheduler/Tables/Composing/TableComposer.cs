using Recruit.Scheduler.Engines.Solver;
using Recruit.Scheduler.Tables.Exact;
using Recruit.Scheduler.Tables.Seats;

namespace Recruit.Scheduler.Tables.Composing;

/// <summary>Composes tables: seats everyone by the rules, proves how balanced that can be at best, and searches until it is.</summary>
/// <param name="clock">For the time limit and the times in the report.</param>
/// <param name="solver">The exact engine; null to search without one.</param>
public sealed class TableComposer(TimeProvider clock, ISolver? solver = null)
{
    /// <summary>Composes, or says which rules clash. The ids of guests and the names of tables must differ.</summary>
    public CompositionOutcome Compose(
        CompositionProblem problem, CompositionOptions options, IProgress<CompositionProgress>? progress, CancellationToken stop) =>
        ComposeRounds(problem, 1, options, progress, stop) switch
        {
            CompositionOutcome.ComposedInRounds(var rounds, _) => new CompositionOutcome.Composed(rounds[0]),
            var impossible => impossible,
        };

    /// <summary>
    /// Whether everyone has a seat and every rule can be kept, found the way that composing with the same seed begins; balance is left to
    /// that.
    /// </summary>
    public static bool CanSeatAll(CompositionProblem problem, long seed)
    {
        var parties = Party.AllOf(problem.Guests);
        if (new Contradictions(problem, parties).Find().Count > 0) return false;
        var masks = OpenTables.For(problem, parties);
        var plan = new SeatPlanner(problem, parties, masks, seed).Plan();
        return plan.Unplaced.Count == 0
            && ((plan.Clashes.Count == 0 && RuleTally.Of(problem, plan.TableOf).Breaches == 0)
                || new RuleMender(problem, parties, masks, plan.TableOf, seed).Mend(firstWillDo: true) is not null);
    }

    /// <summary>
    /// Composes several rounds in which everyone sits somewhere each time: balance in every round first, then new meetings.
    /// </summary>
    public CompositionOutcome ComposeRounds(
        CompositionProblem problem, int rounds, CompositionOptions options, IProgress<CompositionProgress>? progress,
        CancellationToken stop)
    {
        var started = clock.GetTimestamp();
        var parties = Party.AllOf(problem.Guests);
        var contradictions = new Contradictions(problem, parties);
        if (contradictions.Find() is { Count: > 0 } found) return Clash.Outcome(found);

        var masks = OpenTables.For(problem, parties);
        var plan = new SeatPlanner(problem, parties, masks, options.Seed).Plan();
        if (plan.Unplaced.Count == 0 && contradictions.GroupsLargerThanTheirTables() is { Count: > 0 } groups) return Clash.Outcome(groups);

        var outcome = plan.Clashes.Count > 0 ? Clash.Outcome(plan.Clashes) : ComposeFrom(plan);
        if (outcome is not CompositionOutcome.Impossible) return outcome;
        if (new RuleMender(problem, parties, masks, plan.TableOf, options.Seed).Mend() is { } mended)
            return ComposeFrom(SeatPlan.Of(problem, parties, masks, mended));
        if (plan.Clashes.Count > 0) return outcome;
        return Settled() switch
        {
            RulesVerdict.CanBeKept(var tableOf) => ComposeFrom(SeatPlan.Of(problem, parties, masks, tableOf)),
            RulesVerdict.Clash(var proven) => Clash.Outcome([proven]),
            _ => outcome,
        };

        CompositionOutcome ComposeFrom(SeatPlan from)
        {
            var search = new RoundSearch(problem, parties, masks, from, options, clock, started) { Solver = solver };
            return search.Compose(rounds, progress, stop) switch
            {
                CompositionOutcome.ComposedInRounds { Rounds: [var only] } one => one with { Rounds = [search.WithAnySizes(only, stop)] },
                var outcome => outcome,
            };
        }

        RulesVerdict? Settled() => solver is null
            || options.Solver == SolverUse.Search
            || ExactBudget.ForRules(options, clock.GetElapsedTime(started)) is not { } budget
            ? null
            : new ExactRules(problem, plan, solver, budget).Settle(stop);
    }
}
