namespace Recruit.Scheduler.Csv;

/// <summary>Reads a CSV as FORMATS has it: UTF-8, a header, comma or semicolon, LF or CRLF, with or without a byte order mark.</summary>
public static class CsvReader
{
    public static CsvReading Read(ReadOnlySpan<byte> bytes)
    {
        if (CsvText.Decode(bytes, out var badLine) is not { } text)
            return new CsvReading.Unusable(badLine, "this is not UTF-8 text. Save the file as \"CSV UTF-8\" and try again");
        if (text.Count(letter => letter == '"') % 2 != 0)
            return new CsvReading.Unusable(LineOfOpenQuote(text), "a quotation mark is opened here and closed nowhere");

        var scanner = new CsvScanner(text, SeparatorOf(text));
        if (scanner.Next() is not { } header)
            return new CsvReading.Unusable(1, "the file is empty; its first line must name the columns");

        var columns = header.Cells.Select(column => column.Trim()).ToList();
        return FlawOf(columns) is { } flaw
            ? new CsvReading.Unusable(header.Line, flaw)
            : new CsvReading.Read(new CsvTable(columns, ReadRows(scanner, columns)));
    }

    private static List<CsvRow> ReadRows(CsvScanner scanner, List<string> columns)
    {
        var rows = new List<CsvRow>();
        var places = columns.Index().ToDictionary(column => column.Item, column => column.Index, StringComparer.OrdinalIgnoreCase);

        while (scanner.Next() is { } row)
            rows.Add(new CsvRow(row.Line, row.Cells, FlawOf(row.Cells, columns.Count, row.Broken), places));
        return rows;
    }

    private static string? FlawOf(string[] cells, int columns, bool broken) =>
        broken ? "a quotation mark stands in the middle of a cell"
        : cells.Length != columns ? $"has {cells.Length} cells where the header has {columns}"
        : null;

    private static string? FlawOf(List<string> columns)
    {
        if (columns.IndexOf("") is >= 0 and var empty)
            return $"column {empty + 1} has no name";
        return columns.GroupBy(column => column, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? $"the column {twice.Key} stands there twice"
            : null;
    }

    private static char SeparatorOf(string text)
    {
        var header = text.AsSpan(0, text.IndexOf('\n') is >= 0 and var end ? end : text.Length);
        return header.Count(';') > header.Count(',') ? ';' : ',';
    }

    /// <summary>With an odd number of quotation marks the last line that begins inside a quote is the one to look at.</summary>
    private static int LineOfOpenQuote(string text)
    {
        var (line, opened, inside) = (1, 1, false);
        foreach (var letter in text)
        {
            if (letter == '\n')
                line++;
            if (letter != '"')
                continue;
            inside = !inside;
            opened = inside ? line : opened;
        }

        return opened;
    }
}
