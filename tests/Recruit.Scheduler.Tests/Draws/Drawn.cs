using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Draws.Preparation;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Draws;

/// <summary>Fair draws with the solver that all tests share.</summary>
internal static class Drawn
{
    public static LotteryOutcome From(PanelProblem problem, Fairness fairness = Fairness.Leximin) =>
        new FairDraw(WarmSolver.Instance, TimeProvider.System)
            .Prepare(problem, new LotteryOptions { Fairness = fairness }, null, CancellationToken.None);

    public static PanelLottery LotteryFrom(PanelProblem problem) => Assert.IsType<LotteryOutcome.Fair>(From(problem)).Lottery;
}
