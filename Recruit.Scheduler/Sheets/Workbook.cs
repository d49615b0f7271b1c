using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Recruit.Scheduler.Sheets;

/// <summary>Writes sheets as an XLSX workbook that prints well: A4, the head of the table on every page, text cells only.</summary>
public static partial class Workbook
{
    private const uint Plain = 0;
    private const uint Bold = 1;
    private const uint Title = 2;
    private const int LongestSheetName = 31;

    public static byte[] Write(IReadOnlyList<Sheet> sheets)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var (list, heads) = (new DocumentFormat.OpenXml.Spreadsheet.Sheets(), new DefinedNames());
            var names = Names(sheets);
            for (var index = 0; index < sheets.Count; index++)
            {
                var part = book.AddNewPart<WorksheetPart>();
                part.Worksheet = WorksheetOf(sheets[index]);
                list.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet
                {
                    Id = book.GetIdOfPart(part),
                    SheetId = (uint)index + 1,
                    Name = names[index],
                });
                heads.Append(HeadOnEveryPage(sheets[index], names[index], (uint)index));
            }
            book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(list, heads);
        }
        return stream.ToArray();
    }

    private static Worksheet WorksheetOf(Sheet sheet)
    {
        var rows = new SheetData();
        foreach (var (line, index) in sheet.Heading.Select((line, index) => (line, index)))
            rows.Append(RowOf([line], index == 0 ? Title : Plain));
        if (sheet.Heading.Count > 0)
            rows.Append(new Row());
        rows.Append(RowOf(sheet.Columns, Bold));
        foreach (var row in sheet.Rows)
            rows.Append(RowOf(row, Plain));
        return new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }), WidthsOf(sheet), rows,
            new PageMargins { Left = 0.5, Right = 0.5, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 },
            new PageSetup { PaperSize = 9, FitToWidth = 1, FitToHeight = 0, Orientation = OrientationValues.Portrait });
    }

    // Spreadsheets print the rows of this name at the top of each page; a sheet's name has lost its apostrophes (Names).
    private static DefinedName HeadOnEveryPage(Sheet sheet, string name, uint number)
    {
        var row = sheet.Heading.Count == 0 ? 1 : sheet.Heading.Count + 2;
        var rows = FormattableString.Invariant($"'{name}'!${row}:${row}");
        return new DefinedName(rows) { Name = "_xlnm.Print_Titles", LocalSheetId = number };
    }

    private static Row RowOf(IEnumerable<string> cells, uint style) => new(cells.Select(text => new Cell
    {
        DataType = CellValues.InlineString,
        StyleIndex = style,
        InlineString = new InlineString(new Text(Printable(text)) { Space = SpaceProcessingModeValues.Preserve }),
    }));

    private static Columns WidthsOf(Sheet sheet) => new(sheet.Columns.Select((column, index) => new Column
    {
        Min = (uint)index + 1,
        Max = (uint)index + 1,
        CustomWidth = true,
        Width = Math.Clamp(sheet.Rows.Select(row => row[index].Length).Append(column.Length).Max() + 2, 8, 48),
    }));

    /// <summary>Without what XML has no place for; what looks like an escape of it is escaped (ECMA-376, 22.4.2.4).</summary>
    private static string Printable(string text)
    {
        var printed = new StringBuilder(text.Length);
        foreach (var sign in text.EnumerateRunes())
            if (sign.Value is '\n' or '\t' || (!Rune.IsControl(sign) && sign.Value is not (0xFFFE or 0xFFFF)))
                printed.Append(sign.ToString());
        return LooksEscaped().Replace(printed.ToString(), "_x005F_");
    }

    private static List<string> Names(IReadOnlyList<Sheet> sheets)
    {
        var names = new List<string>();
        foreach (var sheet in sheets)
        {
            var plain = string.Concat(Printable(sheet.Name)
                .Select(sign => "[]:*?/\\'".Contains(sign, StringComparison.Ordinal) || char.IsControl(sign) ? ' ' : sign)).Trim();
            var cut = plain.Length > LongestSheetName ? plain[..LongestSheetName] : plain;
            names.Add(cut.Length == 0 || names.Contains(cut, StringComparer.OrdinalIgnoreCase) ? $"Sheet{names.Count + 1}" : cut);
        }
        return names;
    }

    private static Stylesheet Styles() => new(
        new Fonts(
            new Font(new FontSize { Val = 11 }, new FontName { Val = "Calibri" }),
            new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Calibri" }),
            new Font(new Bold(), new FontSize { Val = 15 }, new FontName { Val = "Calibri" }))
        { Count = 3 },
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }))
        { Count = 2 },
        new Borders(
            new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()),
            new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder { Style = BorderStyleValues.Thin },
                new DiagonalBorder()))
        { Count = 2 },
        new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }) { Count = 1 },
        new CellFormats(Format(font: 0, border: 0), Format(font: 1, border: 1), Format(font: 2, border: 0)) { Count = 3 });

    // 49 is the number format "text": what a reader types over a cell stays text too.
    private static CellFormat Format(uint font, uint border) =>
        new()
        {
            NumberFormatId = 49,
            FontId = font,
            FillId = 0,
            BorderId = border,
            FormatId = 0,
            ApplyNumberFormat = true,
            ApplyFont = true,
            ApplyBorder = true,
        };

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex LooksEscaped();
}
