using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Recruit.Scheduler.Csv;

/// <summary>
/// The rows of the first sheet of an XLSX workbook that is not hidden, as text: dates as 2021-01-25, numbers as they are,
/// formulas as what came of them.
/// </summary>
internal sealed partial class WorkbookRows
{
    public const string Unreadable = "this workbook cannot be read; open it in a spreadsheet and save it as XLSX or as \"CSV UTF-8\"";

    private const int MostColumns = 16_384;
    private const int MostCharacters = 200_000_000;

    private readonly List<string> shared;
    private readonly WorkbookDates dates;

    private WorkbookRows(WorkbookPart book)
    {
        shared = [.. book.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(TextOf) ?? []];
        dates = new WorkbookDates(book);
    }

    public static bool IsWorkbook(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK\x03\x04"u8);

    /// <summary>The compound files of before 2007, in which locked workbooks still come.</summary>
    public static bool IsOldWorkbook(ReadOnlySpan<byte> bytes) => bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]);

    /// <summary>Null when it is no workbook, or a broken one.</summary>
    public static List<WrittenRow>? Read(byte[] bytes)
    {
        try
        {
            using var document = SpreadsheetDocument.Open(
                new MemoryStream(bytes), isEditable: false, new OpenSettings { MaxCharactersInPart = MostCharacters });
            if (document.WorkbookPart is not { Workbook.Sheets: { } sheets } book)
                return null;
            var first = sheets.Elements<Sheet>()
                .FirstOrDefault(sheet => sheet.State is null || sheet.State.Value == SheetStateValues.Visible);
            return first?.Id?.Value is { } id && book.GetPartById(id) is WorksheetPart { Worksheet: { } sheet }
                ? new WorkbookRows(book).RowsOf(sheet)
                : null;
        }
        // What a broken file makes the library throw is not written down anywhere; that it cannot be read is all there is to say.
        catch (Exception flaw) when (flaw is OpenXmlPackageException or XmlException or IOException or InvalidDataException
            or FormatException
            or ArgumentException or InvalidOperationException or NotSupportedException or NullReferenceException or OverflowException
            or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private List<WrittenRow> RowsOf(Worksheet sheet)
    {
        var rows = new List<WrittenRow>();
        foreach (var row in sheet.GetFirstChild<SheetData>()?.Elements<Row>() ?? [])
        {
            var line = row.RowIndex?.Value is { } number and <= int.MaxValue ? (int)number : rows.Count + 1;
            rows.Add(new WrittenRow(line, CellsOf(row), Broken: false, LastLine: line));
        }

        return rows;
    }

    private string[] CellsOf(Row row)
    {
        var cells = new List<string>();
        foreach (var cell in row.Elements<Cell>())
        {
            if (TextOf(cell) is not { Length: > 0 } text)
                continue;
            var column = cell.CellReference?.Value is { } reference ? ColumnOf(reference) : cells.Count;
            while (cells.Count < column)
                cells.Add("");
            if (column < cells.Count)
                cells[column] = text;
            else
                cells.Add(text);
        }

        return [.. cells];
    }

    private string TextOf(Cell cell)
    {
        var value = cell.CellValue?.Text ?? "";
        if (cell.DataType?.Value is not { } type || type == CellValues.Number)
            return NumberOf(value, cell.StyleIndex?.Value ?? 0);
        if (type == CellValues.SharedString)
            return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < shared.Count
                ? shared[place]
                : "";
        if (type == CellValues.InlineString)
            return cell.InlineString is { } text
                ? Unescaped(text.Text?.Text ?? string.Concat(text.Elements<Run>().Select(run => run.Text?.Text)))
                : "";
        if (type == CellValues.Boolean)
            return value == "1" ? "true" : "false";
        return Unescaped(value);
    }

    private static string TextOf(SharedStringItem item) =>
        Unescaped(item.Text?.Text ?? string.Concat(item.Elements<Run>().Select(run => run.Text?.Text)));

    private string NumberOf(string value, uint style)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return value;
        // Fifteen digits are what a spreadsheet shows; 0.1 is kept as 0.10000000000000001.
        return dates.DateOf(number, style) ?? number.ToString("0.###############", CultureInfo.InvariantCulture);
    }

    private static int ColumnOf(string reference)
    {
        var column = 0;
        foreach (var letter in reference.TakeWhile(char.IsAsciiLetterUpper))
            column = Math.Min(MostColumns, (column * 26) + letter - 'A' + 1);
        return Math.Max(0, column - 1);
    }

    // ECMA-376, 22.4.2.4: what XML cannot hold stands as _x000D_, and so does an underscore that only looks like that.
    private static string Unescaped(string text)
    {
        var told = Escape().Replace(text, match => ((char)Convert.ToUInt16(match.Groups[1].Value, 16)).ToString());
        // Half a sign can be escaped as well, and could never be written again.
        return ReferenceEquals(told, text) ? text : string.Concat(told.EnumerateRunes());
    }

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escape();
}
