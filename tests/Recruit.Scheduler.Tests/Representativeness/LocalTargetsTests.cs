using Recruit.Data.Programmes;
using Recruit.Data.Reference;
using Recruit.Data.Representativeness;
using Recruit.Scheduler.Representativeness;

namespace Recruit.Scheduler.Tests.Representativeness;

public sealed class LocalTargetsTests
{
    private static readonly InvitedPopulation Zwolle = new(AgeRange.AtLeast(16), "GM0193");

    [Fact]
    public void A_town_with_many_students_gets_more_young_seats_and_what_is_raised_for_the_track_is_raised_for_the_town()
    {
        var ages = AttributeOf("age_group", Derivation.BirthYear, "16-24", "25+");
        Target[] ofTrack = [TargetOf(ages, "16-24", 0.2m, population: 0.1m, "Jongeren"), TargetOf(ages, "25+", 0.8m, population: 0.9m, "")];

        var own = LocalTargets.Of(ages, ofTrack, new InvitedPopulation(AgeRange.AtLeast(16), "GM0014"));

        var young = own.Single(target => target.Level == "16-24");
        Assert.InRange(young.Population!.Value, 0.22m, 0.32m);
        Assert.Equal(Math.Round(2 * young.Population.Value / (2 * young.Population.Value + (1 - young.Population.Value) * 0.8m / 0.9m), 3),
            Math.Round(young.Share, 3));
        Assert.Equal(("Jongeren", 1m), (young.Reason, own.Sum(target => target.Share)));
    }

    [Fact]
    public void Education_has_figures_of_its_own_and_their_source()
    {
        var education = AttributeOf("education", Derivation.Choice, "low", "middle", "high");
        Target[] ofTrack = [.. education.Levels.Select(level => TargetOf(education, level.Slug, 1 / 3m, 1 / 3m, ""))];

        var own = LocalTargets.Of(education, ofTrack, Zwolle);

        Assert.All(own, target => Assert.Equal(Education.Published.Source, target.Source));
        Assert.Equal(
            Math.Round((decimal)Education.Published.Shares("GM0193")[2].Share, 6), own.Single(one => one.Level == "high").Population);
    }

    [Fact]
    public void What_no_source_knows_of_a_town_stays_as_the_track_has_it()
    {
        var sector = AttributeOf("sector", Derivation.Choice, "care", "culture");

        Assert.Empty(LocalTargets.Of(sector, [TargetOf(sector, "care", 1, null, "")], Zwolle));
    }

    private static ProgrammeAttribute AttributeOf(string slug, string derivation, params string[] levels) => new()
    {
        Id = Guid.NewGuid(),
        Slug = slug,
        Derivation = derivation,
        Levels = [.. levels.Select(level => new Level(Guid.Empty, level, level, level, null, null, 1))],
    };

    private static Target TargetOf(ProgrammeAttribute attribute, string level, decimal share, decimal? population, string reason) =>
        new(Guid.NewGuid(), Guid.NewGuid(), attribute.Id, level, share, population, reason, "CBS", null);
}
