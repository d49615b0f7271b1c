using System.Globalization;
using Recruit.Data.Spelling;
using Recruit.Scheduler.Csv;
using Recruit.Scheduler.Tables;
using Recruit.Scheduler.Tables.Rules;
using Recruit.Web.Terminal;

namespace Recruit.Web.Commands.Compose;

/// <summary>Reads what tables there are: a number of equal ones, or a CSV with sizes, roles and targets.</summary>
public sealed class TablesFile
{
    private const string RolePrefix = "role:";

    private readonly InputSheet? sheet;

    private TablesFile(InputSheet? sheet, IReadOnlyList<TableSpec> tables) => (this.sheet, Tables) = (sheet, tables);

    public IReadOnlyList<TableSpec> Tables { get; }

    /// <summary>So many tables, named 1, 2, 3 and on.</summary>
    public static TablesFile Numbered(int count, int min, int max) =>
        new(null, [.. Enumerable.Range(1, count).Select(number => new TableSpec(number.ToString(CultureInfo.InvariantCulture), min, max))]);

    /// <summary>Reads the file, or says in <paramref name="faults"/> what is wrong on which lines and returns no tables.</summary>
    public static TablesFile Read(string path, FirstSpellings words, List<FileFault> faults)
    {
        if (InputSheet.Read(path, faults) is not { } sheet) return new(null, []);
        foreach (var column in new[] { "table", "min", "max" }.Where(column => !sheet.Has(column)))
            faults.Add(new(sheet.File, 1, column, "the column is missing", "The header needs table, min and max."));
        if (faults.Count > 0) return new(sheet, []);

        foreach (var twice in sheet.Rows.GroupBy(row => row["table"], Spelled.Alike).Where(rows => rows.Count() > 1))
            faults.Add(sheet.Fault(twice.ElementAt(1), "table", $"table {twice.Key} already stands on line {twice.First().Line}",
                "Give every table a name of its own."));
        return new(sheet, [.. sheet.Rows.Select(row => TableOf(sheet, row, words, faults))]);
    }

    /// <summary>Where these tables stand, for a message; null when they stand in no file.</summary>
    public string? LinesOf(IReadOnlyCollection<string> names) => sheet?.LinesWhere("table", names);

    private static TableSpec TableOf(InputSheet sheet, CsvRow row, FirstSpellings words, List<FileFault> faults)
    {
        var name = words.In("table", row["table"]);
        if (name == "") faults.Add(sheet.Fault(row, "table", "the table has no name", "Give it a number or a name."));
        var (min, max) = (Number(sheet, row, "min", faults), Number(sheet, row, "max", faults));
        if (min > max) faults.Add(sheet.Fault(row, "min", $"the least size {min} is more than the most size {max}", "Swap them."));
        return new TableSpec(name, min, max)
        {
            Theme = OrNull(words.In("wish", row["theme"])),
            Format = OrNull(row["format"]),
            Region = OrNull(words.In(KeepToRegion.Attribute, row["region"])),
            Near = OrNull(words.In(KeepToRegion.Attribute, row["near"])),
            StartsAt = StartOf(sheet, row, faults),
            Roles = [.. RolesOf(sheet, row, words, faults)],
            Targets = [.. TargetsOf(sheet, row, words, faults)],
        };
    }

    private static IEnumerable<TableRole> RolesOf(InputSheet sheet, CsvRow row, FirstSpellings words, List<FileFault> faults) =>
        from column in sheet.Columns
        where column.StartsWith(RolePrefix, StringComparison.OrdinalIgnoreCase) && row[column] is not ("" or "0")
        select new TableRole(words.In("role", Spelled.Line(column[RolePrefix.Length..])), Number(sheet, row, column, faults));

    private static IEnumerable<TableTarget> TargetsOf(InputSheet sheet, CsvRow row, FirstSpellings words, List<FileFault> faults)
    {
        foreach (var text in row["targets"].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (equals, colon, dash) = (text.IndexOf('='), text.LastIndexOf(':'), text.LastIndexOf('-'));
            if (equals > 0 && colon > equals && dash > colon
                && int.TryParse(text[(colon + 1)..dash], CultureInfo.InvariantCulture, out var min)
                && int.TryParse(text[(dash + 1)..], CultureInfo.InvariantCulture, out var max) && min <= max)
                yield return TargetOf(Spelled.Line(text[..equals]), Spelled.Line(text[(equals + 1)..colon]), min, max, words);
            else
                faults.Add(
                    sheet.Fault(row, "targets", $"\"{text}\" is not a target", "Write attribute=level:min-max, such as gender=woman:4-8."));
        }
    }

    private static TableTarget TargetOf(string attribute, string level, int min, int max, FirstSpellings words) =>
        new(words.In("attribute", attribute), words.In(attribute, level), min, max);

    private static DateTimeOffset? StartOf(InputSheet sheet, CsvRow row, List<FileFault> faults)
    {
        var text = row["starts_at"];
        if (text == "") return null;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var start)) return start;
        faults.Add(sheet.Fault(row, "starts_at", $"\"{text}\" is not a date and time", "Write 2027-03-09T19:30."));
        return null;
    }

    private static int Number(InputSheet sheet, CsvRow row, string column, List<FileFault> faults)
    {
        if (int.TryParse(row[column], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        faults.Add(sheet.Fault(row, column, $"\"{row[column]}\" is not a whole number", "Write a number such as 8."));
        return 0;
    }

    private static string? OrNull(string value) => value == "" ? null : value;
}
