using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Draws.Publishing;

namespace Recruit.Scheduler.Tests.Draws.Publishing;

/// <summary>An auditor with the people's levels holds every panel against every target.</summary>
public sealed class PeopleVerificationTests
{
    private readonly SmallDraw draw = new();

    [Fact]
    public void Every_panel_of_a_true_draw_keeps_every_target() => Assert.Empty(FlawsWith(draw.Problem));

    [Fact]
    public void A_person_of_another_level_than_said_shows_on_the_panels()
    {
        var ben = draw.Problem.Pool[15] with { Levels = draw.Problem.Pool[0].Levels };

        var flaws = FlawsWith(draw.Problem with { Pool = [.. draw.Problem.Pool.Take(15), ben, .. draw.Problem.Pool.Skip(16)] }).ToList();

        Assert.Contains(flaws, flaw => flaw.Contains("has 4 where the rule is 2 to 3 of gender woman", StringComparison.Ordinal));
        Assert.Contains("The types of people in the proof are not those of the file.", flaws);
    }

    [Fact]
    public void Two_of_a_household_on_one_panel_are_seen()
    {
        var pool = draw.Problem.Pool.Select((member, place) => place < 2 ? member with { Household = "Lindelaan 4" } : member).ToList();

        Assert.Contains(FlawsWith(draw.Problem with { Pool = pool }),
            flaw => flaw.Contains("at most one of a household (person-0 and person-1)", StringComparison.Ordinal));
    }

    [Fact]
    public void Somebody_who_never_signed_up_is_seen()
    {
        var pool = draw.Problem.Pool.Select((member, place) => place == 4 ? member with { Id = "cem" } : member).ToList();

        Assert.StartsWith("On the panels are 1 people who are not in the file, such as person-4",
            Assert.Single(FlawsWith(draw.Problem with { Pool = pool })), StringComparison.Ordinal);
    }

    private IEnumerable<string> FlawsWith(PanelProblem problem) =>
        PeopleVerification.FlawsOf(draw.Published, PublishedPanels.Read(draw.Panels, [])!, problem);
}
