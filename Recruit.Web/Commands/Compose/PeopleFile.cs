using Recruit.Data.Spelling;
using Recruit.Scheduler.Csv;
using Recruit.Scheduler.Tables;
using Recruit.Web.Terminal;

namespace Recruit.Web.Commands.Compose;

/// <summary>Reads the people to be seated: an id, attributes, and columns with a meaning of their own.</summary>
public sealed class PeopleFile
{
    /// <summary>Columns that are never balanced, because they say something else.</summary>
    public static readonly IReadOnlySet<string> OwnMeaning =
        new HashSet<string>(Spelled.Alike)
        {
            "id", "table", "round", "household", "apart", "together", "available", "role", "wish", "reserve",
        };

    private static readonly string[] Yes = ["yes", "ja", "true", "1"];
    private static readonly string[] No = ["", "no", "nee", "false", "0"];

    private PeopleFile(InputSheet sheet, IReadOnlyList<Guest> guests) => (Sheet, Guests) = (sheet, guests);

    public InputSheet Sheet { get; }

    /// <summary>One guest per row of the sheet, in its order.</summary>
    public IReadOnlyList<Guest> Guests { get; }

    /// <summary>The columns that can be balanced.</summary>
    public required IReadOnlyList<string> AttributeColumns { get; init; }

    /// <summary>Reads the file, or says in <paramref name="faults"/> what is wrong on which lines and returns null.</summary>
    public static PeopleFile? Read(string path, IReadOnlyList<TableSpec> tables, FirstSpellings words, List<FileFault> faults)
    {
        if (InputSheet.Read(path, faults) is not { } sheet) return null;
        if (!sheet.Has("id"))
        {
            faults.Add(new(sheet.File, 1, "id", "the column is missing", "Every person needs an id; name that column id."));
            return null;
        }

        foreach (var twice in sheet.Rows.GroupBy(row => row["id"]).Where(rows => rows.Key != "" && rows.Count() > 1))
            faults.Add(sheet.Fault(twice.ElementAt(1), "id", $"{twice.Key} already stands on line {twice.First().Line}",
                "Remove one of the rows, or give it another id."));
        var names = tables.Select(table => table.Name).ToHashSet();
        return new PeopleFile(sheet, [.. sheet.Rows.Select(row => GuestOf(sheet, row, names, words, faults))])
        {
            AttributeColumns = [.. Attributes(sheet).Select(column => words.In("attribute", column.Item))],
        };
    }

    /// <summary>Where these people stand, for a message; null when there are none.</summary>
    public string? LinesOf(IReadOnlyCollection<string> ids) => Sheet.LinesWhere("id", ids);

    private static IEnumerable<(int Index, string Item)> Attributes(InputSheet sheet) =>
        sheet.Columns.Index().Where(column => !OwnMeaning.Contains(column.Item));

    private static Guest GuestOf(InputSheet sheet, CsvRow row, HashSet<string> tables, FirstSpellings words, List<FileFault> faults)
    {
        string First(string column) => words.In(column, row[column]);
        IReadOnlyList<string> Parts(string column) =>
            [.. row[column].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(part => words.In(column is "available" ? "table" : column, part)).Distinct()];

        var (id, pin, available) = (row["id"], First("table"), Parts("available"));
        if (id == "") faults.Add(sheet.Fault(row, "id", "the id is empty", "Give every person an id."));
        if (pin != "" && !tables.Contains(pin))
            faults.Add(sheet.Fault(row, "table", $"there is no table {pin}", $"The tables are {Some(tables)}."));
        foreach (var name in available.Where(name => !tables.Contains(name)))
            faults.Add(sheet.Fault(row, "available", $"there is no table {name}", $"The tables are {Some(tables)}, separated by |."));

        return new Guest(id)
        {
            Levels = Attributes(sheet).ToDictionary(column => words.In("attribute", column.Item), column => First(column.Item)),
            Household = OrNull(First("household")),
            Apart = Parts("apart"),
            Together = Parts("together"),
            Wishes = Parts("wish"),
            PinnedTo = OrNull(pin),
            Available = available.Count == 0 ? null : available,
            Role = OrNull(First("role")),
            Reserve = IsReserve(sheet, row, faults),
        };
    }

    private static bool IsReserve(InputSheet sheet, CsvRow row, List<FileFault> faults)
    {
        var text = Spelled.Key(row["reserve"]);
        if (!Yes.Contains(text) && !No.Contains(text))
            faults.Add(sheet.Fault(row, "reserve", $"\"{text}\" is neither yes nor no", "Write yes, or leave it empty."));
        return Yes.Contains(text);
    }

    private static string Some(IReadOnlyCollection<string> names) => string.Join(", ", names.Take(8)) + (names.Count > 8 ? ", …" : "");

    private static string? OrNull(string value) => value == "" ? null : value;
}
