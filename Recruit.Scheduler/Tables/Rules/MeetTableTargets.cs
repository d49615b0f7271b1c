namespace Recruit.Scheduler.Tables.Rules;

/// <summary>A table has no fewer and no more people of a level than its targets allow.</summary>
public sealed class MeetTableTargets : TableRule
{
    public override IEnumerable<Breach> BreachesIn(Seating seating) =>
        from table in seating.Tables
        from target in table.Spec.Targets
        where target.Because == TargetReason.Asked
        let present = table.Guests.Count(guest => guest.LevelOf(target.Attribute) == target.Level)
        where present < target.Min || present > target.Max
        select new Breach(new(
            $"{table.Name} has {present} of {target.Attribute}={target.Level} and needs {target.Min} to {target.Max}",
            $"Tafel {table.Spec.Name} heeft {present} mensen met {target.Attribute}={target.Level} en moet er "
            + $"{target.Min} tot {target.Max} hebben"));

    public override IEnumerable<RuleDemand> DemandsOf(CompositionProblem problem) =>
        from table in problem.Tables.Index()
        from target in table.Item.Targets
        where target.Because == TargetReason.Asked
        select new RuleDemand(
            new($"the target {target.Attribute}={target.Level} of table {table.Item.Name}",
                $"het streefcijfer {target.Attribute}={target.Level} van tafel {table.Item.Name}"), [],
            other =>
                RuleDemand.OnTable(other, table.Item.Name, spec => spec with { Targets = [.. spec.Targets.Where(kept => kept != target)] }),
            seats => [new Limit(seats.CountAt(table.Index, seats.Guests.Where(guest => guest.LevelOf(target.Attribute) == target.Level)),
                target.Min, target.Max)]);
}
