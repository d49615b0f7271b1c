namespace Recruit.Scheduler.Tables.Rules;

/// <summary>Who has been given a table sits there.</summary>
public sealed class HonourPins : TableRule
{
    public override IEnumerable<Breach> BreachesIn(Seating seating) =>
        from table in seating.Tables
        from guest in table.Guests
        where guest.PinnedTo is not null && guest.PinnedTo != table.Spec.Name
        select new Breach($"{guest.Id} is pinned to table {guest.PinnedTo} and sits at table {table.Spec.Name}");
}
