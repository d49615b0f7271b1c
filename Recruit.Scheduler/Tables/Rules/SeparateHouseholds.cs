namespace Recruit.Scheduler.Tables.Rules;

/// <summary>People of one household meet others rather than each other.</summary>
public sealed class SeparateHouseholds : TableRule
{
    public override IEnumerable<Breach> BreachesIn(Seating seating) =>
        from table in seating.Tables
        from household in table.Guests.Where(guest => guest.Household is not null).GroupBy(guest => guest.Household)
        where household.Count() > 1
        select new Breach(new(
            $"{table.Name} seats {household.Count()} people of household {household.Key}",
            $"Aan tafel {table.Spec.Name} zitten {household.Count()} mensen van huishouden {household.Key}"));

    public override IEnumerable<RuleDemand> DemandsOf(CompositionProblem problem) =>
        from household in problem.Guests.Where(guest => guest.Household is not null).GroupBy(guest => guest.Household)
        where household.Count() > 1
        select new RuleDemand(
            new($"household {household.Key}", $"huishouden {household.Key}"), [.. household.Select(guest => guest.Id)],
            other => RuleDemand.OnGuests(other, guest => guest.Household == household.Key ? guest with { Household = null } : guest),
            seats => seats.AtMostOneAtATable([.. household]));
}
