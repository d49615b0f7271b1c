using System.Globalization;
using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Draws.Preparation;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Draws.Preparation;

/// <summary>What a target costs is what its going would give.</summary>
public sealed class TargetPricesTests
{
    [Fact]
    public void The_price_of_a_target_is_how_much_higher_the_lowest_chance_is_once_it_is_gone()
    {
        var (compared, dear) = (0, 0);

        for (var seed = 1; seed <= 60; seed++)
        {
            var problem = TinyPool.Make(seed);
            // Whoever cannot be seated does not count as things are, and might once a target is gone.
            if (!Enumerable.Range(0, problem.Pool.Count).All(new EveryPanel(problem, WarmSolver.Instance).CanSeat)) continue;
            foreach (var price in PricesOf(problem))
            {
                var gone = problem.With([new RuleChange(price.Target, 0, problem.Pool.Count)]);
                var lowest = PricesOf(gone).First().Lowest;
                Assert.True(Math.Abs(lowest - price.LowestWithout) < 1e-6, string.Create(
                    CultureInfo.InvariantCulture, $"seed {seed}, {price.Target}: {price.LowestWithout}, and {lowest} once it is gone"));
                (compared, dear) = (compared + 1, dear + (price.LowestWithout > price.Lowest + 1e-6 ? 1 : 0));
            }
        }

        Assert.True(compared > 30 && dear > 3, $"{compared} compared, of which {dear} have a price");
    }

    [Fact]
    public void Where_everyone_can_come_on_other_evenings_a_target_costs_what_it_costs_over_all_of_them()
    {
        // Twelve evenings of ten seats; a tenth of two thousand people are young, and half of the seats are for them.
        var dice = new Random(3);
        var pool = Townspeople.People(200, "age=young", Free).Concat(Townspeople.People(1_800, "age=old", Free));
        var evenings = Enumerable.Range(1, 12).Select(number => new DialogueSeats($"evening {number}", 10, 10)
        {
            Targets = [Townspeople.Target("age=young 5-5"), Townspeople.Target("age=old 0-10")],
        });

        var prices = PricesOf(new PanelProblem([.. pool], [.. evenings]) { Targets = [Townspeople.Target("age=old 0-120")] });

        Assert.Equal(25, prices.Count);
        Assert.All(prices, price => Assert.Equal(60 / 1_800.0, price.Lowest, precision: 6));
        foreach (var price in prices)
        {
            // One evening may then have no young people, and all who are old have five seats more to share.
            var costs = price.Target is { Dialogue: not null, Index: 0 };
            Assert.Equal((costs ? 65 : 60) / 1_800.0, price.LowestWithout, precision: 6);
        }

        PoolMember Free(PoolMember member) =>
            member with { Dialogues = [.. Enumerable.Range(0, 12).Where(_ => dice.Next(10) < 6).Append(dice.Next(12)).Distinct()] };
    }

    private IReadOnlyList<TargetPrice> PricesOf(PanelProblem problem) =>
        TargetPrices.Of(problem, WarmSolver.Instance, CancellationToken.None);
}
