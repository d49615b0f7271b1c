using Recruit.Scheduler.Engines.Solver;

namespace Recruit.Scheduler.Tables.Rules;

/// <summary>People who need each other, such as a guest and an interpreter, share a table.</summary>
public sealed class KeepTogether : TableRule
{
    public override IEnumerable<Breach> BreachesIn(Seating seating)
    {
        var tablesOf = seating.Tables
            .SelectMany(table => table.Guests.SelectMany(guest => guest.Together).Distinct().Select(name => (name, table: table.Spec.Name)))
            .ToLookup(seat => seat.name, seat => seat.table);

        return from tables in tablesOf
               where tables.Count() > 1
               select new Breach(new(
            $"Together group {tables.Key} is spread over tables {string.Join(", ", tables)}",
            $"Groep {tables.Key}, die bij elkaar hoort, is verdeeld over de tafels {string.Join(", ", tables)}"));
    }

    public override IEnumerable<RuleDemand> DemandsOf(CompositionProblem problem) =>
        from name in problem.Guests.SelectMany(guest => guest.Together).Distinct()
        let members = problem.Guests.Where(guest => guest.Together.Contains(name)).ToList()
        where members.Count > 1
        select new RuleDemand(
            new($"together group {name}", $"groep {name} die bij elkaar hoort"), [.. members.Select(guest => guest.Id)],
            other => RuleDemand.OnGuests(other, guest => guest with { Together = [.. guest.Together.Where(kept => kept != name)] }),
            seats => SeatedAsOne(seats, [.. seats.Guests.Where(guest => guest.Together.Contains(name))]));

    private static IEnumerable<Limit> SeatedAsOne(SeatChoices seats, IReadOnlyList<Guest> members) =>
        from pair in members.Zip(members.Skip(1))
        from table in Enumerable.Range(0, seats.Tables.Count)
        select new Limit(new ExactSum().Add(seats.At(pair.First, table), 1).Add(seats.At(pair.Second, table), -1), 0, 0);
}
