namespace Recruit.Scheduler.Tables.Rules;

/// <summary>People who must keep apart do not share a table.</summary>
public sealed class KeepApart : TableRule
{
    public override IEnumerable<Breach> BreachesIn(Seating seating) =>
        from table in seating.Tables
        from name in table.Guests.SelectMany(guest => guest.Apart.Distinct()).Distinct()
        let members = table.Guests.Count(guest => guest.Apart.Contains(name))
        where members > 1
        select new Breach(new(
            $"{table.Name} seats {members} people of apart group {name}",
            $"Aan tafel {table.Spec.Name} zitten {members} mensen van groep {name}, die uit elkaar moet"));

    public override IEnumerable<RuleDemand> DemandsOf(CompositionProblem problem) =>
        from name in problem.Guests.SelectMany(guest => guest.Apart).Distinct()
        let members = problem.Guests.Where(guest => guest.Apart.Contains(name)).ToList()
        where members.Count > 1
        select new RuleDemand(
            new($"apart group {name}", $"groep {name} die uit elkaar moet"), [.. members.Select(guest => guest.Id)],
            other => RuleDemand.OnGuests(other, guest => guest with { Apart = [.. guest.Apart.Where(kept => kept != name)] }),
            seats => seats.AtMostOneAtATable(members));
}
