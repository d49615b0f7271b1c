namespace Recruit.Scheduler.Tables.Rules;

/// <summary>A table that needs a role has enough people who bring it.</summary>
public sealed class FillRoles : TableRule
{
    public override IEnumerable<Breach> BreachesIn(Seating seating) =>
        from table in seating.Tables
        from quota in table.Spec.Roles
        let present = table.Guests.Count(guest => guest.Role == quota.Role)
        where present < quota.Least
        select new Breach($"{table.Name} has {present} of role {quota.Role} and needs {quota.Least}");
}
