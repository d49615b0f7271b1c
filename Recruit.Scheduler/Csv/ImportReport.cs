namespace Recruit.Scheduler.Csv;

/// <summary>A row that did not go in, and why.</summary>
public sealed record RefusedRow(CsvRow Row, string Reason);

/// <summary>What became of the rows of an import: new, there already, or refused.</summary>
public sealed record ImportReport(int Added, int AlreadyThere, IReadOnlyList<RefusedRow> Refused);

/// <summary>What can come of an import.</summary>
public abstract record ImportOutcome
{
    public sealed record Done(ImportReport Report) : ImportOutcome;

    /// <summary>The header lacks columns without which no row can go in.</summary>
    public sealed record ColumnsMissing(IReadOnlyList<string> Columns, IReadOnlyList<string> Needed) : ImportOutcome;
}

/// <summary>The refused rows as a CSV: the columns as they were, then line and reason. Mended, it can be imported as it is.</summary>
public static class RefusedRows
{
    private static readonly string[] Ours = ["line", "reason"];

    public static void Write(TextWriter to, CsvTable table, IReadOnlyList<RefusedRow> refused)
    {
        // A file of refused rows that is refused again has our two columns already.
        var kept = table.Columns.Index().Where(column => !Ours.Contains(column.Item, StringComparer.OrdinalIgnoreCase)).ToList();

        CsvWriter.WriteRow(to, [.. kept.Select(column => column.Item), .. Ours]);
        foreach (var (row, reason) in refused)
            CsvWriter.WriteRow(to,
            [
                .. kept.Select(column => column.Index < row.Cells.Count ? row.Cells[column.Index] : ""),
                FormattableString.Invariant($"{row.Line}"),
                reason,
            ]);
    }
}
