namespace Recruit.Scheduler.Tables.Rules;

/// <summary>A table that needs a role has enough people who bring it.</summary>
public sealed class FillRoles : TableRule
{
    public override IEnumerable<Breach> BreachesIn(Seating seating) =>
        from table in seating.Tables
        from quota in table.Spec.Roles
        let present = table.Guests.Count(guest => guest.Role == quota.Role)
        where present < quota.Least
        select new Breach(new(
            $"{table.Name} has {present} of role {quota.Role} and needs {quota.Least}",
            $"Tafel {table.Spec.Name} heeft {present} mensen met de rol {quota.Role} en heeft er {quota.Least} nodig"));

    public override IEnumerable<RuleDemand> DemandsOf(CompositionProblem problem) =>
        from table in problem.Tables.Index()
        from quota in table.Item.Roles
        select new RuleDemand(
            new($"the quota of {quota.Role} at table {table.Item.Name}", $"het aantal met de rol {quota.Role} aan tafel {table.Item.Name}"),
            [],
            other => RuleDemand.OnTable(other, table.Item.Name, spec => spec with { Roles = [.. spec.Roles.Where(kept => kept != quota)] }),
            seats =>
                [new Limit(seats.CountAt(table.Index, seats.Guests.Where(guest => guest.Role == quota.Role)), quota.Least, long.MaxValue)]);
}
