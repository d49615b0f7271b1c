namespace Recruit.Scheduler.Tables.Rules;

/// <summary>Nobody sits with a second person of the same department, or of whatever is spread, while another could sit there.</summary>
public sealed class SpreadBeforeRepeating : TableRule
{
    public override IEnumerable<Breach> BreachesIn(Seating seating) =>
        from table in seating.Tables
        from target in table.Spec.Targets
        where target.Because == TargetReason.Spread
        let present = table.Guests.Count(guest => guest.LevelOf(target.Attribute) == target.Level)
        where present < target.Min || present > target.Max
        select new Breach(present < target.Min
            ? new($"{table.Name} seats nobody of {target.Attribute} {target.Level}, who could sit there",
                $"Aan tafel {table.Spec.Name} zit niemand met {target.Attribute} {target.Level}, en dat kan wel")
            : new($"{table.Name} seats {present} of {target.Attribute} {target.Level} while others are missing",
                $"Aan tafel {table.Spec.Name} zitten {present} mensen met {target.Attribute} {target.Level} terwijl andere ontbreken"));

    public override IEnumerable<RuleDemand> DemandsOf(CompositionProblem problem) =>
        from table in problem.Tables.Index()
        from target in table.Item.Targets
        where target.Because == TargetReason.Spread
        select new RuleDemand(
            new($"the spread of {target.Attribute} {target.Level} at table {table.Item.Name}",
                $"de spreiding van {target.Attribute} {target.Level} aan tafel {table.Item.Name}"), [],
            other =>
                RuleDemand.OnTable(other, table.Item.Name, spec => spec with { Targets = [.. spec.Targets.Where(kept => kept != target)] }),
            seats => [new Limit(seats.CountAt(table.Index, seats.Guests.Where(guest => guest.LevelOf(target.Attribute) == target.Level)),
                target.Min, target.Max)]);
}
