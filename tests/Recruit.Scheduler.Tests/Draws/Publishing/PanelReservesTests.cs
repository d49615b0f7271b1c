using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Draws.Publishing;

namespace Recruit.Scheduler.Tests.Draws.Publishing;

/// <summary>Reserves are drawn so that whoever drops out, someone is there who fits.</summary>
public sealed class PanelReservesTests
{
    [Fact]
    public void A_reserve_fits_where_every_rule_is_still_kept_after_the_exchange()
    {
        for (var seed = 1; seed <= 40; seed++)
        {
            var lottery = HandMadeLottery.Random(seed);
            var panel = NumberedPanels.Of(lottery, seed).Panels[seed];
            var rules = new PanelRules(lottery.Problem);

            foreach (var reserve in PanelReserves.Draw(lottery.Problem, panel, number: 5, seed))
            {
                var fits = panel.Seats.Count(seat => !rules.BreachesOf(
                    new Panel([.. panel.Seats.Where(other => other != seat), seat with { Member = reserve.Member }])).Any());
                Assert.True(fits == reserve.Fits, $"seed {seed}: {fits}, said {reserve.Fits}");
                Assert.True(panel.Seats.All(seat => seat.Member != reserve.Member), $"seed {seed}: a reserve with a seat");
            }
        }
    }

    [Fact]
    public void With_strict_targets_there_is_a_woman_for_a_woman_and_a_man_for_a_man()
    {
        var draw = new SmallDraw();
        var strict = draw.Problem with { Targets = [new PanelTarget("gender", "woman", 3, 3), new PanelTarget("gender", "man", 2, 2)] };

        var reserves = PanelReserves.Draw(strict, draw.Result.Drawn!, number: 2, seed: 1);

        Assert.Equal(["man", "woman"], reserves.Select(reserve => strict.Pool[reserve.Member].Levels["gender"]).Order());
        Assert.Equal([2, 3], reserves.Select(reserve => reserve.Fits).Order());
    }

    [Fact]
    public void Among_equals_the_lot_decides()
    {
        var draw = new SmallDraw();
        var first = Enumerable.Range(0, 400)
            .Select(seed => PanelReserves.Draw(draw.Problem, draw.Result.Drawn!, number: 1, seed)[0].Member)
            .CountBy(member => member).ToDictionary();

        // A man can take any of the five seats, a woman only those of women. Six men are left, each first in 67 of 400, give
        // or take five times 7.5.
        Assert.Equal(6, first.Count);
        Assert.All(first.Values, times => Assert.InRange(times, 29, 105));
    }

    [Fact]
    public void There_are_no_more_reserves_than_people_left() =>
        Assert.Equal(15, PanelReserves.Draw(new SmallDraw().Problem, new SmallDraw().Result.Drawn!, number: 50, seed: 1).Count);
}
