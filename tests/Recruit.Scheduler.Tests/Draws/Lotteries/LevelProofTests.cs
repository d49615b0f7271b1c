using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Draws.Lotteries;
using Recruit.Testing;
using static Recruit.Scheduler.Tests.Draws.Townspeople;

namespace Recruit.Scheduler.Tests.Draws.Lotteries;

/// <summary>
/// Not only the lowest chance has a proof: given whoever has less, every next chance is as high as it can be, and anyone can add that up.
/// </summary>
public sealed class LevelProofTests
{
    private const int Pools = 60;

    [Fact]
    public void The_young_who_are_needed_have_half_a_chance_and_no_lottery_could_give_them_more()
    {
        var proof = Drawn.LotteryFrom(FewYoung).Proof;

        Assert.Equal([1 / 18.0, 0.5], proof.Levels.Select(level => level.Bound), (one, other) => Math.Abs(one - other) < 1e-6);
        Assert.Equal([[1 / 90.0], [1 / 10.0]], proof.Levels.Select(level => level.Weights.Select(weight => Math.Round(weight, 9))),
            (one, other) => one.Zip(other).All(pair => Math.Abs(pair.First - pair.Second) < 1e-6));
    }

    [Fact]
    public void Every_level_of_tiny_pools_holds_and_can_claim_no_more() =>
        Assert.True(Enumerable.Range(1, Pools).Sum(seed => LevelsOf(TinyPool.Make(seed), $"pool {seed}")) > Pools);

    [Fact]
    public void Where_half_people_would_fit_and_whole_ones_do_not_the_levels_hold_by_what_a_search_proved()
    {
        var searched = 0;
        for (var seed = 1; seed <= Pools; seed++)
        {
            var problem = Neighbours(seed);
            LevelsOf(problem, $"neighbours {seed}");
            var (lottery, best) = (Drawn.LotteryFrom(problem), new EveryPanel(problem, WarmSolver.Instance).Leximin());
            Assert.All(lottery.Chances.Zip(best),
                chance => Assert.True(Math.Abs(chance.First - chance.Second) < 1e-4, $"neighbours {seed}: {chance}"));
            if (lottery.Proof.Cuts is not [var cut, ..]) continue;

            searched++;
            IReadOnlyList<ProvenCut> bolder = [cut with { Bound = cut.Bound * 0.9 }, .. lottery.Proof.Cuts.Skip(1)];
            Assert.IsType<CertificateVerdict.Refuted>(LevelsCheck.Check(problem, lottery.Proof.Levels, bolder, lottery.Chances));
        }

        Assert.True(searched > Pools / 4, $"{searched}");
    }

    [Fact]
    public void A_proof_that_leaves_someone_out_or_takes_levels_out_of_their_order_is_none()
    {
        var lottery = Drawn.LotteryFrom(FewYoung);
        var levels = lottery.Proof.Levels;

        Assert.Equal("not everyone who can be drawn is in one of its levels", Complaint(levels[0]));
        Assert.Equal("a level has less chance than one below", Complaint(levels[1], levels[0]));
        Assert.Equal("the weights of a level do not sum to one", Complaint(levels[0], levels[1] with { Weights = [0.05] }));
        Assert.Equal("its levels do not fit its types", Complaint(levels[0], levels[1] with { Types = [7] }));
        Assert.Equal("its levels do not fit its types", Complaint(levels[0], levels[1] with { Prices = [] }));

        string Complaint(params ChanceLevel[] forged) =>
            Assert.IsType<CertificateVerdict.Refuted>(LevelsCheck.Check(lottery.Problem, forged, [], lottery.Chances)).Because;
    }

    /// <summary>Half of the seats are for a tenth of the pool.</summary>
    private static PanelProblem FewYoung => Evening(seats: 10, [.. People(10, "age=young"), .. People(90, "age=old")], "age=young 5-5");

    /// <summary>Six to nine people who each live beside some others; of two neighbours one is drawn at most.</summary>
    private static PanelProblem Neighbours(int seed)
    {
        var dice = new Random(seed);
        var people = dice.Next(6, 10);
        var fences = Enumerable.Range(0, dice.Next(people, 2 * people))
            .Select(_ => (One: dice.Next(people), Other: dice.Next(people)))
            .Where(fence => fence.One != fence.Other).ToList();
        return new PanelProblem(
            [.. Enumerable.Range(0, people).Select(person => new PoolMember($"person {person}")
            {
                Levels = fences.Index().ToDictionary(
                    fence => $"fence {fence.Index}", fence => fence.Item.One == person || fence.Item.Other == person ? "yes" : "no"),
            })],
            [new DialogueSeats("evening", 0, people)
            {
                Targets = [.. fences.Select((_, number) => new PanelTarget($"fence {number}", "yes", 0, 1))],
            }]);
    }

    private static int LevelsOf(PanelProblem problem, string where)
    {
        if (Drawn.From(problem) is not LotteryOutcome.Fair(var lottery)) return 0;

        var (levels, cuts) = (lottery.Proof.Levels, lottery.Proof.Cuts);
        Assert.True(LevelsCheck.Check(problem, levels, cuts, lottery.Chances) is CertificateVerdict.Holds,
            $"{where}: {LevelsCheck.Check(problem, levels, cuts, lottery.Chances)}");
        Assert.All(levels, level => Assert.True(level.Gap < 1e-4, $"{where}: {level.Chance} of {level.Bound}"));
        foreach (var (number, level) in levels.Index())
        {
            IReadOnlyList<ChanceLevel> bolder = [.. levels.Take(number), level with { Bound = level.Bound * 0.99 },
                .. levels.Skip(number + 1)];
            Assert.IsType<CertificateVerdict.Refuted>(LevelsCheck.Check(problem, bolder, cuts, lottery.Chances));
        }

        return levels.Count;
    }
}
