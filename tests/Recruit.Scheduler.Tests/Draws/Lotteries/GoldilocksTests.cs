using System.Text;
using System.Text.Json;
using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Draws.Lotteries;
using Recruit.Scheduler.Draws.Publishing;

namespace Recruit.Scheduler.Tests.Draws.Lotteries;

/// <summary>High chances are kept low as low ones are kept high, and anyone can check that no lottery does better.</summary>
public sealed class GoldilocksTests
{
    [Fact]
    public void No_other_kind_of_fairness_is_balanced_better()
    {
        var (compared, better) = (0, 0);

        for (var seed = 1; seed <= 60; seed++)
            if (Drawn.From(TinyPool.Make(seed), Fairness.Goldilocks) is LotteryOutcome.Fair(var balanced))
                foreach (var fairness in new[] { Fairness.Leximin, Fairness.Maximin, Fairness.MinimalHighest })
                {
                    var other = BalanceOf(Assert.IsType<LotteryOutcome.Fair>(Drawn.From(TinyPool.Make(seed), fairness)).Lottery);
                    Assert.True(BalanceOf(balanced) <= other + 1e-4, $"seed {seed}: {BalanceOf(balanced)}, and {other} by {fairness}");
                    (compared, better) = (compared + 1, better + (BalanceOf(balanced) < other - 1e-4 ? 1 : 0));
                }

        Assert.True(compared > 60 && better > 5, $"better in {better} of {compared}");
    }

    [Fact]
    public void What_is_published_can_be_checked_from_the_files_and_not_be_made_better_than_it_is()
    {
        var forged = 0;
        for (var seed = 1; seed <= 25; seed++)
            if (Drawn.From(TinyPool.Make(seed), Fairness.Goldilocks) is LotteryOutcome.Fair(var lottery))
            {
                var (report, panels) = DrawPublication.Of(
                    new DrawResult(lottery, NumberedPanels.Of(lottery, seed), new PanelChoice.Seeded(seed), seed),
                    new Receipts(new byte[Receipts.KeyBytes]));
                var draw = PublishedDraw.Read(report);

                Assert.IsType<VerificationOutcome.InOrder>(Check(draw, panels));
                Assert.IsType<ProofOutcome.Holds>(ProofVerification.Check(draw, people: null));
                Assert.IsType<ProofOutcome.Broken>(ProofVerification.Check(Bolder(draw), people: null));
                if (draw.Certificate.Types.All(type => type.Must || type.NoChance)) continue;
                foreach (var wrong in Forged(draw.Balance!))
                    Assert.IsType<VerificationOutcome.Refused>(Check(draw with { Balance = wrong }, panels));
                forged++;
            }

        Assert.True(forged > 10, $"{forged} forged");
    }

    [Theory]
    [InlineData(0.3, 0.4, 1)]
    [InlineData(0.3, 1, 0.4)]
    [InlineData(-0.2, 0.1, 1)]
    [InlineData(0.5, 1, 0)]
    [InlineData(-0.3, 0, 1)]
    public void The_least_weight_for_a_bound_is_the_one_that_gives_it(double least, double above, double below)
    {
        var model = new Recruit.Scheduler.Draws.Panels.PanelModel(
            new PanelProblem(
                [new PoolMember("anna") { Levels = Of("woman") }, new PoolMember("ben") { Levels = Of("man") }],
                [new DialogueSeats("", 1, 1) { Targets = [new PanelTarget("gender", "woman", 0, 1)] }]));
        double[] weights = [above, -below];

        var bound = Goldilocks.BoundOf(least, 0.5, model, weights);

        Assert.True(bound >= Goldilocks.Least);
        if (bound > Goldilocks.Least + 1e-9) Assert.Equal(least, Goldilocks.LeastWeightFor(bound, 0.5, model, weights), precision: 9);
    }

    private static Dictionary<string, string> Of(string gender) => new() { ["gender"] = gender };

    private static double BalanceOf(PanelLottery lottery) =>
        Goldilocks.Of(lottery.LowestChance, lottery.HighestChance, lottery.EvenShare);

    private static PublishedDraw Bolder(PublishedDraw draw)
    {
        var bound = draw.Certificate.Bound * 1.01;
        return draw with { Balance = draw.Balance! with { Bound = bound }, Certificate = draw.Certificate with { Bound = bound } };
    }

    private static IEnumerable<PublishedBalance> Forged(PublishedBalance balance)
    {
        yield return balance with { Value = balance.Value * 0.99 };
        yield return Summed(balance with { EvenShare = balance.EvenShare * 0.9 });
        yield return Summed(balance with { Highest = balance.Highest * 0.8 });
        yield return Summed(balance with { Lowest = balance.Lowest * 0.8 });
    }

    private static PublishedBalance Summed(PublishedBalance balance) =>
        balance with { Value = Goldilocks.Of(balance.Lowest, balance.Highest, balance.EvenShare) };

    private static VerificationOutcome Check(PublishedDraw draw, string panels) => DrawVerification.Check(
        Encoding.UTF8.GetBytes(
            DrawSeal.Sealed(JsonSerializer.Serialize(draw with { Sha256 = DrawSeal.Blank }, DrawPublication.Json) + "\n")),
        Encoding.UTF8.GetBytes(panels), new VerificationQuestion());
}
