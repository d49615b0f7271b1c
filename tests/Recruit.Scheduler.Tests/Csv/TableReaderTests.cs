using System.Text;
using Recruit.Scheduler.Csv;

namespace Recruit.Scheduler.Tests.Csv;

public sealed class TableReaderTests
{
    [Theory]
    [InlineData("id,name\n1,Anna\n2,Ben\n")]
    [InlineData("id;name\r\n1;Anna\r\n2;Ben\r\n")]
    [InlineData("\uFEFFid;name\n1;Anna\n2;Ben")]
    [InlineData(" ID , Name \n1, Anna \n\n2,\"Ben\"\n")]
    [InlineData("sep=;\nid;name\n1;Anna\n2;Ben\n")]
    [InlineData("\"sep=,\"\r\nid,name\r\n1,Anna\r\n2,Ben\r\n")]
    [InlineData("\uFEFFSEP=|\nid|name\n1|Anna\n2|Ben\n")]
    [InlineData("id\tname\n1\tAnna\n2\tBen\n")]
    [InlineData("id,name,,\n1,Anna,,\n2,Ben,,\n,,,\n ,\t, ,\n")]
    [InlineData("id,name\n1,Anna,,\n2,Ben,\n,,,,,\n")]
    [InlineData(",,\nid,name,\n\n1,Anna,\n2,Be\u200Bn,\n")]
    [InlineData("\"id\",\"name\",\"a;b;c;d\"\n1,Anna,x\n2,Ben,y\n")]
    public void A_file_is_read_however_the_spreadsheet_saved_it(string text)
    {
        var table = Read(text);

        Assert.Equal(["1", "2"], table.Rows.Select(row => row["id"]));
        Assert.Equal(["Anna", "Ben"], table.Rows.Select(row => row["name"]));
    }

    [Fact]
    public void Each_row_knows_the_line_on_which_it_begins()
    {
        var table = Read("id,needs\n1,\"a ramp\nand light\"\n\n2,none\n");

        Assert.Equal([2, 5], table.Rows.Select(row => row.Line));
    }

    [Fact]
    public void A_row_with_a_cell_too_many_is_flawed_and_the_rest_is_not()
    {
        var table = Read("id,name\n1,Anna,Zwolle\n2,Ben\n");

        Assert.Equal("has 3 cells where the header has 2", table.Rows[0].Flaw);
        Assert.Null(table.Rows[1].Flaw);
    }

    [Theory]
    [InlineData("1,An\"na\" B\n")]
    [InlineData("1,a 27\" screen\n")]
    [InlineData("1,\"Anna\" B\n")]
    public void A_quotation_mark_in_the_middle_of_a_cell_flaws_its_row_alone(string row)
    {
        var table = Read($"id,name\n{row}2,Ben\n");

        Assert.Equal("has a quotation mark in the middle of a cell", table.Rows[0].Flaw);
        Assert.Null(table.Rows[1].Flaw);
    }

    [Fact]
    public void A_row_that_swallows_others_says_how_far_it_runs()
    {
        var table = Read("id,name\n1,\"Anna\n2,Ben\n3,\"Cem\"\n4,Dirk\n");

        Assert.Equal(
            "has a quotation mark in the middle of a cell; it runs on to line 4, so a quotation mark may be missing", table.Rows[0].Flaw);
        Assert.Equal("Dirk", table.Rows[1]["name"]);
    }

    [Fact]
    public void A_formula_is_text() =>
        Assert.Equal("=HYPERLINK(A1)", Read("id,name\n1,=HYPERLINK(A1)\n").Rows[0]["name"]);

    [Fact]
    public void A_file_in_another_encoding_is_refused_with_the_line()
    {
        var bytes = Encoding.Latin1.GetBytes("id,name\n1,Anna\n2,Chloë\n");

        var unusable = Assert.IsType<CsvReading.Unusable>(TableReader.Read(bytes));

        Assert.Equal(3, unusable.Line);
        Assert.Contains("UTF-8", unusable.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_UTF_16_file_is_refused_on_its_first_line() =>
        Assert.Equal(1, Assert.IsType<CsvReading.Unusable>(TableReader.Read(Encoding.Unicode.GetBytes("id,name\n1,Chloë\n"))).Line);

    [Theory]
    [InlineData("", 1, "the file is empty; its first line must name the columns")]
    [InlineData(",,,\n\n,\n", 1, "the file is empty; its first line must name the columns")]
    [InlineData("id,name,\n1,Anna,\n2,Ben,Zwolle\n", 1, "column 3 has no name")]
    [InlineData("Straße,STRASSE,straße\n", 1, "the column Straße stands there twice")]
    [InlineData("id,name,ID\n", 1, "the column id stands there twice")]
    [InlineData("id,,name\n", 1, "column 2 has no name")]
    [InlineData("id,name\n1,Anna\n2,\"Ben\n3,Cem\n", 3, "a quotation mark is opened here and closed nowhere")]
    public void A_file_of_which_nothing_can_be_used_says_why(string text, int line, string problem) =>
        Assert.Equal(new CsvReading.Unusable(line, problem), TableReader.Read(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void A_column_that_is_needed_and_lacks_is_named() =>
        Assert.Equal(["track"], Read("id,name\n").Missing("id", "track", "NAME"));

    private static CsvTable Read(string text) =>
        Assert.IsType<CsvReading.Read>(TableReader.Read(Encoding.UTF8.GetBytes(text))).Table;
}
