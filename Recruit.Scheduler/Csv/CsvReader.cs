namespace Recruit.Scheduler.Csv;

/// <summary>Reads a CSV as FORMATS has it: UTF-8, a header, comma or semicolon, LF or CRLF, with or without a byte order mark.</summary>
public static class CsvReader
{
    public static CsvReading Read(ReadOnlySpan<byte> bytes)
    {
        if (CsvText.Decode(bytes, out var badLine) is not { } text)
            return new CsvReading.Unusable(badLine, "this is not UTF-8 text; save the file as \"CSV UTF-8\"");
        var scanner = new CsvScanner(text, SeparatorOf(text));
        if (scanner.Next() is not { } header)
            return new CsvReading.Unusable(1, "the file is empty; its first line must name the columns");

        var columns = header.Cells.Select(column => column.Trim()).ToList();
        if (FlawOf(columns) is { } flaw)
            return new CsvReading.Unusable(header.Line, flaw);

        var rows = ReadRows(scanner, columns);
        return scanner.OpenQuote is { } line
            ? new CsvReading.Unusable(line, "a quotation mark is opened here and closed nowhere")
            : new CsvReading.Read(new CsvTable(columns, rows));
    }

    private static List<CsvRow> ReadRows(CsvScanner scanner, List<string> columns)
    {
        var rows = new List<CsvRow>();
        var places = columns.Index().ToDictionary(column => column.Item, column => column.Index, StringComparer.OrdinalIgnoreCase);

        while (scanner.Next() is { } row)
            rows.Add(new CsvRow(row.Line, row.Cells, FlawOf(row.Cells, columns.Count, row.Broken, ranOn: scanner.LastLine > row.Line ? scanner.LastLine : null), places));
        return rows;
    }

    private static string? FlawOf(string[] cells, int columns, bool broken, int? ranOn)
    {
        var flaw = broken ? "has a quotation mark in the middle of a cell"
            : cells.Length != columns ? $"has {cells.Length} cells where the header has {columns}"
            : null;
        return flaw is not null && ranOn is { } line ? $"{flaw}; it runs on to line {line}, so a quotation mark may be missing" : flaw;
    }

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
}
