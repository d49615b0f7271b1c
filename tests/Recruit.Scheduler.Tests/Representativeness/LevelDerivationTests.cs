using Recruit.Data.Programmes;
using Recruit.Scheduler.Representativeness;

namespace Recruit.Scheduler.Tests.Representativeness;

public sealed class LevelDerivationTests
{
    private static readonly string[] AgeGroups = ["16-24", "25-39", "40-54", "55-69", "70+"];
    private static readonly DateOnly FirstDialogue = new(2021, 2, 9);

    [Theory]
    [InlineData(2005, "16-24")]
    [InlineData(1997, "16-24")]
    [InlineData(1996, "25-39")]
    [InlineData(1951, "70+")]
    [InlineData(1925, "70+")]
    public void A_birth_year_gives_the_age_group_reached_in_that_year(int birthYear, string group) =>
        Assert.Equal(group, LevelDerivation.AgeGroup(birthYear, FirstDialogue, AgeGroups));

    [Fact]
    public void A_child_has_no_age_group() =>
        Assert.Null(LevelDerivation.AgeGroup(2010, FirstDialogue, AgeGroups));

    [Theory]
    [InlineData("8011")]
    [InlineData("8011AB")]
    [InlineData(" 8011 ab ")]
    public void Zwolle_lies_in_Overijssel_however_the_postcode_is_written(string postcode) =>
        Assert.Equal("overijssel", LevelDerivation.Region(postcode));

    [Theory]
    [InlineData("")]
    [InlineData("0123")]
    [InlineData("B-1000")]
    [InlineData("10115")]
    [InlineData("8011 A")]
    [InlineData("8011 12")]
    [InlineData("1000")]
    public void A_postcode_from_abroad_or_out_of_use_has_no_region(string postcode) =>
        Assert.Null(LevelDerivation.Region(postcode));

    [Fact]
    public void Each_attribute_takes_the_answer_that_it_derives_from()
    {
        var ages = Asking(Derivation.BirthYear, LevelOf("young", 16, 24), LevelOf("older", 25, null));
        var regions = Asking(Derivation.Postcode, LevelOf("overijssel"));
        var choices = Asking(Derivation.Choice, LevelOf("low"), LevelOf("high"));

        Assert.Equal("older", LevelDerivation.Of(ages, 1960, "8011AB", "low", FirstDialogue));
        Assert.Equal("overijssel", LevelDerivation.Of(regions, 1960, "8011AB", "low", FirstDialogue));
        Assert.Equal("low", LevelDerivation.Of(choices, 1960, "8011AB", "low", FirstDialogue));
    }

    [Fact]
    public void An_answer_that_the_programme_does_not_know_gives_no_level()
    {
        Assert.Null(LevelDerivation.Of(Asking(Derivation.Postcode, LevelOf("overijssel")), null, "1012", null, FirstDialogue));
        Assert.Null(LevelDerivation.Of(Asking(Derivation.Choice, LevelOf("low")), null, null, "highest", FirstDialogue));
        Assert.Null(LevelDerivation.Of(Asking(Derivation.BirthYear, LevelOf("young", 16, 24)), null, null, null, FirstDialogue));
    }

    private static ProgrammeAttribute Asking(string derivation, params Level[] levels) =>
        new() { Slug = "any", Derivation = derivation, Position = 1, Weight = 1, Levels = levels };

    private static Level LevelOf(string slug, int? from = null, int? to = null) => new(Guid.Empty, slug, "", "", from, to, 1);
}
