using System.Globalization;
using Recruit.Data.Spelling;
using Recruit.Scheduler.Csv;
using Recruit.Scheduler.Tables;

namespace Recruit.Web.Commands.Compose;

/// <summary>Writes who sits where: round, table, id and then the person's other columns as they came.</summary>
public static class ComposedRoster
{
    private static readonly HashSet<string> Written = new(Spelled.Alike) { "round", "table", "id" };

    public static void Write(TextWriter to, PeopleFile people, IReadOnlyList<Composition> rounds)
    {
        var others = people.Sheet.Columns.Index().Where(column => !Written.Contains(column.Item)).ToList();
        CsvWriter.WriteRow(to, [.. Written, .. others.Select(column => column.Item)]);

        var rowOf = people.Guests.Index().ToDictionary(guest => guest.Item.Id, guest => people.Sheet.Rows[guest.Index]);
        foreach (var (round, table, id) in Seats(rounds))
            CsvWriter.WriteRow(to, [round, table.Spec.Name, id, .. others.Select(column => rowOf[id].Cells[column.Index])]);
    }

    private static IEnumerable<(string Round, ComposedTable Table, string Id)> Seats(IReadOnlyList<Composition> rounds) =>
        from round in rounds.Index()
        from table in round.Item.Tables
        from id in table.Guests
        select ((round.Index + 1).ToString(CultureInfo.InvariantCulture), table, id);
}
