using System.Collections;
using Recruit.Scheduler.Csv;

namespace Recruit.Scheduler.Programmes;

/// <summary>The whole rows of one of a programme's CSVs, each with an id of its own, and the problems found in it so far.</summary>
internal sealed class ProgrammeFileRows : IEnumerable<CsvRow>
{
    private readonly string name;
    private readonly List<CsvRow> rows = [];
    private readonly List<FileProblem> problems = [];
    private readonly HashSet<string> ids = [];

    /// <param name="file">Null when there is none yet: no rows, and no problems.</param>
    public ProgrammeFileRows(NamedFile? file, string[] needed)
    {
        name = file?.Name ?? "";
        if (file is null)
            return;
        switch (TableReader.Read(file.Content))
        {
            case CsvReading.Unusable unusable:
                Add($"line {unusable.Line}", unusable.Problem, "Nothing was read from it");
                break;
            case CsvReading.Read { Table: var table } when table.Missing(needed) is { Count: > 0 } missing:
                Add("line 1", $"the header lacks {string.Join(", ", missing)}", $"It needs {string.Join(", ", needed)}");
                break;
            case CsvReading.Read { Table: var table }:
                rows.AddRange(table.Rows.Where(IsWhole));
                break;
        }
    }

    public IReadOnlyList<FileProblem> Problems => problems;

    public IReadOnlySet<string> Ids => ids;

    public void Add(CsvRow row, string problem, string remedy) => Add($"line {row.Line}", problem, remedy);

    public void Add(string place, string problem, string remedy) => problems.Add(new FileProblem(name, place, problem, remedy));

    public IEnumerator<CsvRow> GetEnumerator() => rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private bool IsWhole(CsvRow row)
    {
        if (row.Flaw is not null)
            Add(row, row.Flaw, "Mend the row");
        else if (row["id"].Length == 0)
            Add(row, "the id is empty", "Give each row an id of its own");
        else if (!ids.Add(row["id"]))
            Add(row, $"the id {row["id"]} stands there twice", "Give each row an id of its own");
        else
            return true;
        return false;
    }
}
