using Recruit.Data.Spelling;

namespace Recruit.Scheduler.Csv;

/// <summary>
/// Reads a table of people as a spreadsheet saves it: CSV in UTF-8 with comma, semicolon or tab, LF or CRLF, with or without a byte order
/// mark and a <c>sep=</c> line, or an XLSX workbook. Every command reads its tables here.
/// </summary>
public static class TableReader
{
    public static CsvReading Read(ReadOnlySpan<byte> bytes)
    {
        if (WorkbookRows.IsWorkbook(bytes))
            return WorkbookRows.Read(bytes.ToArray()) is { } sheet
                ? TableOf(sheet, ofWorkbook: true)
                : new CsvReading.Unusable(1, WorkbookRows.Unreadable);
        if (WorkbookRows.IsOldWorkbook(bytes))
            return new CsvReading.Unusable(
                1, "this is an old or a locked Excel workbook; save it as XLSX without a password, or as \"CSV UTF-8\"");
        if (CsvText.Decode(bytes, out var badLine) is not { } text)
            return new CsvReading.Unusable(badLine, "this is not UTF-8 text; save the file as \"CSV UTF-8\"");

        var scanner = CsvScanner.Of(text);
        var rows = scanner.Rows();
        return scanner.OpenQuote is { } line
            ? new CsvReading.Unusable(line, "a quotation mark is opened here and closed nowhere")
            : TableOf(rows, ofWorkbook: false);
    }

    /// <summary>A row without any text is no row, and a column at the right without any is no column.</summary>
    private static CsvReading TableOf(List<WrittenRow> written, bool ofWorkbook)
    {
        written.RemoveAll(row => row.Cells.All(IsEmpty));
        if (written.Count == 0)
            return new CsvReading.Unusable(1, "the file is empty; its first line must name the columns");

        var header = written[0];
        var columns = header.Cells.Select(Spelled.Line).ToList();
        var width = columns.FindLastIndex(column => column.Length > 0) + 1;
        if (written.Skip(1).Any(row => row.Cells.Take(columns.Count).Skip(width).Any(cell => !IsEmpty(cell))))
            return new CsvReading.Unusable(header.Line, $"column {width + 1} has no name");
        columns.RemoveRange(width, columns.Count - width);
        if (FlawOf(columns) is { } flaw)
            return new CsvReading.Unusable(header.Line, flaw);

        var places = columns.Index().ToDictionary(column => column.Item, column => column.Index, Spelled.Alike);
        return new CsvReading.Read(new CsvTable(columns, [.. written.Skip(1).Select(row => RowOf(row, width, ofWorkbook, places))]));
    }

    private static CsvRow RowOf(WrittenRow row, int width, bool ofWorkbook, Dictionary<string, int> places)
    {
        var cells = row.Cells;
        // A workbook leaves out empty cells, where a CSV that does so has most likely lost some.
        if (cells.Length > width ? cells.Skip(width).All(IsEmpty) : ofWorkbook)
            cells = [.. cells.Take(width), .. Enumerable.Repeat("", Math.Max(0, width - cells.Length))];
        return new CsvRow(row.Line, cells, FlawOf(row, cells.Length, width), places);
    }

    private static string? FlawOf(WrittenRow row, int cells, int columns)
    {
        var flaw = row.Broken ? "has a quotation mark in the middle of a cell"
            : cells != columns ? $"has {cells} cells where the header has {columns}"
            : null;
        return flaw is not null && row.LastLine > row.Line
            ? $"{flaw}; it runs on to line {row.LastLine}, so a quotation mark may be missing"
            : flaw;
    }

    private static string? FlawOf(List<string> columns)
    {
        if (columns.IndexOf("") is >= 0 and var empty)
            return $"column {empty + 1} has no name";
        return columns.GroupBy(column => column, Spelled.Alike).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? $"the column {twice.Key} stands there twice"
            : null;
    }

    private static bool IsEmpty(string cell) => cell.Length == 0 || Spelled.Line(cell).Length == 0;
}

/// <summary>A row as the file has it.</summary>
/// <param name="Broken">Whether its quotation marks stand where they may not.</param>
/// <param name="LastLine">The line on which it ends.</param>
internal sealed record WrittenRow(int Line, string[] Cells, bool Broken, int LastLine);
