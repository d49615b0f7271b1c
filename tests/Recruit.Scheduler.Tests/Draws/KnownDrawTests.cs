using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Draws.Lotteries;
using Recruit.Scheduler.Draws.Preparation;
using Recruit.Testing;
using static Recruit.Scheduler.Tests.Draws.Townspeople;

namespace Recruit.Scheduler.Tests.Draws;

/// <summary>Draws whose answer is known without computing.</summary>
public sealed class KnownDrawTests
{
    [Fact]
    public void Without_targets_everyone_has_the_same_chance()
    {
        var lottery = Drawn.LotteryFrom(Evening(seats: 7, People(20, "gender=woman")));

        Assert.All(lottery.Chances, chance => Assert.Equal(7 / 20.0, chance, precision: 6));
    }

    [Fact]
    public void Half_of_the_seats_for_a_tenth_of_the_pool_makes_two_levels_of_chance()
    {
        var lottery = Drawn.LotteryFrom(Evening(seats: 10, [.. People(10, "age=young"), .. People(90, "age=old")], "age=young 5-5"));

        Assert.Equal(5 / 90.0, lottery.LowestChance, precision: 6);
        Assert.All(lottery.Chances.Take(10), chance => Assert.Equal(0.5, chance, precision: 5));
        Assert.Equal([5 / 90.0, 0.5], lottery.Proof.Levels.Select(level => Math.Round(level.Chance, 6)),
            (one, other) => Math.Abs(one - other) < 1e-5);
    }

    [Fact]
    public void Of_a_family_of_three_one_is_drawn_at_most_and_each_still_has_the_chance_of_the_others()
    {
        var family = People(3, "gender=man", member => member with { Household = "Lindelaan 4" });

        var lottery = Drawn.LotteryFrom(Evening(seats: 4, [.. family, .. People(7, "gender=woman")]));

        Assert.All(lottery.Chances.Take(3), chance => Assert.Equal(1 / 3.0, chance, precision: 5));
        Assert.All(lottery.Chances.Skip(3), chance => Assert.Equal(3 / 7.0, chance, precision: 5));
    }

    [Fact]
    public void The_mayor_always_has_a_seat_and_the_others_share_what_is_left()
    {
        var mayor = People(1, "gender=woman", member => member with { MustHave = true });

        var lottery = Drawn.LotteryFrom(Evening(seats: 4, [.. mayor, .. People(9, "gender=man")]));

        Assert.Equal(1, lottery.Chances[0], precision: 9);
        Assert.All(lottery.Chances.Skip(1), chance => Assert.Equal(3 / 9.0, chance, precision: 6));
    }

    [Fact]
    public void A_boost_of_two_doubles_a_chance()
    {
        var young = People(10, "age=young", member => member with { Boost = 2 });

        var lottery = Drawn.LotteryFrom(Evening(seats: 6, [.. young, .. People(40, "age=old")]));

        Assert.All(lottery.Chances.Take(10), chance => Assert.Equal(0.2, chance, precision: 6));
        Assert.All(lottery.Chances.Skip(10), chance => Assert.Equal(0.1, chance, precision: 6));
    }

    [Fact]
    public void Whoever_can_only_come_on_a_full_evening_does_not_pay_for_it_where_others_can_move()
    {
        PanelProblem problem = new(
            [.. People(4, "gender=woman", member => member with { Dialogues = [0] }), .. People(8, "gender=man")],
            [new DialogueSeats("Monday", 2, 2), new DialogueSeats("Tuesday", 4, 4)]);

        var lottery = Drawn.LotteryFrom(problem);

        Assert.All(lottery.Chances, chance => Assert.Equal(0.5, chance, precision: 5));
    }

