using System.Text;
using Recruit.Scheduler.Csv;

namespace Recruit.Scheduler.Tests.Csv;

public sealed class CellReaderTests
{
    [Theory]
    [InlineData("2021-01-25")]
    [InlineData("25-1-2021")]
    public void A_day_is_read_as_computers_and_as_people_write_it(string text) =>
        Assert.Equal(new DateOnly(2021, 1, 25), Cell(text).Day("cell"));

    [Theory]
    [InlineData("2021-02-30")]
    [InlineData("31-4-2021")]
    [InlineData("tomorrow")]
    public void A_day_that_does_not_exist_is_refused(string text)
    {
        var cells = Cell(text);

        Assert.Null(cells.Day("cell"));
        Assert.Equal($"cell \"{text}\" is no date that exists; write it as 2021-01-25", cells.Reason);
    }

    [Theory]
    [InlineData("anna@post.example", true)]
    [InlineData("anna+tables@post.example", true)]
    [InlineData("anna@localhost", false)]
    [InlineData("Anna <anna@post.example>", false)]
    [InlineData("anna at post", false)]
    public void An_address_is_one_that_a_mail_can_reach(string text, bool sound)
    {
        var cells = Cell(text);

        cells.Email("cell");

        Assert.Equal(sound, cells.IsSound);
    }

    [Fact]
    public void A_line_end_in_a_name_becomes_a_space() =>
        Assert.Equal("Anna Bcc: all@post.example", Cell("\"Anna\r\nBcc: all@post.example\"").Text("cell"));

    [Fact]
    public void Eight_thousand_and_one_characters_are_too_many() =>
        Assert.Equal("cell has 8001 characters; at most 1000 are taken", Cell(new string('x', 8001)).Reason);

    [Theory]
    [InlineData("ja", true)]
    [InlineData("No", false)]
    [InlineData("", false)]
    public void Yes_is_said_in_two_languages(string text, bool yes) => Assert.Equal(yes, Cell(text).YesOrNo("cell"));

    [Fact]
    public void Maybe_is_neither_yes_nor_no()
    {
        var cells = Cell("maybe");

        Assert.False(cells.YesOrNo("cell"));
        Assert.Equal("cell \"maybe\" is neither yes nor no", cells.Reason);
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once()
    {
        var cells = Cell("weekend|never|at night");

        cells.Several("cell", ["weekend"]);

        Assert.Equal("cell \"never\" is none of weekend; cell \"at night\" is none of weekend", cells.Reason);
    }

    private static CellReader Cell(string text)
    {
        var table = Assert.IsType<CsvReading.Read>(TableReader.Read(Encoding.UTF8.GetBytes($"id,cell\n1,{text}\n"))).Table;
        return new CellReader(table.Rows[0]);
    }
}
