namespace Recruit.Scheduler.Csv;

/// <summary>A CSV with its header and the rows below it, as text: a cell that looks like a formula is only text here.</summary>
public sealed record CsvTable(IReadOnlyList<string> Columns, IReadOnlyList<CsvRow> Rows)
{
    /// <summary>The columns of <paramref name="needed"/> that the header lacks.</summary>
    public IReadOnlyList<string> Missing(params IEnumerable<string> needed) =>
        needed.Except(Columns, StringComparer.OrdinalIgnoreCase).ToList();
}

/// <summary>
/// One row, with the line of the file on which it begins, its cells as they were written, and the flaw for which it cannot be
/// read as one, in words, or null.
/// </summary>
public sealed record CsvRow(int Line, IReadOnlyList<string> Cells, string? Flaw, IReadOnlyDictionary<string, int> Columns)
{
    /// <summary>The cell below a column without spaces around it; empty when there is no such column or cell.</summary>
    public string this[string column] =>
        Columns.TryGetValue(column, out var index) && index < Cells.Count ? Cells[index].Trim() : "";
}

/// <summary>What can come of reading a CSV.</summary>
public abstract record CsvReading
{
    public sealed record Read(CsvTable Table) : CsvReading;

    /// <summary>Nothing of the file can be used; <paramref name="Problem"/> says what is wrong and what to do.</summary>
    public sealed record Unusable(int Line, string Problem) : CsvReading;
}
