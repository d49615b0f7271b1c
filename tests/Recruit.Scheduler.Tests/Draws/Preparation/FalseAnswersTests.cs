using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Draws.Preparation;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Draws.Preparation;

/// <summary>What somebody could gain by a false answer is told with all chances computed again.</summary>
public sealed class FalseAnswersTests
{
    [Fact]
    public void A_woman_who_says_that_she_is_a_man_shares_their_seats_with_them()
    {
        var problem = Townspeople.Evening(4, [.. Townspeople.People(2, "gender=man"), .. Townspeople.People(10, "gender=woman")],
            "gender=man 2-2", "gender=woman 2-2");

        var gains = FalseAnswers.Under(problem, WarmSolver.Instance, CancellationToken.None);

        Assert.Equal([Fairness.Leximin, Fairness.MinimalHighest, Fairness.Goldilocks], gains.Select(gain => gain.Fairness));
        Assert.All(gains, gain =>
        {
            Assert.Equal([0.2, 1], [Math.Round(gain.Lowest, 6), Math.Round(gain.Highest, 6)]);
            // With her there are three for two seats; the other women are nine then.
            Assert.Equal([0.2, Math.Round(2 / 3.0, 6)], [Math.Round(gain.From, 6), Math.Round(gain.To, 6)]);
            Assert.Equal(1, gain.Tried);
        });
    }

    [Fact]
    public void Where_targets_leave_room_Goldilocks_lets_a_false_answer_gain_less_than_leximin()
    {
        // The few old men fill three targets at once, so leximin is glad of each.
        var pool = Townspeople.People(2, "gender=man age=old region=north")
            .Concat(Townspeople.People(3, "gender=man age=young region=south"))
            .Concat(Townspeople.People(4, "gender=woman age=old region=south"))
            .Concat(Townspeople.People(4, "gender=woman age=young region=north"))
            .Concat(Townspeople.People(40, "gender=woman age=young region=south"));
        var problem = Townspeople.Evening(8, pool, "gender=man 2-8", "age=old 2-8", "region=north 2-8");

        var gains = FalseAnswers.Under(problem, WarmSolver.Instance, CancellationToken.None).ToDictionary(gain => gain.Fairness);

        Assert.True(gains[Fairness.Goldilocks].Highest < gains[Fairness.Leximin].Highest - 0.1, $"{gains[Fairness.Goldilocks]}");
        Assert.True(GainOf(Fairness.Goldilocks) < GainOf(Fairness.Leximin) - 0.1, string.Join("; ", gains.Values));

        double GainOf(Fairness fairness) => gains[fairness].To - gains[fairness].From;
    }
}
