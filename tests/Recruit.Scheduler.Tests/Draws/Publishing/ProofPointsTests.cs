using System.Text;
using System.Text.Json;
using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Draws.Preparation;
using Recruit.Scheduler.Draws.Publishing;
using Recruit.Scheduler.Representativeness;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Draws.Publishing;

/// <summary>Where nobody's levels are published, points prove from the files alone that no lottery is fairer.</summary>
public sealed class ProofPointsTests
{
    private static readonly Receipts Codes = new(new byte[Receipts.KeyBytes]);

    [Fact]
    public void Points_of_random_towns_prove_what_the_engine_proved_or_a_little_less()
    {
        var (proven, tight) = (0, 0);

        for (var seed = 1; seed <= 12; seed++)
            foreach (var fairness in new[] { Fairness.Leximin, Fairness.Maximin, Fairness.MinimalHighest, Fairness.Goldilocks })
            {
                if (Drawn.From(TownOf(seed), fairness) is not LotteryOutcome.Fair(var lottery)) continue;
                var draw = PublishedOf(lottery);
                var holds = Assert.IsType<ProofOutcome.HoldsByPoints>(ProofVerification.Check(draw, people: null));

                var (bound, sign) = (draw.Certificate.Bound, fairness is Fairness.Leximin or Fairness.Maximin ? 1 : -1);
                Assert.True(sign * holds.Bound >= sign * bound - 1e-6, $"seed {seed}, {fairness}: {holds.Bound} and {bound}");
                Assert.True(sign * holds.IfLeast >= sign * holds.Bound - 1e-12, $"seed {seed}, {fairness}: {holds}");
                (proven, tight) = (proven + 1, tight + (Math.Abs(holds.Bound - bound) < 0.01 * bound ? 1 : 0));
            }

        Assert.True(proven > 30 && tight > 0.8 * proven, $"{tight} of {proven} within a hundredth");
    }

    [Fact]
    public void Nothing_that_is_published_tells_a_level_or_is_about_fewer_than_ten()
    {
        var draw = PublishedOf(Drawn.LotteryFrom(TownOf(3)));

        Assert.All(draw.Certificate.Types, type => Assert.True(type is { Levels: null, Weight: 0, Household: null, Dialogues: null }));
        Assert.Empty(draw.Certificate.Prices);
        Assert.All(draw.Certificate.Levels, level => Assert.True(level is { Types.Count: 0, Prices.Count: 0 }));
        Assert.All(draw.Certificate.Points!.Groups,
            group => Assert.True(group.People >= PublicTable.LeastPeople, $"{group.People} people"));
        Assert.Empty(draw.Certificate.Points.Groups.SelectMany(group => group.Receipts).Intersect(draw.Chances.Select(one => one.Receipt)));
    }

    [Fact]
    public void Each_persons_own_points_are_within_those_of_the_group_that_lists_him_or_her()
    {
        var problem = TownOf(3);
        var draw = PublishedOf(Drawn.LotteryFrom(problem));
        var (points, rules) = (draw.Certificate.Points!, new PanelRules(problem));

        foreach (var (place, anna) in problem.Pool.Index())
        {
            var own = Enumerable.Range(0, problem.Dialogues.Count).Where(anna.CanAttend).Min(dialogue => points.Seats[dialogue]
                + rules.All.OfType<PanelRule.Target>().Zip(points.Targets)
                    .Where(target => rules.Counts(target.First, place, dialogue)).Sum(target => target.Second));
            var group = ProofPoints.In(draw)!.GroupOf(anna.Id, Codes.For(anna.Id).Code)!;
            Assert.InRange(own, group.AtLeast, group.AtMost);
        }

        Assert.Null(ProofPoints.In(draw)!.GroupOf(problem.Pool[0].Id, Codes.For(problem.Pool[1].Id).Code));
    }

    [Fact]
    public void Points_that_do_not_add_up_or_a_chance_above_them_are_broken()
    {
        var draw = PublishedOf(Drawn.LotteryFrom(TownOf(3)));
        var (points, first) = (draw.Certificate.Points!, draw.Certificate.Points!.Groups[^1]);

        Assert.StartsWith("The points add up to", FlawOf(Forged(points with
        {
            Groups = [.. points.Groups.SkipLast(1), first with { Points = first.Points + 1, AtMost = first.AtMost + 1 }],
        })), StringComparison.Ordinal);
        Assert.StartsWith("The points add up to", FlawOf(Forged(points with { Bound = points.Bound * 1.01 })), StringComparison.Ordinal);
        Assert.StartsWith("The points allow no more than", FlawOf(draw with { LowestChance = 2 * points.Bound }), StringComparison.Ordinal);
        Assert.StartsWith("The points allow no more than", FlawOf(draw with
        {
            LowestChanceBound = 2 * points.Bound,
            Certificate = draw.Certificate with { Bound = 2 * points.Bound },
        }), StringComparison.Ordinal);

        PublishedDraw Forged(PublishedPoints forged) => draw with { Certificate = draw.Certificate with { Points = forged } };
        static string FlawOf(PublishedDraw forged) =>
            Assert.IsType<ProofOutcome.Broken>(ProofVerification.Check(forged, people: null)).Flaw;
    }

