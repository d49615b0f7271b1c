using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Draws.Lotteries;
using Recruit.Scheduler.Draws.Panels;

namespace Recruit.Scheduler.Tests.Draws.Lotteries;

/// <summary>Panels that are nearly right when mixed evenly are made to mix exactly.</summary>
public sealed class NearestToEvenTests
{
    [Fact]
    public void Random_panels_mix_to_whatever_some_mixture_of_them_gives()
    {
        for (var seed = 1; seed <= 40; seed++)
        {
            var (dice, model) = (new Random(seed), TownOf(12));
            List<int[]> panels = [.. Enumerable.Range(0, 40).Select(_ => PanelOf(12, dice))];
            double[] mixture = [.. panels.Select(_ => 0.2 + dice.NextDouble())];
            var expected = SeatsIn(panels, [.. mixture.Select(share => share / mixture.Sum())]);

            var shares = new NearestToEven(model, panels, expected).Shares(CancellationToken.None);

            Assert.NotNull(shares);
            Assert.All(shares, share => Assert.True(share > 0, $"seed {seed}: a share of {share}"));
            Assert.Equal(1, shares.Sum(), precision: 9);
            foreach (var (seats, wanted) in SeatsIn(panels, shares).Zip(expected)) Assert.Equal(wanted, seats, precision: 8);
        }
    }

    [Fact]
    public void An_even_choice_that_is_right_already_stays_as_it_is()
    {
        int[][] panels = [[1, 1, 0], [0, 1, 1], [1, 0, 1], [1, 1, 0], [0, 1, 1], [1, 0, 1]];

        var shares = new NearestToEven(TownOf(3), panels, [2 / 3.0, 2 / 3.0, 2 / 3.0]).Shares(CancellationToken.None);

        Assert.NotNull(shares);
        Assert.All(shares, share => Assert.Equal(1 / 6.0, share, precision: 9));
    }

    [Fact]
    public void What_no_mixture_gives_has_no_answer()
    {
        // Anna is on every panel, and should be on half of them.
        var mix = new PanelMix(TownOf(3), [0.5, 0.75, 0.75], [0.5, 1, 1]);
        foreach (var panel in new int[][] { [1, 1, 0], [1, 0, 1], [1, 1, 1], [1, 0, 0] }) mix.Add(panel);

        Assert.Null(mix.NearestToEven([0.5, 0.75, 0.75], gap: 1e-5, CancellationToken.None));
    }

    private static PanelModel TownOf(int people)
    {
        var streets = Enumerable.Range(0, people).Select(number => $"street={number}").ToList();
        var targets = streets.Select(street => Townspeople.Target($"{street} 0-1"));
        var evening = new DialogueSeats("evening", 0, people) { Targets = [.. targets] };
        return new PanelModel(new PanelProblem([.. streets.SelectMany(street => Townspeople.People(1, street))], [evening]));
    }

    private static int[] PanelOf(int people, Random dice) => [.. Enumerable.Range(0, people).Select(_ => dice.Next(3) == 0 ? 1 : 0)];

    private static double[] SeatsIn(IReadOnlyList<int[]> panels, double[] shares) =>
        [.. Enumerable.Range(0, panels[0].Length).Select(type => panels.Zip(shares, (panel, share) => panel[type] * share).Sum())];
}