    [Fact]
    public void A_gap_between_sums_and_people_is_found_and_proven()
    {
        // Two of each pair would meet half a seat each, but no panel has half a person: whoever is drawn excludes both others.
        PoolMember[] triangle = [.. new[] { "a=1 b=1", "b=1 c=1", "c=1 a=1" }.SelectMany(levels => People(1, levels))];
        PanelProblem problem = new(
            triangle, [new DialogueSeats("evening", 0, 3) { Targets = [Target("a=1 0-1"), Target("b=1 0-1"), Target("c=1 0-1")] }]);

        var lottery = Drawn.LotteryFrom(problem);

        Assert.Equal(1 / 3.0, lottery.LowestChance, precision: 5);
        Assert.True(lottery.Proof.Gap < 1e-5, $"gap {lottery.Proof.Gap}");
        Assert.IsType<CertificateVerdict.Holds>(
            CertificateCheck.Check(problem, lottery.Proof.Certificate, lottery.Fairness, lottery.Chances));
    }

    [Fact]
    public void Nobody_of_the_young_men_of_Zeeland_signed_up_and_that_is_said()
    {
        PoolMember[] pool = [.. People(5, "gender=man age=old region=Zeeland"), .. People(5, "gender=woman age=young region=Zeeland"),
            .. People(5, "gender=man age=young region=Utrecht")];

        var outcome = Drawn.From(Evening(seats: 1, pool, "gender=man 1-1", "age=young 1-1", "region=Zeeland 1-1"));

        var missing = Assert.Single(Assert.IsType<LotteryOutcome.Impossible>(outcome).Missing);
        Assert.Equal((0, 1), (missing.Present, missing.Needed));
        Assert.Equal(new Dictionary<string, string> { ["gender"] = "man", ["age"] = "young", ["region"] = "Zeeland" }, missing.Levels);
    }

    [Fact]
    public void Where_several_groups_could_help_nobody_in_particular_is_missing()
    {
        PoolMember[] pool = [.. People(5, "gender=man age=old"), .. People(5, "gender=woman age=old")];

        var outcome = Drawn.From(Evening(seats: 2, pool, "gender=man 2-2", "gender=woman 1-1"));

        var impossible = Assert.IsType<LotteryOutcome.Impossible>(outcome);
        Assert.Empty(impossible.Missing);
        Assert.Equal(3, impossible.Clash.Count);
    }

    [Fact]
    public void More_men_than_signed_up_are_missing_and_the_change_keeps_to_what_may_give()
    {
        var men = Target("gender=man 5-5") with { MinFlex = 2 };
        var problem = Evening(seats: 8, [.. People(3, "gender=man"), .. People(20, "gender=woman")]);

        var outcome = Drawn.From(problem with { Dialogues = [problem.Dialogues[0] with { Targets = [men] }] });

        var impossible = Assert.IsType<LotteryOutcome.Impossible>(outcome);
        Assert.Equal(new RuleChange(new PanelRule.Target(0, 0), 3, 5), Assert.Single(impossible.LeastChange));
        var missing = Assert.Single(impossible.Missing);
        Assert.Equal("man", missing.Levels["gender"]);
        Assert.Equal((5, 3), (missing.Needed, missing.Present));
    }

    [Fact]
    public void All_that_targets_may_give_is_taken_before_any_gives_more_however_much_that_is()
    {
        // Only Anna has any of twelve traits, and lives where nobody may come from: one seat for there, or no seat for twelve traits.
        var traits = Enumerable.Range(1, 12).Select(number => $"trait{number}").ToList();
        var anna = new PoolMember("Anna")
        {
            Levels = traits.ToDictionary(trait => trait, _ => "yes").Append(new("street", "closed")).ToDictionary(),
        };
        var wishes = traits.Select(trait => new PanelTarget(trait, "yes", 1, 3) { MinFlex = 0 });
        var evening = new DialogueSeats("evening", 3, 3) { Targets = [.. wishes, Target("street=closed 0-0")] };

        var outcome = Drawn.From(new PanelProblem([anna, .. People(5, "street=open")], [evening]));

        var changes = Assert.IsType<LotteryOutcome.Impossible>(outcome).LeastChange;
        Assert.Equal(traits.Select((_, index) => new RuleChange(new PanelRule.Target(0, index), 0, 3)), changes);
    }

