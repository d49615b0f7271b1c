using Recruit.Data.Asking;
using Recruit.Data.Interim;
using Recruit.Data.Invitations;
using Recruit.Data.Programmes;
using Recruit.Data.Reference;
using Recruit.Data.Representativeness;
using Recruit.Scheduler.Interim;
using Recruit.Scheduler.Representativeness;

namespace Recruit.Scheduler.Tests.Interim;

/// <summary>What stands out follows from the figures, the most striking first.</summary>
public sealed class FindingsTests
{
    private static readonly ProgrammeAttribute Education = new()
    {
        Id = Guid.NewGuid(),
        Slug = "education",
        Levels = [.. new[] { "low", "middle", "high" }.Select(level => new Level(default, level, level, level, null, null, 0))],
    };

    // DESIGN's example: P = (.262, .417, .321).
    private static readonly Target[] Aims = [Aim("low", .262m), Aim("middle", .417m), Aim("high", .321m)];

    [Fact]
    public void The_groups_of_the_example_have_the_measures_of_the_example()
    {
        var mirror = Groups((Stage.Registered, [40, 120, 240])).MirrorAt(Education, Stage.Registered)!;

        Assert.Equal(.279, mirror.Dissimilarity, 0.0005);
        Assert.Equal(.6128, mirror.CohensW, 0.00005);
        Assert.Equal(150.20, mirror.ChiSquare, 0.005);
        Assert.Equal(1.438, mirror.DesignEffect, 0.0005);
    }

    [Fact]
    public void Hidden_groups_count_as_one_and_make_the_group_look_no_worse()
    {
        var known = Groups((Stage.Registered, [40, 120, 240]));
        var hidden = new StageGroups([Education], Aims, Population, new (string Level, int? People)[]
            { ("low", null), ("middle", null), ("high", 240), ("", 400) }
            .Select(cell => new PublishedFigure(default, Stage.Registered, "education", cell.Level, cell.People)));

        Assert.Equal(.279, hidden.MirrorAt(Education, Stage.Registered)!.Dissimilarity, 0.0005);
        Assert.True(hidden.MirrorAt(Education, Stage.Registered)!.CohensW <= known.MirrorAt(Education, Stage.Registered)!.CohensW);
    }

    [Fact]
    public void The_largest_effect_comes_first_and_each_kind_comes_once()
    {
        var figures = Figures(Groups((Stage.Registered, [40, 120, 240]), (Stage.Drawn, [20, 42, 38]), (Stage.Seated, [20, 42, 38])));

        var found = Findings.Of(figures with { Counts = new InterimCounts { Attended = 40, NoShows = 40 } });

        Assert.Equal([typeof(Finding.Came), typeof(Finding.Drawn), typeof(Finding.OffTarget)], found.Select(one => one.GetType()));
        Assert.Equal(("low", .2), (((Finding.OffTarget)found[2]).Level, found[2].Reached));
        Assert.Equal(found.Select(one => one.Effect).OrderDescending(), found.Select(one => one.Effect));
    }

    [Fact]
    public void Of_twelve_people_nothing_is_said()
    {
        var figures = Figures(Groups((Stage.Registered, [1, 1, 10])));

        Assert.Empty(Findings.Of(figures with { Counts = new InterimCounts { Attended = 1, NoShows = 9 } }));
    }

    [Fact]
    public void A_group_that_says_yes_less_often_and_a_partner_whose_people_get_more_seats_are_found()
    {
        var figures = Figures(Groups((Stage.Seated, [26, 42, 32]))) with
        {
            Turnout = new TurnoutCounts(60, 40, 0, 0),
            TurnoutOfGroups = [new("education", "low", 10, 30, 0, 0), new("education", "high", 28, 12, 0, 0)],
            Ways = [new(Way("own", 100, 20), null), new(Way("x", 40, 36), "Buurthuis")],
        };

        var found = Findings.Of(figures);

        Assert.Equal("Buurthuis", Assert.IsType<Finding.Way>(found[0]).By.Channel);
        Assert.Equal(("low", .25, .6), Assert.IsType<Finding.Accepted>(found[1]) is var by ? (by.Level, by.Reached, by.Compared) : default);
    }

    private static InvitedPopulation Population => new(AgeRange.AtLeast(16), null);

    private static InterimFigures Figures(StageGroups groups) => new(
        groups, null, new InterimCounts(), [], new TurnoutCounts(0, 0, 0, 0), [], 0.85, []);

    private static StageGroups Groups(params (string Stage, int[] People)[] stages) => StageGroups.Of(
        default, [Education], Aims, Population,
        [.. from stage in stages
            from cell in Education.Levels.Zip(stage.People)
            select new StageFigure(stage.Stage, "education", cell.First.Slug, cell.Second)]);

    private static WayReach Way(string way, int confirmed, int seated) => new(way, null, null, confirmed, confirmed, seated, seated, null);

    private static Target Aim(string level, decimal share) =>
        new(Guid.NewGuid(), default, Education.Id, level, share, share, "", "test", null);
}
