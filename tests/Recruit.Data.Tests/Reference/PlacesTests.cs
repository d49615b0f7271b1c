using Recruit.Data.Reference;

namespace Recruit.Data.Tests.Reference;

public sealed class PlacesTests
{
    [Fact]
    public void The_342_municipalities_add_up_to_their_provinces_and_to_the_country()
    {
        var municipalities = Municipalities.Published.All;

        Assert.Equal(342, municipalities.Count);
        Assert.Equal(17_811_291, municipalities.Sum(municipality => municipality.Population));
        Assert.All(Provinces.Published.All, province => Assert.Equal(
            province.Population,
            municipalities.Where(municipality => municipality.Province == province.Level).Sum(municipality => municipality.Population)));
    }

    [Theory]
    [InlineData("GM0193")]
    [InlineData("zwolle")]
    [InlineData(" Zwolle ")]
    public void Zwolle_is_found_by_code_and_by_name(string asked) =>
        Assert.Equal("overijssel", Municipalities.Published.Find(asked)?.Province);

    [Theory]
    [InlineData("Den Haag", "GM0518")]
    [InlineData("'s-Gravenhage", "GM0518")]
    [InlineData("den bosch", "GM0796")]
    [InlineData("Middelburg", "GM0687")]
    [InlineData("Middelburg (Z.)", "GM0687")]
    [InlineData("Bergen (L.)", "GM0893")]
    public void A_municipality_is_found_as_people_write_it(string asked, string code) =>
        Assert.Equal(code, Municipalities.Published.Find(asked)?.Code);

    [Fact]
    public void Bergen_alone_could_be_either_of_two() =>
        Assert.Null(Municipalities.Published.Find("Bergen"));

    [Fact]
    public void A_municipality_that_does_not_exist_is_not_found() =>
        Assert.Null(Municipalities.Published.Find("Madurodam"));

    [Theory]
    [InlineData(1012, "noord-holland")]
    [InlineData(3511, "utrecht")]
    [InlineData(4331, "zeeland")]
    [InlineData(6211, "limburg")]
    [InlineData(8011, "overijssel")]
    [InlineData(9712, "groningen")]
    public void A_postcode_lies_in_its_province(int postcode, string province) =>
        Assert.Equal(province, PostcodeRanges.Published.ProvinceOf(postcode));

    [Theory]
    [InlineData(8011, "GM0193")]
    [InlineData(1012, "GM0363")]
    [InlineData(7411, "GM0150")]
    [InlineData(1381, "GM0363")]
    public void A_postcode_lies_in_the_municipality_of_2023(int postcode, string code) =>
        Assert.Equal(code, PostcodeRanges.Published.MunicipalityOf(postcode));

    [Fact]
    public void People_of_the_municipalities_add_up_to_their_provinces()
    {
        var everyone = AgeRange.AtLeast(15);

        Assert.All(Provinces.Published.All, province =>
        {
            var towns = Municipalities.Published.All.Where(municipality => municipality.Province == province.Level).ToList();
            Assert.InRange(towns.Sum(town => Population.Published.People(everyone, town.Code))
                / Population.Published.People(everyone, province.Level), 0.999, 1.001);
            Assert.Equal(
                Education.Published.People("low", province.Level), towns.Sum(town => Education.Published.People("low", town.Code)));
        });
        Assert.All(Municipalities.Published.All, town => Assert.InRange(
            Population.Published.People(everyone, town.Code) / town.Population, 0.7, 0.95));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(999)]
    [InlineData(1000)]
    [InlineData(10_115)]
    public void A_number_that_is_no_postcode_has_no_province(int number) =>
        Assert.Null(PostcodeRanges.Published.ProvinceOf(number));

    [Fact]
    public void The_runs_of_postcodes_follow_each_other_without_overlap_and_name_every_province()
    {
        var runs = PostcodeRanges.Published.Runs;

        Assert.Equal(110, runs.Count);
        Assert.All(runs.Zip(runs.Skip(1)), pair => Assert.True(pair.First.To < pair.Second.From));
        Assert.Equal(
            Provinces.Published.All.Select(province => province.Level).Order(),
            runs.Select(run => run.Area).Distinct().Order());
    }
}