    [Fact]
    public void The_dearest_target_is_the_one_that_holds_most_people_back()
    {
        var prices = TargetPrices.Of(
            Evening(seats: 10, [.. People(5, "age=young gender=man"), .. People(5, "age=young gender=woman"),
                .. People(45, "age=old gender=man"), .. People(45, "age=old gender=woman")], "gender=man 4-6", "age=young 5-5"),
            WarmSolver.Instance, CancellationToken.None);

        Assert.Equal(new PanelRule.Target(0, 1), prices[0].Target);
        Assert.Equal(5 / 90.0, prices[0].Lowest, precision: 6);
        Assert.Equal(10 / 100.0, prices[0].LowestWithout, precision: 6);
        Assert.Equal(5 / 90.0, prices[1].LowestWithout, precision: 6);
    }

    [Fact]
    public void The_same_seed_gives_the_same_lottery_to_the_last_digit()
    {
        var problem = Evening(seats: 9,
            [.. People(13, "age=young gender=man"), .. People(17, "age=young gender=woman"), .. People(31, "age=old gender=man")],
            "gender=man 4-5", "age=young 5-5");

        var (one, other) = (Drawn.LotteryFrom(problem), Drawn.LotteryFrom(problem));

        Assert.Equal(one.Chances, other.Chances);
        Assert.Equal(one.Panels.Select(panel => panel.Probability), other.Panels.Select(panel => panel.Probability));
        Assert.Equal(one.Panels.SelectMany(panel => panel.Seats), other.Panels.SelectMany(panel => panel.Seats));
    }

    [Fact]
    public void However_slow_the_machine_the_same_seed_gives_the_same_lottery_and_the_same_advice()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var problem = TinyPool.Make(seed);

            var (quick, slow) = (Drawn.From(problem), Prepared(problem, new LotteryOptions(), new ADayAtEveryLook()));

            Assert.Equal(Told(quick), Told(slow));
        }
    }

    [Fact]
    public void A_draw_that_may_do_hardly_any_work_says_so_and_is_the_same_lottery_again()
    {
        // Twelve who are all unlike each other take more than a panel or two.
        var streets = Enumerable.Range(1, 12).Select(number => $"street={number}").ToList();
        var people = streets.SelectMany(street => People(1, street));
        var problem = Evening(seats: 5, people, [.. streets.Select(street => $"{street} 0-1")]);

        var (one, other) = (Prepared(problem, Hardly, TimeProvider.System), Prepared(problem, Hardly, new ADayAtEveryLook()));

        Assert.Equal("The limit of work was reached.", Assert.IsType<LotteryOutcome.Fair>(one).Lottery.Proof.EndedBecause);
        Assert.Equal(Told(one), Told(other));
    }

    private static LotteryOptions Hardly => new() { Work = 0 };

    private static LotteryOutcome Prepared(PanelProblem problem, LotteryOptions options, TimeProvider clock) =>
        new FairDraw(WarmSolver.Instance, clock).Prepare(problem, options, null, CancellationToken.None);

    private static string Told(LotteryOutcome outcome) => outcome switch
    {
        LotteryOutcome.Fair(var lottery) => string.Join(
            ' ', [.. lottery.Chances, .. lottery.Panels.Select(panel => panel.Probability), lottery.Proof.EndedBecause]),
        LotteryOutcome.Impossible(var clash, _, var change) => string.Join(' ', [.. clash, .. change]),
        _ => $"{outcome}",
    };

    /// <summary>Whoever looks at it finds that a day has passed.</summary>
    private sealed class ADayAtEveryLook : TimeProvider
    {
        private long days;

        public override long GetTimestamp() => TimestampFrequency * 86_400 * ++days;

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddDays(++days);
    }

    [Fact]
    public void Every_panel_keeps_every_rule_whoever_of_a_type_takes_the_seats()
    {
        for (var seed = 1; seed <= 40; seed++)
        {
            var problem = TinyPool.Make(seed);
            if (Drawn.From(problem) is not LotteryOutcome.Fair(var lottery)) continue;

            var rules = new PanelRules(problem);
            foreach (var panel in lottery.Panels)
                Assert.True(!rules.BreachesOf(FilledPanel.WithLastOfEachType(lottery, panel)).Any(),
                    $"seed {seed}: {string.Join(", ", panel.Seats)}");
            Assert.Equal(1, lottery.Panels.Sum(panel => panel.Probability), precision: 9);
        }
    }
}
