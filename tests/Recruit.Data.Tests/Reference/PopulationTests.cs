using Recruit.Data.Reference;

namespace Recruit.Data.Tests.Reference;

public sealed class PopulationTests
{
    private static readonly Population People = Population.Published;

    [Fact]
    public void The_provinces_add_up_to_everyone_of_eighteen_and_older()
    {
        // 17,475,415 inhabitants less 3,311,222 younger than 18: CBS 85496NED and the youth figures of 2021.
        const double published = 14_164_193;

        var ours = People.People(AgeRange.AtLeast(18));

        Assert.InRange(ours, published * 0.998, published * 1.002);
    }

    [Fact]
    public void Men_and_women_from_fifteen_years_add_up_to_the_national_table()
    {
        var everyone = AgeRange.AtLeast(15);

        Assert.Equal(14_761_335, People.People(everyone), tolerance: 50);
        Assert.Equal(7_295_355, People.Men(everyone), tolerance: 50);
        Assert.Equal(7_465_980, People.Women(everyone), tolerance: 50);
    }

    [Fact]
    public void Sixteen_to_nineteen_is_four_fifths_of_fifteen_to_nineteen()
    {
        var fifteenUp = People.People(new AgeRange(15, 19), "zeeland");

        var sixteenUp = People.People(new AgeRange(16, 19), "zeeland");

        Assert.Equal(fifteenUp * 0.8, sixteenUp, tolerance: 1e-9);
    }

    [Fact]
    public void Age_ranges_that_meet_leave_nobody_out()
    {
        var whole = People.People(AgeRange.AtLeast(16));

        var parts = new[] { "16-24", "25-39", "40-54", "55-69", "70+" }.Sum(text => People.People(Parsed(text)));

        Assert.Equal(whole, parts, tolerance: 1e-6);
    }

    [Fact]
    public void Shares_by_province_are_a_whole_and_South_Holland_is_the_largest()
    {
        var shares = People.SharesByProvince(AgeRange.AtLeast(16));

        Assert.Equal(1, shares.Sum(share => share.Share), tolerance: 1e-12);
        Assert.Equal("zuid-holland", shares.MaxBy(share => share.Share)?.Level);
    }

    [Theory]
    [InlineData("16-24", 16, 24)]
    [InlineData("70+", 70, null)]
    public void An_age_range_reads_as_it_is_written(string text, int from, int? to)
    {
        var range = Parsed(text);

        Assert.Equal(new AgeRange(from, to), range);
        Assert.Equal(text, range.ToString());
    }

    [Theory]
    [InlineData("24-16")]
    [InlineData("sixteen")]
    [InlineData("16")]
    [InlineData("16-24-30")]
    [InlineData("-5+")]
    [InlineData("")]
    public void What_is_no_age_range_is_refused(string text) => Assert.False(AgeRange.TryParse(text, out _));

    private static AgeRange Parsed(string text) =>
        AgeRange.TryParse(text, out var range) ? range : throw new FormatException(text);
}
