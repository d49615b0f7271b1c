using Recruit.Data.Spelling;
using Recruit.Scheduler.Csv;
using Recruit.Scheduler.Tables;
using Recruit.Web.Terminal;

namespace Recruit.Web.Commands.Compose;

/// <summary>Reads a roster that stands: the table per id.</summary>
public static class CurrentRoster
{
    public static IReadOnlyDictionary<string, string> Read(
        string path, IReadOnlyList<TableSpec> tables, FirstSpellings words, List<FileFault> faults)
    {
        var tableOf = new Dictionary<string, string>();
        if (InputSheet.Read(path, faults) is not { } sheet) return tableOf;
        foreach (var column in new[] { "table", "id" }.Where(column => !sheet.Has(column)))
            faults.Add(
                new(sheet.File, 1, column, "the column is missing", "Give the roster that compose wrote, or a CSV with table and id."));

        var names = tables.Select(table => table.Name).ToHashSet();
        foreach (var row in sheet.Rows) Take(row, sheet, names, words, tableOf, faults);
        return tableOf;
    }

    private static void Take(
        CsvRow row, InputSheet sheet, HashSet<string> names, FirstSpellings words, Dictionary<string, string> tableOf,
        List<FileFault> faults)
    {
        var table = words.In("table", row["table"]);
        if (row["round"] is not ("" or "1"))
            faults.Add(sheet.Fault(row, "round", "this roster has several rounds",
                "Mend one round at a time: keep only the rows of one round and call it 1."));
        else if (!names.Contains(table))
            faults.Add(sheet.Fault(row, "table", $"there is no table {row["table"]}", "Give the same --tables as for the roster."));
        else if (!tableOf.TryAdd(row["id"], table))
            faults.Add(sheet.Fault(row, "id", $"{row["id"]} has two seats", "Remove one of the rows."));
    }
}
