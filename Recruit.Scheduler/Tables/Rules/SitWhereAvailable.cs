namespace Recruit.Scheduler.Tables.Rules;

/// <summary>People sit only at tables whose time, place and format suit them.</summary>
public sealed class SitWhereAvailable : TableRule
{
    public override IEnumerable<Breach> BreachesIn(Seating seating) =>
        from table in seating.Tables
        from guest in table.Guests
        where guest.Available is not null && !guest.Available.Contains(table.Spec.Name)
        select new Breach(new(
            $"{guest.Id} is not available for table {table.Spec.Name}",
            $"{guest.Id} kan niet bij tafel {table.Spec.Name}"));

    public override IEnumerable<RuleDemand> DemandsOf(CompositionProblem problem) =>
        from guest in problem.Guests
        where guest.Available is not null
        select new RuleDemand(
            new($"the availability of {guest.Id}", $"de beschikbaarheid van {guest.Id}"), [guest.Id],
            other => RuleDemand.OnGuests(other, one => one.Id == guest.Id ? one with { Available = null } : one),
            seats => seats.Never([guest], table => guest.Available?.Contains(table.Name) is false));
}
