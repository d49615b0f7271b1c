namespace Recruit.Scheduler.Tables.Rules;

/// <summary>A local dialogue is for the people of its region.</summary>
public sealed class KeepToRegion : TableRule
{
    /// <summary>The attribute that tells where a person lives.</summary>
    public const string Attribute = "region";

    public override IEnumerable<Breach> BreachesIn(Seating seating) =>
        from table in seating.Tables
        where table.Spec.Region is not null
        from guest in table.Guests
        where guest.LevelOf(Attribute) != table.Spec.Region
        select new Breach(new(
            $"{guest.Id} lives outside {table.Spec.Region} and sits at table {table.Spec.Name}",
            $"{guest.Id} woont buiten {table.Spec.Region} en zit aan tafel {table.Spec.Name}"));

    public override IEnumerable<RuleDemand> DemandsOf(CompositionProblem problem) =>
        from table in problem.Tables
        where table.Region is not null
        select new RuleDemand(
            new($"the region of table {table.Name}", $"de regio van tafel {table.Name}"), [],
            other => RuleDemand.OnTable(other, table.Name, spec => spec with { Region = null }),
            seats => seats.Never(seats.Guests.Where(guest => guest.LevelOf(Attribute) != table.Region), spec => spec.Name == table.Name));
}
