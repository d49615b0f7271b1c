using System.Globalization;
using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Draws.Lotteries;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Draws;

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
                Assert.True(Math.Abs(lowest - price.LowestWithout) < 1e-6, string.Create(CultureInfo.InvariantCulture, $"seed {seed}, {price.Target}: {price.LowestWithout}, and {lowest} once it is gone"));
                (compared, dear) = (compared + 1, dear + (price.LowestWithout > price.Lowest + 1e-6 ? 1 : 0));
            }
        }

        Assert.True(compared > 30 && dear > 3, $"{compared} compared, of which {dear} have a price");
    }

    private IReadOnlyList<TargetPrice> PricesOf(PanelProblem problem) => TargetPrices.Of(problem, WarmSolver.Instance, CancellationToken.None);
}
