using System.Globalization;
using Recruit.Data.Spelling;
using Recruit.Scheduler.Csv;
using Recruit.Scheduler.Draws;
using Recruit.Web.Terminal;

namespace Recruit.Web.Commands.Draw.Files;

/// <summary>Reads for which dialogues people are drawn at once: name, least and most seats.</summary>
public static class DialoguesFile
{
    public static IReadOnlyList<DialogueSeats> Read(string path, List<FileFault> faults)
    {
        if (InputSheet.Read(path, faults) is not { } sheet) return [];
        var missing = new[] { "name", "min", "max" }.Where(column => !sheet.Has(column)).ToList();
        foreach (var column in missing)
            faults.Add(new(sheet.File, 1, column, "the column is missing", "The header needs name, min and max."));
        if (missing.Count > 0) return [];

        foreach (var twice in sheet.Rows.GroupBy(row => row["name"], Spelled.Alike).Where(rows => rows.Count() > 1))
            faults.Add(sheet.Fault(twice.ElementAt(1), "name", $"{twice.Key} already stands on line {twice.First().Line}",
                "Give every dialogue a name of its own."));
        return [.. sheet.Rows.Select(row => DialogueOf(sheet, row, faults))];
    }

    private static DialogueSeats DialogueOf(InputSheet sheet, CsvRow row, List<FileFault> faults)
    {
        var (min, max) = (Seats(sheet, row, "min", faults), Seats(sheet, row, "max", faults));
        if (row["name"] == "" || row["name"].Contains('|'))
            faults.Add(sheet.Fault(row, "name", $"\"{row["name"]}\" is no name of a dialogue", "Give it a name without the sign |."));
        if (min > max) faults.Add(sheet.Fault(row, "min", $"the least number of seats {min} is more than the most {max}", "Swap them."));
        return new DialogueSeats(row["name"], min, max);
    }

    private static int Seats(InputSheet sheet, CsvRow row, string column, List<FileFault> faults)
    {
        if (int.TryParse(row[column], NumberStyles.None, CultureInfo.InvariantCulture, out var seats) && (seats > 0 || column == "min"))
            return seats;
        faults.Add(sheet.Fault(row, column, $"\"{row[column]}\" is not a number of seats", "Write a whole number such as 12."));
        return 0;
    }
}
