using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Draws.Lotteries;
using Recruit.Scheduler.Draws.ManyDialogues;
using Recruit.Scheduler.Draws.Panels;
using Recruit.Scheduler.Draws.Preparation;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Draws.ManyDialogues;

/// <summary>
/// Rounds of many dialogues are filled one by one: every rule is kept, nothing is claimed that is not so, and the gap is small.
/// </summary>
public sealed class ManyDialoguesTests
{
    private const int TinyPools = 120;

    [Fact]
    public void On_tiny_pools_the_truth_lies_between_what_it_attains_and_its_bound()
    {
        var compared = 0;
        foreach (var (seed, problem) in Enumerable.Range(1, TinyPools)
            .Select(seed => (seed, TinyPool.Make(seed)))
            .Where(one => one.Item2.Dialogues.Count > 1))
        {
            var every = new EveryPanel(problem, WarmSolver.Instance);
            if (Prepare(problem, Fairness.Maximin) is not LotteryOutcome.Fair(var lottery)) continue;

            AssertEveryRuleKept(lottery, $"seed {seed}");
            var counted = Enumerable.Range(0, problem.Pool.Count)
                .Where(member => !problem.Pool[member].MustHave)
                .Except(lottery.WithoutChance.Select(person => person.Member)).ToList();
            if (counted.Count == 0) continue;
            compared++;
            var best = every.Leximin();
            Assert.InRange(counted.Min(member => best[member]), lottery.LowestChance - 1e-6, lottery.Proof.Bound + 1e-6);
            Assert.DoesNotContain(lottery.WithoutChance, person => every.CanSeat(person.Member));
        }

        Assert.True(compared > 5, $"only {compared} were compared");
    }

    [Theory]
    [InlineData(HouseholdRule.OnePerDialogue)]
    [InlineData(HouseholdRule.OnePerDraw)]
    public void Two_hundred_people_for_six_evenings_come_within_a_thousandth_of_the_best(HouseholdRule households)
    {
        var problem = Round(people: 240, evenings: 6, seed: 3) with { Households = households };

        var lottery = Assert.IsType<LotteryOutcome.Fair>(Prepare(problem, Fairness.Leximin)).Lottery;

        AssertEveryRuleKept(lottery, households.ToString());
        Assert.InRange(lottery.Proof.Gap, 0, 1e-3);
        Assert.IsType<CertificateVerdict.Holds>(
            CertificateCheck.Check(problem, lottery.Proof.Certificate, lottery.Fairness, lottery.Chances));
        Assert.Equal(
            lottery.Chances.Sum(), lottery.Panels.Sum(panel => panel.Probability * panel.Seats.Sum(group => group.Count)), precision: 9);
    }

    [Fact]
    public void Where_sums_round_to_no_whole_people_panels_are_found_beside_them()
    {
        // Six attributes on tables of twelve leave so little room that rounding every expected count at once has no answer.
        var problem = CloseMirror(people: 120, evenings: 3, seed: 5);

        var lottery = Drawn.LotteryFrom(problem);

        AssertEveryRuleKept(lottery, "three evenings");
        Assert.Null(lottery.Proof.EndedBecause);
        Assert.IsType<CertificateVerdict.Holds>(LevelsCheck.Check(problem, lottery.Proof.Levels, lottery.Proof.Cuts, lottery.Chances));
    }

    [Fact]
    public void Whoever_can_attend_nothing_is_named_and_holds_nobody_back()
    {
        var problem = Round(people: 240, evenings: 6, seed: 3);
        var pool = problem.Pool.Append(new PoolMember("Dirk") { Dialogues = [] }).ToList();

        var lottery = Assert.IsType<LotteryOutcome.Fair>(Prepare(problem with { Pool = pool }, Fairness.Leximin)).Lottery;

        Assert.Contains(240, lottery.WithoutChance.Select(person => person.Member));
        Assert.True(lottery.LowestChance > 0.1);
    }

    [Fact]
    public void An_evening_that_lacks_men_is_named_with_the_change_that_helps()
    {
        var problem = Round(people: 240, evenings: 6, seed: 3);
        var noMen = problem.Pool.Select(member => member.Levels["gender"] == "man"
            ? member with { Dialogues = [.. member.Dialogues!.Where(evening => evening != 4)] }
            : member).ToList();

        var impossible = Assert.IsType<LotteryOutcome.Impossible>(Prepare(problem with { Pool = noMen }, Fairness.Leximin));

        Assert.Equal(new PanelRule.Target(4, 0), Assert.Single(impossible.Clash));
        Assert.Equal(new RuleChange(new PanelRule.Target(4, 0), 0, 7), Assert.Single(impossible.LeastChange));
        var missing = Assert.Single(impossible.Missing);
        Assert.Equal((4, "man"), (missing.Dialogue, missing.Levels["gender"]));
    }

