using Recruit.Scheduler.Tables.Rules;
using Recruit.Scheduler.Tables.Seats;

namespace Recruit.Scheduler.Tables.Composing;

/// <summary>
/// Mends a roster after people left, came or were moved by hand: newcomers take the seats where the balance suffers least, then the move
/// that mends most per person is taken again and again, within the number of moves allowed. Nobody else is touched, and pinned people stay.
/// </summary>
public sealed class RosterRepairer(TimeProvider clock)
{
    // Nobody is asked to move for less than this much balance.
    private const double WorthAMove = 0.1;

    public RepairOutcome Repair(CompositionProblem problem, RepairOrder order, CompositionOptions options, CancellationToken stop)
    {
        var parties = Party.AllOf(problem.Guests);
        if (new Contradictions(problem, parties).Find() is { Count: > 0 } clashes)
            return new RepairOutcome.Impossible([.. clashes.Select(clash => clash.Sentence)], clashes[0].Remedy);

        var masks = OpenTables.For(problem, parties);
        var work = new RepairWork(problem, parties, masks, order);
        var before = new RoundSearch(problem, parties, masks, work.Standing(), options, clock, clock.GetTimestamp()).PlannedDeviation;
        work.SeatNewcomers();
        while (work.TakeBestMove(WorthAMove)) stop.ThrowIfCancellationRequested();
        work.TurnAwayOverflow();

        var plan = work.Plan();
        var seating = Seating.Of(problem.Tables, problem.Guests, plan.TableOf);
        if (TableRule.All.SelectMany(rule => rule.BreachesIn(seating))
            .Select(breach => breach.Explanation)
            .ToList() is { Count: > 0 } breaches)
            return new RepairOutcome.Impossible(breaches, RepairWords.MoreMoves(order.MostMoves));

        var after = new RoundSearch(problem, parties, masks, plan, options, clock, clock.GetTimestamp()).AsPlanned();
        var present = problem.Guests.Select(guest => guest.Id).ToHashSet();
        return new RepairOutcome.Repaired(new Repair(after, before, work.Changes(),
            [.. order.CurrentTableOf.Keys.Where(id => !present.Contains(id)).Order(StringComparer.Ordinal)],
            [.. after.TableOf.Keys.Where(id => !order.CurrentTableOf.ContainsKey(id)).Order(StringComparer.Ordinal)]));
    }
}
