using System.Globalization;
using System.Text;
using Recruit.Scheduler.Draws.Publishing;

namespace Recruit.Scheduler.Tests.Draws.Publishing;

public sealed class PublishedPanelsTests
{
    [Fact]
    public void Panels_of_numbers_are_read_the_same_by_the_short_way_and_by_that_for_any_csv()
    {
        var text = Written(new Random(417));
        var (plain, other) = (new List<string>(), new List<string>());

        var shortWay = PublishedPanels.Read(Encoding.UTF8.GetBytes(text), plain)!;
        var anyCsv = PublishedPanels.Read(Encoding.UTF8.GetBytes("sep=,\n" + text), other)!;

        Assert.Empty(plain);
        Assert.Empty(other);
        Assert.Equal(text, shortWay.ToCsv());
        Assert.Equal(text, anyCsv.ToCsv());
    }

    [Theory]
    [InlineData("1000,7")]
    [InlineData("-01,7")]
    public void A_number_that_no_dice_show_is_told(string line)
    {
        var flaws = new List<string>();

        PublishedPanels.Read(Encoding.UTF8.GetBytes($"number,id\n000,3\n{line}\n"), flaws);

        Assert.Contains("Line 3", Assert.Single(flaws), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("007")]
    [InlineData("+7")]
    [InlineData("anna")]
    [InlineData(" 7")]
    public void An_id_that_only_looks_like_a_number_stays_as_it_was_written(string id)
    {
        var read = PublishedPanels.Read(Encoding.UTF8.GetBytes($"number,id\n000,{id}\n"), [])!;

        Assert.Equal(id.Trim(), Assert.Single(read.Panels[0]).Id);
    }

    private static string Written(Random dice)
    {
        var text = new StringBuilder("number,id\n");
        for (var number = 0; number < NumberedPanels.Count; number++)
            foreach (var id in Enumerable.Range(0, 4).Select(_ => dice.Next(1, 30_000)))
                text.Append(CultureInfo.InvariantCulture, $"{PublishedPanels.InThreeDigits(number)},{id}\n");
        return text.ToString();
    }
}
