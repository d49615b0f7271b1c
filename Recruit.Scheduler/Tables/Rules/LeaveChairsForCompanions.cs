namespace Recruit.Scheduler.Tables.Rules;

/// <summary>Whoever brings somebody along finds two chairs.</summary>
public sealed class LeaveChairsForCompanions : TableRule
{
    public override IEnumerable<Breach> BreachesIn(Seating seating) =>
        from table in seating.Tables
        from target in table.Spec.Targets
        where target.Because == TargetReason.Chairs
        let present = table.Guests.Count(guest => guest.LevelOf(target.Attribute) == target.Level)
        where present > target.Max
        select new Breach(new(
            $"{table.Name} seats {present} people with a companion and has chairs for {target.Max} companions",
            $"Aan tafel {table.Spec.Name} zitten {present} mensen met een begeleider en er zijn stoelen voor {target.Max} begeleiders"));

    public override IEnumerable<RuleDemand> DemandsOf(CompositionProblem problem) =>
        from table in problem.Tables.Index()
        from target in table.Item.Targets
        where target.Because == TargetReason.Chairs
        select new RuleDemand(
            new($"the chairs for companions at table {table.Item.Name}", $"de stoelen voor begeleiders aan tafel {table.Item.Name}"), [],
            other =>
                RuleDemand.OnTable(other, table.Item.Name, spec => spec with { Targets = [.. spec.Targets.Where(kept => kept != target)] }),
            seats => [new Limit(seats.CountAt(table.Index, seats.Guests.Where(guest => guest.LevelOf(target.Attribute) == target.Level)),
                0, target.Max)]);
}
