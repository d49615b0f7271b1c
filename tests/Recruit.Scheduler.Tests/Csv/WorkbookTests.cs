using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Recruit.Scheduler.Csv;
using Sheet = Recruit.Scheduler.Sheets.Sheet;
using Workbook = Recruit.Scheduler.Sheets.Workbook;

namespace Recruit.Scheduler.Tests.Csv;

/// <summary>A workbook is read where a CSV is, and says the same; whatever a person typed can be written into one.</summary>
public sealed class WorkbookTests
{
    private static readonly string[] Typed =
        [
            "👩‍👩‍👧 Émile", "Piet\tTab", "_x000D_Jan _x0041_", "_x005F_x0041_", "=1+1", "+31 6 12345678", "0612345678", "A;B, \"C\"",
            "regel 1\nregel 2", "<b>&amp;",
        ];

    [Fact]
    public void What_is_written_comes_back_as_it_was()
    {
        var file = Workbook.Write(
            [new Sheet("hosts", [], ["id", "name"], [.. Typed.Select((text, number) => new[] { $"{number}", text })])]);

        Assert.Equal(Typed, Read(file).Rows.Select(row => row.Cells[1]));
    }

    [Fact]
    public void Nothing_that_a_person_types_breaks_a_workbook()
    {
        var all = new StringBuilder();
        for (var sign = 0; sign <= char.MaxValue; sign++) all.Append((char)sign);

        var file = Workbook.Write([new Sheet("a\uFFFFb\uD800", [], ["name"], [["Anna \uFFFE\uFFFF\u0007\uD83D"], [all.ToString()]])]);

        using var book = SpreadsheetDocument.Open(new MemoryStream(file), false);
        Assert.Empty(new OpenXmlValidator().Validate(book));
        Assert.Equal("Anna \uFFFD", Read(file).Rows[0].Cells[0]);
    }

    [Fact]
    public void What_only_looks_like_an_escape_is_escaped()
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(Workbook.Write([new Sheet("s", [], ["_x0041_"], [])])), false);

        Assert.Equal("_x005F_x0041_", book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Text>().First().Text);
    }

    [Fact]
    public void Half_a_sign_that_is_escaped_in_a_workbook_is_read_as_a_sign_that_is_lacking()
    {
        var table = Read(BookOf(Visible(
            RowOf(1, Text("A1", "id")), RowOf(2, Text("A2", "Anna_xD800_")), RowOf(3, Text("A3", "_xD83D__xDE00_")))));

        Assert.Equal(["Anna\uFFFD", "😀"], table.Rows.Select(row => row.Cells[0]));
    }

    [Theory]
    [InlineData("+31 6 12345678", "+31 6 12345678")]
    [InlineData("+31612345678", "+31612345678")]
    [InlineData("+31 (0)6-1234.5678", "+31 (0)6-1234.5678")]
    [InlineData("+1+1", "'+1+1")]
    [InlineData("+A1", "'+A1")]
    [InlineData("=1", "'=1")]
    public void In_a_csv_a_telephone_number_stays_one_and_a_formula_is_text(string typed, string written) =>
        Assert.Equal(written, CsvWriter.Defused(typed));

    [Fact]
    public void Dates_numbers_and_gaps_are_read_as_a_spreadsheet_shows_them()
    {
        var table = Read(BookOf(Visible(
            RowOf(
                1, Text("A1", "id"), Text("B1", "born"), Text("C1", "share"), Text("D1", "yes"), Text("E1", "telephone"), Text("G1", " ")),
            RowOf(2, Number("A2", "1"), Number("B2", "46327", style: 1), Number("C2", "0.10000000000000001"), Truth("D2"),
                Number("E2", "3.1612345678E10")),
            RowOf(3),
            RowOf(5, Number("A5", "2"), Number("B5", "46327.5", style: 2), Text("E5", "_x000D_+31")))));

        Assert.Equal(["id", "born", "share", "yes", "telephone"], table.Columns);
        Assert.Equal([2, 5], table.Rows.Select(row => row.Line));
        Assert.Equal(["1", "2026-11-01", "0.1", "true", "31612345678"], table.Rows[0].Cells);
        Assert.Equal(["2", "2026-11-01T12:00", "", "", "\r+31"], table.Rows[1].Cells);
        Assert.All(table.Rows, row => Assert.Null(row.Flaw));
    }

    [Fact]
    public void A_hidden_sheet_is_passed_by() =>
        Assert.Equal(["name"], Read(BookOf(Hidden(RowOf(1, Text("A1", "secret"))), Visible(RowOf(1, Text("A1", "name"))))).Columns);

    [Fact]
    public void A_broken_workbook_says_so_and_never_more()
    {
        var (whole, dice) = (Workbook.Write([new Sheet("s", [], ["id", "name"], [["1", "Anna"]])]), new Random(3));

        for (var number = 0; number < 300; number++)
        {
            byte[] broken = [.. whole];
            for (var change = dice.Next(1, 6); change > 0; change--) broken[dice.Next(4, broken.Length)] = (byte)dice.Next(256);
            Assert.NotNull(TableReader.Read(broken.AsSpan(0, dice.Next(5, broken.Length))));
            Assert.NotNull(TableReader.Read(broken));
        }

        Assert.Contains("cannot be read", Assert.IsType<CsvReading.Unusable>(TableReader.Read("PK\u0003\u0004 no workbook"u8)).Problem,
            StringComparison.Ordinal);
        Assert.Contains("without a password", Assert.IsType<CsvReading.Unusable>(TableReader.Read([0xD0, 0xCF, 0x11, 0xE0, 0xA1])).Problem,
            StringComparison.Ordinal);
    }

    private static CsvTable Read(byte[] file) => Assert.IsType<CsvReading.Read>(TableReader.Read(file)).Table;

    private static (SheetStateValues State, Row[] Rows) Visible(params Row[] rows) => (SheetStateValues.Visible, rows);

    private static (SheetStateValues State, Row[] Rows) Hidden(params Row[] rows) => (SheetStateValues.Hidden, rows);

    private static byte[] BookOf(params (SheetStateValues State, Row[] Rows)[] sheets)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(
                new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "dd-mm-yyyy\\ hh:mm" }),
                new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 14 }, new CellFormat { NumberFormatId = 164 }));
            var list = new DocumentFormat.OpenXml.Spreadsheet.Sheets();
            foreach (var (number, (state, rows)) in sheets.Index())
            {
                var part = book.AddNewPart<WorksheetPart>();
                part.Worksheet = new Worksheet(new SheetData(rows.AsEnumerable<OpenXmlElement>()));
                list.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet
                {
                    Id = book.GetIdOfPart(part),
                    SheetId = (uint)number + 1,
                    Name = $"s{number}",
                    State = state,
                });
            }

            book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(list);
        }

        return stream.ToArray();
    }

    private static Row RowOf(uint number, params Cell[] cells) => new(cells.AsEnumerable<OpenXmlElement>()) { RowIndex = number };

    private static Cell Text(string at, string text) =>
        new() { CellReference = at, DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text)) };

    private static Cell Number(string at, string value, uint style = 0) =>
        new() { CellReference = at, CellValue = new CellValue(value), StyleIndex = style };

    private static Cell Truth(string at) => new() { CellReference = at, DataType = CellValues.Boolean, CellValue = new CellValue("1") };
}
