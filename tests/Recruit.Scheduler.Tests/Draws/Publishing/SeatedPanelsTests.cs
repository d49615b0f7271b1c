using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Draws.Publishing;

namespace Recruit.Scheduler.Tests.Draws.Publishing;

/// <summary>A panel that leaves somebody without a chair gives way to one that does not.</summary>
public sealed class SeatedPanelsTests
{
    private readonly SmallDraw draw = new();

    [Fact]
    public void Where_every_panel_can_be_seated_nothing_changes() =>
        Assert.Equal(new SeatedPanels(draw.Result.Panels, 0), SeatedPanels.Of(draw.Result.Panels, draw.Lottery.Chances, _ => true));

    [Fact]
    public void Others_come_in_the_place_of_panels_that_cannot_and_chances_stay_as_near_as_they_can()
    {
        // The first two women quarrel.
        static bool CanSit(Panel panel) => panel.Seats.Count(seat => seat.Member < 2) < 2;
        var (before, wrong) = (draw.Result.Panels.Panels, draw.Result.Panels.Panels.Count(panel => !CanSit(panel)));

        var seated = SeatedPanels.Of(draw.Result.Panels, draw.Lottery.Chances, CanSit)!;

        Assert.InRange(seated.Replaced, 1, 100);
        Assert.Equal(wrong, seated.Replaced);
        Assert.All(seated.Panels.Panels, panel => Assert.True(CanSit(panel)));
        Assert.All(before.Zip(seated.Panels.Panels), pair => Assert.True(!CanSit(pair.First) || pair.First == pair.Second));
        // A panel in the place of one that held both can hold one of them at most: they share what is lost.
        var (times, lost) = (seated.Panels.TimesOf(20), (wrong + 1) / 2);
        Assert.All(times.Take(2), one => Assert.InRange(one, 248 - lost, 250));
        Assert.All(times.Skip(2), one => Assert.InRange(one, 245, 255));
    }

    [Fact]
    public void Where_none_can_there_are_none() =>
        Assert.Null(SeatedPanels.Of(draw.Result.Panels, draw.Lottery.Chances, _ => false));
}