    [Fact]
    public void An_auditor_with_the_people_sees_whose_level_was_forged()
    {
        var problem = TownOf(3);
        var (report, panels) = FilesOf(Drawn.LotteryFrom(problem));
        var draw = PublishedDraw.Read(report);
        var (one, other) = (problem.Pool[0], problem.Pool.First(member => member.Levels["age"] != problem.Pool[0].Levels["age"]));

        Assert.Empty(FlawsWith(problem));
        Assert.Contains("The points in the proof are not those of the people of the file.",
            FlawsWith(problem with { Pool = [one with { Levels = other.Levels }, .. problem.Pool.Skip(1)] }));

        List<string> FlawsWith(PanelProblem people) =>
            [.. PeopleVerification.FlawsOf(draw, PublishedPanels.Read(Encoding.UTF8.GetBytes(panels), [])!, people)];
    }

    [Fact]
    public void Lines_that_no_draw_has_are_no_report()
    {
        var (report, panels) = FilesOf(Drawn.LotteryFrom(TownOf(3)));
        var draw = PublishedDraw.Read(report);
        var points = draw.Certificate.Points!;
        var group = points.Groups[0];

        Assert.IsType<VerificationOutcome.InOrder>(Check(points));
        foreach (var nonsense in new[]
        {
            group with { People = group.People + 1 }, group with { Receipts = [.. group.Receipts.Skip(1)] },
            group with { Receipts = [.. group.Receipts.Skip(1), group.Receipts[1]] }, group with { Points = long.MaxValue },
            group with { AtLeast = group.AtMost + 1 },
        })
            Assert.IsType<VerificationOutcome.Refused>(Check(points with { Groups = [nonsense, .. points.Groups.Skip(1)] }));

        VerificationOutcome Check(PublishedPoints forged)
        {
            var forgery = draw with
            {
                Sha256 = DrawSeal.Blank,
                Certificate = draw.Certificate with { Points = forged },
            };
            return DrawVerification.Check(
                Encoding.UTF8.GetBytes(DrawSeal.Sealed(JsonSerializer.Serialize(forgery, DrawPublication.Json) + "\n")),
                Encoding.UTF8.GetBytes(panels), new VerificationQuestion());
        }
    }

    /// <summary>A hundred and fifty people of three attributes and two evenings, unlike the targets.</summary>
    private static PanelProblem TownOf(int seed)
    {
        var dice = new Random(seed);
        string One(string[] of, params double[] until) => of[Array.FindIndex(until, limit => dice.NextDouble() < limit)];
        var pool = Enumerable.Range(0, 150).Select(place => new PoolMember($"{place}")
        {
            Levels = new Dictionary<string, string>
            {
                ["gender"] = One(["man", "woman"], 0.4, 1),
                ["age"] = One(["young", "middle", "old"], 0.15, 0.4, 1),
                ["education"] = One(["low", "high"], 0.2, 1),
            },
            Dialogues = dice.Next(3) switch { 0 => [0], 1 => [1], _ => [0, 1] },
        }).ToList();
        string[] targets = ["gender=man 9-11", "gender=woman 9-11", "age=young 6-7", "age=middle 6-7", "education=low 7-9"];
        return new PanelProblem(pool, [new DialogueSeats("A", 8, 12), new DialogueSeats("B", 8, 8)])
        {
            Targets = [.. targets.Select(Townspeople.Target)],
        };
    }

    private static PublishedDraw PublishedOf(PanelLottery lottery) => PublishedDraw.Read(FilesOf(lottery).Report);

    private static (string Report, string Panels) FilesOf(PanelLottery lottery) => DrawPublication.Of(
        new DrawResult(lottery, NumberedPanels.Of(lottery, seed: 7), new PanelChoice.Seeded(7), Seed: 7)
        {
            HideProfiles = true,
            PointPrices = PointPrices.Of(lottery, WarmSolver.Instance, CancellationToken.None),
        }, Codes);
}
