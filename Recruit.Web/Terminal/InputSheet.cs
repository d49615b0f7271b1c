using Recruit.Data.Spelling;
using Recruit.Scheduler.Csv;

namespace Recruit.Web.Terminal;

/// <summary>A table of which every row is whole: what is wrong is gathered as faults with line and column.</summary>
public sealed class InputSheet
{
    private const int MostLines = 20;
    private const int LongestField = 8_000;

    private InputSheet(string file, CsvTable table) => (File, Columns, Rows) = (file, table.Columns, table.Rows);

    public string File { get; }

    public IReadOnlyList<string> Columns { get; }

    public IReadOnlyList<CsvRow> Rows { get; }

    /// <summary>Reads the file, or says in <paramref name="faults"/> why it cannot be read and returns null.</summary>
    public static InputSheet? Read(string path, List<FileFault> faults)
    {
        var file = Path.GetFileName(path);
        if (!System.IO.File.Exists(path))
            return Refuse(faults, new(path, null, null, "there is no such file", "Check the name and the folder."));

        var reading = TableReader.Read(System.IO.File.ReadAllBytes(path));
        if (reading is CsvReading.Unusable(var line, var problem))
            return Refuse(faults, new(file, line, null, problem, "Correct that and try again."));

        var table = ((CsvReading.Read)reading).Table;
        var flaws = table.Rows.SelectMany(row => FlawsOf(file, table, row)).ToList();
        if (table.Rows.Count == 0)
            flaws.Add(new(file, null, null, "there is a header and nothing under it", "Add a row per person or table."));
        faults.AddRange(flaws);
        return flaws.Count == 0 ? new InputSheet(file, table) : null;
    }

    public bool Has(string column) => Columns.Contains(column, Spelled.Alike);

    /// <summary>
    /// The file and the lines whose column has one of these values, for a message: "people.csv, lines 2, 3"; null when there is none.
    /// </summary>
    public string? LinesWhere(string column, IReadOnlyCollection<string> values)
    {
        var wanted = values.ToHashSet();
        var lines = Rows.Where(row => wanted.Contains(row[column])).Select(row => row.Line).ToList();
        return lines.Count == 0 ? null : $"{File}, {(lines.Count == 1 ? "line" : "lines")} "
            + $"{string.Join(", ", lines.Take(MostLines))}{(lines.Count > MostLines ? ", …" : "")}";
    }

    public FileFault Fault(CsvRow row, string column, string problem, string remedy) => new(File, row.Line, column, problem, remedy);

    private static IEnumerable<FileFault> FlawsOf(string file, CsvTable table, CsvRow row)
    {
        if (row.Flaw is not null)
            yield return new(file, row.Line, null, $"the row {row.Flaw}",
                "Give every column a value, if only an empty one, and put quotes around a value with a separator or a quote in it.");
        else
            foreach (var (index, cell) in row.Cells.Index().Where(cell => cell.Item.Length > LongestField))
                yield return new(file, row.Line, table.Columns[index], $"the value has {cell.Length} characters",
                    $"At most {LongestField} fit; look for a missing closing quote.");
    }

    private static InputSheet? Refuse(List<FileFault> faults, FileFault fault)
    {
        faults.Add(fault);
        return null;
    }
}
