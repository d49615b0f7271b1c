using System.Globalization;
using Recruit.Scheduler.Draws.Publishing;

namespace Recruit.Scheduler.Tests.Draws.Publishing;

/// <summary>The number of a panel from a text that nobody could know beforehand.</summary>
public sealed class PublicNumberTests
{
    // sha256("7") = 7902699b…: 790 hexadecimal is 1936. sha256("recruit96") = ff9569…: ff9 is 4089, too large, and 569 is 1385.
    [Theory]
    [InlineData("7", 936)]
    [InlineData("recruit96", 385)]
    public void It_can_be_followed_by_hand(string text, int number) => Assert.Equal(number, PublicNumber.From(text));

    [Fact]
    public void Every_number_is_as_likely_as_the_others()
    {
        const int texts = 200_000;

        var counts = Enumerable.Range(0, texts)
            .Select(text => PublicNumber.From(text.ToString(CultureInfo.InvariantCulture)))
            .CountBy(number => number).ToDictionary();

        var chiSquare = Enumerable.Range(0, 1_000)
            .Sum(number => Math.Pow(counts.GetValueOrDefault(number) - texts / 1_000, 2) / (texts / 1_000));
        // 999 degrees of freedom: beyond 1,143 once in a thousand times.
        Assert.InRange(chiSquare, 800, 1_143);
    }
}
