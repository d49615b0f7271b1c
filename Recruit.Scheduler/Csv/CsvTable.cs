using Recruit.Data.Spelling;

namespace Recruit.Scheduler.Csv;

/// <summary>A table with its header and the rows below it, as text: a cell that looks like a formula is only text here.</summary>
public sealed record CsvTable(IReadOnlyList<string> Columns, IReadOnlyList<CsvRow> Rows)
{
    /// <summary>The columns of <paramref name="needed"/> that the header lacks.</summary>
    public IReadOnlyList<string> Missing(params IEnumerable<string> needed) =>
        needed.Except(Columns, Spelled.Alike).ToList();
}

/// <summary>
/// One row, with the line of the file on which it begins, its cells as they were written, and the flaw for which it cannot be
/// read as one, in words, or null.
/// </summary>
public sealed record CsvRow(int Line, IReadOnlyList<string> Cells, string? Flaw, IReadOnlyDictionary<string, int> Columns)
{
    /// <summary>The cell below a column, spelled as we compare; empty when there is no such column or cell.</summary>
    public string this[string column] =>
        Columns.TryGetValue(column, out var index) && index < Cells.Count ? Spelled.Line(Cells[index]) : "";
}

/// <summary>What can come of reading a table.</summary>
public abstract record CsvReading
{
    public sealed record Read(CsvTable Table) : CsvReading;

    /// <summary>Nothing of the file can be used; <paramref name="Problem"/> says what is wrong and what to do.</summary>
    public sealed record Unusable(int Line, string Problem) : CsvReading;
}
