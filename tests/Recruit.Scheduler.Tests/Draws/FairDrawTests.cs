using System.Globalization;
using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Draws.Lotteries;

namespace Recruit.Scheduler.Tests.Draws;

/// <summary>The lottery is the fairest there is: compared with all panels of tiny pools, and with answers known beforehand.</summary>
[Collection(WithWarmSolver.Name)]
public sealed class FairDrawTests(WarmSolver warm)
{
    private const int TinyPools = 150;

    [Theory]
    [InlineData(Fairness.Maximin)]
    [InlineData(Fairness.Leximin)]
    [InlineData(Fairness.MinimalHighest)]
    public void On_tiny_pools_it_equals_the_best_mixture_of_all_panels(Fairness fairness)
    {
        for (var seed = 1; seed <= TinyPools; seed++)
        {
            var problem = TinyPool.Make(seed);
            var every = new EveryPanel(problem, warm.Solver);

            var outcome = Prepare(problem, fairness);

            if (every.Panels.Count == 0) Assert.True(outcome is LotteryOutcome.Impossible, $"seed {seed}: {outcome}");
            else AssertBest(every, Assert.IsType<LotteryOutcome.Fair>(outcome).Lottery, fairness, $"seed {seed}, {fairness}");
        }
    }

    private static void AssertBest(EveryPanel every, PanelLottery lottery, Fairness fairness, string where)
    {
        var pool = lottery.Problem.Pool;
        var drawn = Enumerable.Range(0, pool.Count).Where(every.CanSeat).ToList();
        var counted = drawn.Where(member => !pool[member].MustHave).ToList();
        double[] best = fairness == Fairness.MinimalHighest ? [] : every.Leximin();
        if (counted.Count > 0)
            AssertNear(fairness == Fairness.MinimalHighest ? every.LowestHighest() : counted.Min(member => best[member]), lottery.Proof.Attained, where);
        if (fairness == Fairness.Leximin)
            foreach (var member in drawn) AssertNear(best[member], lottery.Chances[member] / pool[member].Boost, $"{where}, {pool[member].Id}");
        foreach (var member in Enumerable.Range(0, pool.Count).Except(drawn)) AssertNear(0, lottery.Chances[member], $"{where}, {pool[member].Id}");
        Assert.True(lottery.Proof.Gap < 1e-4, $"{where}: gap {lottery.Proof.Gap}");
    }

    private static void AssertNear(double expected, double actual, string where) =>
        Assert.True(Math.Abs(expected - actual) < 1e-4, string.Create(CultureInfo.InvariantCulture, $"{where}: expected {expected}, was {actual}"));

    private LotteryOutcome Prepare(PanelProblem problem, Fairness fairness) =>
        new FairDraw(warm.Solver, TimeProvider.System).Prepare(problem, new LotteryOptions { Fairness = fairness }, null, CancellationToken.None);
}
