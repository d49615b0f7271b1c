namespace Recruit.Scheduler.Tables.Rules;

/// <summary>Who has been given a table sits there.</summary>
public sealed class HonourPins : TableRule
{
    public override IEnumerable<Breach> BreachesIn(Seating seating) =>
        from table in seating.Tables
        from guest in table.Guests
        where guest.PinnedTo is not null && guest.PinnedTo != table.Spec.Name
        select new Breach(new(
            $"{guest.Id} is pinned to table {guest.PinnedTo} and sits at table {table.Spec.Name}",
            $"{guest.Id} is vastgezet aan tafel {guest.PinnedTo} en zit aan tafel {table.Spec.Name}"));

    public override IEnumerable<RuleDemand> DemandsOf(CompositionProblem problem) =>
        from guest in problem.Guests
        where guest.PinnedTo is not null
        select new RuleDemand(
            new($"the pin of {guest.Id}", $"het vastzetten van {guest.Id}"), [guest.Id],
            other => RuleDemand.OnGuests(other, one => one.Id == guest.Id ? one with { PinnedTo = null } : one),
            seats => seats.Never([guest], table => table.Name != guest.PinnedTo));
}
