using Recruit.Data.Programmes;
using Recruit.Data.Reference;
using Recruit.Data.Representativeness;
using Recruit.Scheduler.Representativeness;

namespace Recruit.Scheduler.Tests.Representativeness;

/// <summary>Everyone of the invited ages, as the stage before people sign up.</summary>
public sealed class InvitedPopulationTests
{
    private static readonly InvitedPopulation Country = new(AgeRange.AtLeast(16), null);
    private static readonly InvitedPopulation Zeeland = new(AgeRange.AtLeast(16), "zeeland");
    private static readonly ProgrammeAttribute Education = AttributeOf("education", Derivation.Choice, "low", "middle", "high");
    private static readonly ProgrammeAttribute Age = AttributeOf("age_group", Derivation.BirthYear, "16-39", "40-64", "65+");

    private static readonly ProgrammeAttribute Income = AttributeOf("ses", Derivation.Choice, "low", "middle", "high");
    private static readonly Target OfIncome = TargetOf(Income, "low", 0.5m, 0.4m);

    private static readonly Target[] Figures =
        [
            TargetOf(Education, "low", 0.30m, 0.262m),
            TargetOf(Education, "middle", 0.40m, 0.417m),
            TargetOf(Education, "high", 0.30m, 0.321m),
        ];

    [Fact]
    public void Among_four_hundred_mostly_highly_educated_people_R_is_near_one_and_only_the_spread_tells()
    {
        var reached = new Dictionary<string, int> { ["low"] = 40, ["middle"] = 120, ["high"] = 240 };

        var participation = Country.ParticipationOf(Education, Figures, reached)!;

        Assert.InRange(participation.RIndicator, 0.9999, 1);
        // CV² = Σ P (p/(P r) − 1)², the rates of 0.1/0.262, 0.3/0.417 and 0.6/0.321 beside their mean of 1.
        var spread = Math.Sqrt(
            0.262 * Math.Pow(0.1 / 0.262 - 1, 2) + 0.417 * Math.Pow(0.3 / 0.417 - 1, 2) + 0.321 * Math.Pow(0.6 / 0.321 - 1, 2));
        Assert.Equal(spread, participation.CoefficientOfVariation, precision: 9);
        Assert.Equal(0.6128, participation.CoefficientOfVariation, tolerance: 0.00005);
    }

    [Fact]
    public void A_province_has_its_own_ages_and_education_and_no_figures_of_income()
    {
        var shares = Zeeland.SharesOf(Age, [])!;

        Assert.Equal(1, shares.Values.Sum(), precision: 9);
        Assert.Equal(Population.Published.People(new AgeRange(65, null), "zeeland") / Zeeland.People, shares["65+"], precision: 9);
        Assert.Equal(["low", "middle", "high"], Zeeland.SharesOf(Education, Figures)!.Keys);
        Assert.Null(Zeeland.SharesOf(Income, Figures));
    }

    [Fact]
    public void Beside_the_population_a_raised_target_goes_back_to_what_the_source_says()
    {
        var aims = Country.AsAims([Education], Figures);

        Assert.Equal([0.262m, 0.417m, 0.321m], aims.Select(aim => aim.Share));
        Assert.Equal([0.289181m, 0.477066m, 0.233754m], Zeeland.AsAims([Education], Figures).Select(aim => aim.Share));
        Assert.Same(OfIncome, Assert.Single(Zeeland.AsAims([Income], [OfIncome])));
    }

    private static Target TargetOf(ProgrammeAttribute attribute, string level, decimal share, decimal population) =>
        new(Guid.NewGuid(), Guid.NewGuid(), attribute.Id, level, share, population, "", "CBS", null);

    private static ProgrammeAttribute AttributeOf(string slug, string derivation, params string[] levels)
    {
        var id = Guid.NewGuid();
        return new ProgrammeAttribute
        {
            Id = id,
            ProgrammeId = Guid.NewGuid(),
            Slug = slug,
            Derivation = derivation,
            Position = 1,
            Weight = 1,
            Levels = [.. levels.Select((level, index) => new Level(id, level, level, level, null, null, index))],
        };
    }
}
