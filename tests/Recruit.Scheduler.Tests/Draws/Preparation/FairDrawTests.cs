using System.Globalization;
using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Draws.Lotteries;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Draws.Preparation;

/// <summary>The lottery is the fairest there is: compared with all panels of tiny pools, and with answers known beforehand.</summary>
public sealed class FairDrawTests
{
    private const int TinyPools = 60;

    [Theory]
    [InlineData(Fairness.Maximin)]
    [InlineData(Fairness.Leximin)]
    [InlineData(Fairness.MinimalHighest)]
    [InlineData(Fairness.Goldilocks)]
    public void On_tiny_pools_it_equals_the_best_mixture_of_all_panels(Fairness fairness)
    {
        for (var seed = 1; seed <= TinyPools; seed++)
        {
            var problem = TinyPool.Make(seed);
            var every = new EveryPanel(problem, WarmSolver.Instance);

            var outcome = Drawn.From(problem, fairness);

            Assert.True(outcome is LotteryOutcome.Impossible == (every.Panels.Count == 0), $"seed {seed}: {outcome}");
            if (outcome is LotteryOutcome.Fair(var lottery)) AssertBest(every, lottery, fairness, $"seed {seed}, {fairness}");
        }
    }

    private static void AssertBest(EveryPanel every, PanelLottery lottery, Fairness fairness, string where)
    {
        var pool = lottery.Problem.Pool;
        var drawn = Enumerable.Range(0, pool.Count).Where(every.CanSeat).ToList();
        var counted = drawn.Where(member => !pool[member].MustHave).ToList();
        double[] best = fairness is Fairness.Leximin or Fairness.Maximin ? every.Leximin() : [];
        if (counted.Count > 0)
            AssertNear(
                fairness switch
                {
                    Fairness.MinimalHighest => every.LowestHighest(),
                    Fairness.Goldilocks => every.Balance(),
                    _ => counted.Min(member => best[member]),
                }, lottery.Proof.Attained, where);
        if (fairness == Fairness.Leximin)
            foreach (var member in drawn)
                AssertNear(best[member], lottery.Chances[member] / pool[member].Boost, $"{where}, {pool[member].Id}");
        foreach (var member in Enumerable.Range(0, pool.Count).Except(drawn))
            AssertNear(0, lottery.Chances[member], $"{where}, {pool[member].Id}");
        Assert.True(lottery.Proof.Gap < 1e-4, $"{where}: gap {lottery.Proof.Gap}");
    }

    [Fact]
    public void Its_certificate_holds_and_one_that_claims_a_little_more_does_not()
    {
        foreach (var fairness in Enum.GetValues<Fairness>())
            for (var seed = 1; seed <= TinyPools; seed++)
                if (Drawn.From(TinyPool.Make(seed), fairness) is LotteryOutcome.Fair(var lottery)
                    && lottery.Proof.Certificate.Weights.Any(weight => weight != 0)
                    && lottery.Proof.Bound > 0)
                {
                    var bolder = lottery.Proof.Certificate with
                    {
                        Bound = lottery.Proof.Bound * (fairness is Fairness.MinimalHighest or Fairness.Goldilocks ? 1.01 : 0.99),
                    };
                    Assert.True(Check(lottery, lottery.Proof.Certificate) is CertificateVerdict.Holds,
                        $"seed {seed}, {fairness}: {Check(lottery, lottery.Proof.Certificate)}");
                    Assert.True(Check(lottery, bolder) is CertificateVerdict.Refuted, $"seed {seed}, {fairness}: {Check(lottery, bolder)}");
                }
    }

    [Fact]
    public void Whom_no_panel_can_hold_is_named_with_the_rules_that_clash_and_a_change_that_admits()
    {
        for (var seed = 1; seed <= TinyPools; seed++)
        {
            var problem = TinyPool.Make(seed);
            if (Drawn.From(problem, Fairness.Maximin) is not LotteryOutcome.Fair(var lottery)) continue;

            var every = new EveryPanel(problem, WarmSolver.Instance);
            Assert.Equal(Enumerable.Range(0, problem.Pool.Count).Where(member => !every.CanSeat(member)),
                lottery.WithoutChance.Select(person => person.Member));
            foreach (var person in lottery.WithoutChance)
            {
                AssertSmallestClash(problem, person.Because, person.Member, $"seed {seed}");
                if (person.LeastChange.Count > 0)
                    Assert.True(new EveryPanel(problem.With(person.LeastChange), WarmSolver.Instance).CanSeat(person.Member),
                        $"seed {seed}: {string.Join(", ", person.LeastChange)}");
            }
        }
    }

    [Fact]
    public void Targets_that_clash_are_a_smallest_set_and_the_change_proposed_makes_a_panel_possible()
    {
        var changes = 0;
        for (var seed = 1; seed <= TinyPools; seed++)
        {
            var problem = TinyPool.Make(seed);
            if (Drawn.From(problem, Fairness.Maximin) is not LotteryOutcome.Impossible(var clash, _, var change)) continue;

            AssertSmallestClash(problem, clash, null, $"seed {seed}");
            if (change.Count == 0) continue;
            changes++;
            Assert.True(
                new EveryPanel(problem.With(change), WarmSolver.Instance).Panels.Count > 0, $"seed {seed}: {string.Join(", ", change)}");
        }

        Assert.True(changes > 3);
    }

    private static void AssertSmallestClash(PanelProblem problem, IReadOnlyList<PanelRule> clash, int? seated, string where)
    {
        Assert.False(EveryPanel.CanKeep(problem, clash, seated), $"{where}: {string.Join(", ", clash)} can be kept together");
        foreach (var rule in clash)
            Assert.True(EveryPanel.CanKeep(problem, [.. clash.Where(other => other != rule)], seated),
                $"{where}: {rule} is not needed for the clash");
    }

    private static CertificateVerdict Check(PanelLottery lottery, ChanceCertificate certificate) =>
        CertificateCheck.Check(lottery.Problem, certificate, lottery.Fairness, lottery.Chances);

    private static void AssertNear(double expected, double actual, string where) =>
        Assert.True(
            Math.Abs(expected - actual) < 1e-4, string.Create(CultureInfo.InvariantCulture, $"{where}: expected {expected}, was {actual}"));
}
