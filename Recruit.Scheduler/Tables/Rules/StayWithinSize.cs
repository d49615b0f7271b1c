namespace Recruit.Scheduler.Tables.Rules;

/// <summary>Every table has at least its least and at most its most people.</summary>
public sealed class StayWithinSize : TableRule
{
    public override IEnumerable<Breach> BreachesIn(Seating seating) =>
        from table in seating.Tables
        where table.Guests.Count < table.Spec.Min || table.Guests.Count > table.Spec.Max
        select new Breach(new(
            $"{table.Name} seats {table.Guests.Count} people and must seat {table.Spec.Min} to {table.Spec.Max}",
            $"Aan tafel {table.Spec.Name} zitten {table.Guests.Count} mensen en er moeten er "
            + $"{table.Spec.Min} tot {table.Spec.Max} zitten"));

    public override IEnumerable<RuleDemand> DemandsOf(CompositionProblem problem) =>
        problem.Tables.Select((table, index) => new RuleDemand(
            new($"the size of table {table.Name}", $"de grootte van tafel {table.Name}"), [],
            other => RuleDemand.OnTable(other, table.Name, spec => spec with { Min = 0, Max = problem.Guests.Count }),
            seats => [new Limit(seats.CountAt(index, seats.Guests), table.Min, table.Max)]));
}
