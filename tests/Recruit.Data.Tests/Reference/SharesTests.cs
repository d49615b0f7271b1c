using Recruit.Data.Reference;

namespace Recruit.Data.Tests.Reference;

public sealed class SharesTests
{
    [Fact]
    public void Education_of_the_provinces_adds_up_to_the_national_figures()
    {
        // CBS rounds municipalities to ten, so the sum may differ by a tenth of a per cent.
        Assert.Equal(3_565_510, Education.Published.People("low"), tolerance: 3_600);
        Assert.Equal(5_520_240, Education.Published.People("middle"), tolerance: 5_500);
        Assert.Equal(4_215_660, Education.Published.People("high"), tolerance: 4_200);
    }

    [Fact]
    public void Utrecht_is_better_educated_than_Zeeland()
    {
        var (utrecht, zeeland) = (HighIn("utrecht"), HighIn("zeeland"));

        Assert.Equal(0.402, utrecht, tolerance: 0.0005);
        Assert.Equal(0.234, zeeland, tolerance: 0.0005);
    }

    [Fact]
    public void Origin_adds_up_to_the_population_of_1_January_2023()
    {
        var origin = Origin.Published;

        Assert.Equal(17_811_291, origin.People.Values.Sum());
        Assert.Equal(1, origin.Shares.Sum(share => share.Share), tolerance: 1e-12);
    }

    [Fact]
    public void Income_levels_are_two_two_and_one_fifths() =>
        Assert.Equal(
            [new("low", 0.4), new("middle", 0.4), new("high", 0.2)],
            HouseholdIncome.Published.Shares);

    [Fact]
    public void Every_figure_names_its_source_and_its_day()
    {
        PublishedFigures[] all =
        [
            Provinces.Published, Population.Published, Education.Published, Origin.Published,
            HouseholdIncome.Published, Municipalities.Published, PostcodeRanges.Published,
        ];

        Assert.All(all, figures => Assert.StartsWith("CBS", figures.Source, StringComparison.Ordinal));
        Assert.All(all, figures => Assert.Matches("^20[0-9]{2}(-01-01)?$", figures.ReferenceDate));
    }

    private static double HighIn(string province) =>
        Education.Published.Shares(province).Single(share => share.Level == "high").Share;
}
