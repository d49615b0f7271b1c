using Recruit.Scheduler.Programmes;
using Recruit.Scheduler.Representativeness;

namespace Recruit.Scheduler.Tests.Representativeness;

public sealed class ReferenceTargetsTests
{
    private static readonly IReadOnlyList<PlannedTarget> Targets = ReferenceTargets.Of(ProgrammeFileReader.Demo().Programme);

    [Fact]
    public void The_shares_of_every_attribute_add_up_to_one() =>
        Assert.All(
            Targets.GroupBy(target => (target.Track, target.Attribute)),
            shares => Assert.Equal(1, shares.Sum(target => target.Share), tolerance: 1e-5));

    [Fact]
    public void The_young_get_half_as_much_again_and_the_reason_is_kept()
    {
        var young = Targets.Single(target => target is { Track: "citizens", Level: "16-24" });

        Assert.Equal(0.1327, young.Population!.Value, tolerance: 0.0005);
        Assert.Equal(young.Population.Value * 1.5, young.Share, tolerance: 1e-5);
        Assert.StartsWith("Jongeren", young.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_other_ages_make_room_in_proportion()
    {
        var others = Targets.Where(target => target is { Track: "citizens", Attribute: "age_group" } && target.Level != "16-24").ToList();

        var first = others[0].Share / others[0].Population!.Value;
        Assert.InRange(first, 0.9, 1);
        Assert.All(others, target => Assert.Equal(first, target.Share / target.Population!.Value, tolerance: 1e-4));
        Assert.All(others, target => Assert.Empty(target.Reason));
    }

    [Fact]
    public void A_figure_is_shown_with_its_source_and_an_agreement_as_one()
    {
        var region = Targets.First(target => target is { Track: "citizens", Attribute: "region" });
        var tier = Targets.First(target => target.Attribute == "tier");

        Assert.Equal(("CBS", new DateOnly(2021, 1, 1)), (region.Source[..3], region.ReferenceDate));
        Assert.Equal((0.25, null, null), (tier.Share, tier.Population, tier.ReferenceDate));
    }

    [Fact]
    public void Nobody_typed_a_target_for_another_gender() =>
        Assert.DoesNotContain(Targets, target => target.Level == "other");
}
