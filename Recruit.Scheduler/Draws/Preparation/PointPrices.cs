using Recruit.Scheduler.Draws.Lotteries;
using Recruit.Scheduler.Draws.Panels;
using Recruit.Scheduler.Engines.Solver;

namespace Recruit.Scheduler.Draws.Preparation;

/// <summary>
/// The prices of rules that a proof in points is made of. Where the proof of the lottery itself needed a search, those of the program of
/// expected seats: they show a little less, and adding up is enough.
/// </summary>
public static class PointPrices
{
    public static IReadOnlyList<double> Of(PanelLottery lottery, ISolver solver, CancellationToken stop)
    {
        if (lottery.Proof.Certificate.Prices is { Count: > 0 } prices) return prices;
        var model = new PanelModel(lottery.Problem);
        var members = lottery.WithoutChance.Select(one => one.Member).ToHashSet();
        var without = model.Types.Index().Where(type => members.Contains(type.Item.Members[0])).Select(type => type.Index).ToHashSet();
        return !FairDraw.IsLarge(model)
            && new FairnessLadder(model, [], solver, without).Climb(lottery.Fairness, stop, most: 1) is LadderOutcome.Climbed(var ladder)
            ? ladder.Aim.Certificate.Prices
            : [];
    }
}