    [Fact]
    public void Who_can_come_only_where_it_is_full_counts_in_the_bound()
    {
        // Evening 0 has ten seats for sixty who can come nowhere else; the other five evenings are nearly empty.
        var problem = Round(people: 240, evenings: 6, seed: 3) with { Targets = [] };
        var pool = problem.Pool.Concat(Enumerable.Range(0, 60).Select(number => new PoolMember($"Vlieland {number}")
        {
            Levels = new Dictionary<string, string> { ["gender"] = number % 2 == 0 ? "man" : "woman", ["age"] = "middle" },
            Dialogues = [0],
        })).ToList();

        var lottery = Assert.IsType<LotteryOutcome.Fair>(Prepare(problem with { Pool = pool }, Fairness.Leximin)).Lottery;

        AssertEveryRuleKept(lottery, "Vlieland");
        Assert.InRange(lottery.Proof.Bound, 0, 10.0 / 60);
        Assert.InRange(lottery.Proof.Gap, 0, 0.01);
        Assert.IsType<CertificateVerdict.Holds>(
            CertificateCheck.Check(lottery.Problem, lottery.Proof.Certificate, lottery.Fairness, lottery.Chances));
    }

    [Fact]
    public void Two_evenings_that_lack_men_are_mended_by_one_press()
    {
        var problem = Round(people: 240, evenings: 6, seed: 3);
        var noMen = problem with
        {
            Pool = [.. problem.Pool.Select(member => member.Levels["gender"] == "man"
                ? member with { Dialogues = [.. member.Dialogues!.Where(evening => evening is not (2 or 4))] }
                : member)],
        };
        var impossible = Assert.IsType<LotteryOutcome.Impossible>(Prepare(noMen, Fairness.Leximin));

        var changes = new FairDraw(WarmSolver.Instance, TimeProvider.System)
            .UntilPossible(noMen, impossible.LeastChange, CancellationToken.None);

        Assert.Equal([2, 4], changes.Select(change => ((PanelRule.Target)change.Rule).Dialogue!.Value).Order());
        Assert.IsType<LotteryOutcome.Fair>(Prepare(noMen.With(changes), Fairness.Maximin));
    }

    private static PanelProblem Round(int people, int evenings, int seed)
    {
        var dice = new Random(seed);
        PoolMember[] pool = [.. Enumerable.Range(0, people).Select(number => new PoolMember($"person {number}")
        {
            Levels = new Dictionary<string, string>
            {
                ["gender"] = dice.Next(3) == 0 ? "man" : "woman",
                ["age"] = dice.Next(4) switch { 0 => "young", 1 => "old", _ => "middle" },
            },
            Household = dice.Next(5) == 0 ? $"home {number / 2}" : null,
            Dialogues = [dice.Next(evenings), .. Enumerable.Range(0, evenings).Where(_ => dice.Next(3) == 0)],
        })];
        return new PanelProblem(pool, [.. Enumerable.Range(0, evenings).Select(evening => new DialogueSeats($"evening {evening}", 8, 10)
        {
            Targets = [new("gender", "man", 3, 7), new("age", "young", 1, 5), new("age", "old", 1, 5)],
        })])
        { Targets = [new("gender", "man", 25, 30), new("age", "young", 15, 25)] };
    }

    private static PanelProblem CloseMirror(int people, int evenings, int seed)
    {
        var dice = new Random(seed);
        string[] attributes = ["age", "gender", "region", "education", "origin", "income"];
        return new PanelProblem(
            [.. Enumerable.Range(0, people).Select(number => new PoolMember($"person {number}")
            {
                Levels = attributes.ToDictionary(attribute => attribute, _ => dice.Next(10) switch { < 5 => "a", < 8 => "b", _ => "c" }),
                Dialogues = [.. Enumerable.Range(0, evenings).Where(_ => dice.Next(2) == 0).Append(dice.Next(evenings)).Distinct()],
            })],
            [.. Enumerable.Range(0, evenings).Select(evening => new DialogueSeats($"evening {evening}", 12, 12)
            {
                Targets =
                [
                    .. from attribute in attributes from level in new[] { "a", "b", "c" } select new PanelTarget(attribute, level, 3, 5)
                ],
            })]);
    }

    private static void AssertEveryRuleKept(PanelLottery lottery, string where)
    {
        var rules = new PanelRules(lottery.Problem);
        foreach (var panel in lottery.Panels)
            Assert.True(
                !rules.BreachesOf(FilledPanel.WithLastOfEachType(lottery, panel)).Any(), $"{where}: {string.Join(", ", panel.Seats)}");
    }

    private LotteryOutcome Prepare(PanelProblem problem, Fairness fairness) =>
        new ManyDialoguesDraw(new PanelModel(problem), new LotteryOptions { Fairness = fairness }, WarmSolver.Instance, TimeProvider.System,
            null).Run(CancellationToken.None);
}
