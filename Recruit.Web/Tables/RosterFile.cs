using CsvHelper;
using Recruit.Scheduler.Tables;

namespace Recruit.Web.Tables;

/// <summary>Writes who sits where: round, table, id and then the person's other columns as they came.</summary>
public static class RosterFile
{
    private static readonly HashSet<string> Written = ["round", "table", "id"];

    public static void Write(TextWriter to, PeopleFile people, Composition composition)
    {
        using var writer = CsvWriter.Create(to, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        var others = people.Sheet.Columns.Index().Where(column => !Written.Contains(column.Item)).ToList();
        writer.WriteHeader([.. Written, .. others.Select(column => column.Item)]);

        var rowOf = people.Guests.Index().ToDictionary(guest => guest.Item.Id, guest => people.Sheet.Rows[guest.Index]);
        foreach (var table in composition.Tables)
            foreach (var id in table.Guests)
                writer.WriteRecord(["1", table.Spec.Name, id, .. others.Select(column => rowOf[id].Cells[column.Index])]);
    }
}
