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
               select new Breach($"Together group {tables.Key} is spread over tables {string.Join(", ", tables)}");
    }
}
