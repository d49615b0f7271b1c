using Recruit.Data.Privacy;
using Recruit.Data.Rounds;
using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Draws.Lotteries;
using Recruit.Scheduler.Draws.Preparation;
using Recruit.Scheduler.Draws.Publishing;
using Recruit.Scheduler.Engines.Solver;
using Recruit.Scheduler.Language;
using Recruit.Scheduler.Tables.Composing;

namespace Recruit.Scheduler.Rounds;

/// <summary>What can come of preparing the draw of a round.</summary>
public abstract record RoundLotteryOutcome
{
    /// <summary>The panels and their proof, ready to be published.</summary>
    public sealed record Ready(DrawToPublish Draw) : RoundLotteryOutcome;

    /// <summary>No panel keeps every rule.</summary>
    /// <param name="InWords">The same in English, for logs.</param>
    public sealed record Impossible(DrawClash Clash, string InWords) : RoundLotteryOutcome;

    public sealed record NoAnswer(Wording Because) : RoundLotteryOutcome;
}

/// <summary>
/// Prepares the draw of a round: the fairest lottery there is, a thousand numbered panels, and all that is published of it.
/// </summary>
public sealed class RoundLottery(ReceiptKeys keys, ISolver solver, TimeProvider clock)
{
    public RoundLotteryOutcome Prepare(
        RoundPool pool, FairDrawRecord settings, IProgress<LotteryProgress>? progress, CancellationToken stop)
    {
        var numbers = RoundDraw.Number(pool, keys.OrderOf(pool.Seed));
        if (numbers.Count == 0)
            return new RoundLotteryOutcome.NoAnswer(RoundWords.NobodyCanCome);

        var draw = new RoundDraw(pool, settings.Slack, numbers);
        if (draw.Shortages() is { Count: > 0 } shortages)
            return new RoundLotteryOutcome.Impossible(
                ShortageOf(draw, shortages, stop), InWords(draw, shortages.Select(shortage => shortage.Rule)));

        var options = new LotteryOptions { Fairness = FairnessWords.All[settings.Fairness], Seed = pool.Seed };
        return new FairDraw(solver, clock).Prepare(draw.Problem, options, progress, stop) switch
        {
            LotteryOutcome.Fair(var lottery) => Seated(pool, draw, lottery, stop) is { } seated
                ? new RoundLotteryOutcome.Ready(ToPublish(pool, settings, draw, lottery, seated, stop))
                : new RoundLotteryOutcome.NoAnswer(RoundWords.NotComputed("No panel can be seated at the tables by all of their rules.")),
            LotteryOutcome.Impossible impossible =>
                new RoundLotteryOutcome.Impossible(ClashOf(draw, impossible), InWords(draw, impossible.Clash)),
            LotteryOutcome.NoAnswer(var because) => new RoundLotteryOutcome.NoAnswer(RoundWords.NotComputed(because)),
            var other => throw new InvalidOperationException($"No way to run a round with {other}."),
        };
    }

    // The draw counts what tables ask over all of them; whether everyone of a panel then has a chair is tried.
    private static SeatedPanels? Seated(RoundPool pool, RoundDraw draw, PanelLottery lottery, CancellationToken stop)
    {
        var tables = new TablesOfRound(pool);
        return SeatedPanels.Of(NumberedPanels.Of(lottery, pool.Seed), lottery.Chances, panel =>
        {
            stop.ThrowIfCancellationRequested();
            if (tables.SeatsWithoutSearch([.. panel.Seats.Select(seat => draw.People[seat.Member])])) return true;
            var groups = panel.Seats.ToDictionary(seat => draw.People[seat.Member].Id, seat => seat.Dialogue);
            return TableComposer.CanSeatAll(tables.For(groups.Keys.ToHashSet()), pool.Seed)
                || TableComposer.CanSeatAll(tables.AsDrawn(groups), pool.Seed);
        });
    }

    private DrawToPublish ToPublish(
        RoundPool pool, FairDrawRecord settings, RoundDraw draw, PanelLottery lottery, SeatedPanels seated, CancellationToken stop)
    {
        PanelChoice choice = settings.NumberFrom == NumberFrom.Dice ? new PanelChoice.Later() : new PanelChoice.Seeded(pool.Seed);
        var result = new DrawResult(lottery, seated.Panels, choice, pool.Seed)
        {
            Replaced = seated.Replaced,
            Prices = TargetPrices.Of(draw.Problem, solver, stop),
            // Levels of few people tell who they are, and origin must not be told at all.
            HideProfiles = true,
            PointPrices = PointPrices.Of(lottery, solver, stop),
            Versions = new Dictionary<string, string> { ["solver"] = solver.Name, ["dotnet"] = Environment.Version.ToString() },
        };
        var (report, panels) = DrawPublication.Of(result, new Receipts(keys.Of(settings.RoundId)));
        var shares = result.Shares;
        return new DrawToPublish(
            new DrawFilesPublished(report, panels), RoundJson.Write(FindingsOf(pool, draw, result)),
            [.. draw.People.Select((person, place) => new PoolNumber(person.Id, place + 1, (decimal)Math.Round(shares[place], 3)))],
            choice.Number, RoundJson.Write(pool.Targets));
    }

    private static DrawFindings FindingsOf(RoundPool pool, RoundDraw draw, DrawResult result)
    {
        var there = draw.People.Select(person => person.Id).ToHashSet();
        var special = pool.Attributes.Where(attribute => attribute.Special).Select(attribute => attribute.Slug).ToHashSet();
        return new DrawFindings(
            [.. result.Lottery.WithoutChance.Select(one => new NoChance(
                draw.People[one.Member].Number, [.. one.Because.Select(draw.LimitOf).Select(Shown)],
                [.. one.LeastChange.Select(draw.LimitOf).Select(Shown)])).OrderBy(one => one.Registration)],
            [.. result.Prices.Select(price => new LimitPrice(draw.LimitOf(price.Target), price.Lowest, price.LowestWithout))],
            [.. draw.Groups.Select(group => group.Group)])
        {
            CannotCome = [.. pool.People.Where(person => !there.Contains(person.Id)).Select(person => person.Number).Order()],
        };

        // A rule that leaves no room for someone tells which level he or she has.
        DrawLimit Shown(DrawLimit limit) => limit.Attribute is { } attribute && special.Contains(attribute)
            ? new DrawLimit(LimitKind.Hidden, null, null, null, 0, 0)
            : limit;
    }

    private static DrawClash ClashOf(RoundDraw draw, LotteryOutcome.Impossible impossible) => new(
        [.. impossible.Clash.Select(draw.LimitOf)],
        [.. impossible.Missing.Select(missing =>
            new DrawMissing(missing.Levels, draw.LetterOf(missing.Dialogue), missing.Needed, missing.Present))],
        [.. impossible.LeastChange.Select(draw.LimitOf)],
        [.. draw.Groups.Select(group => group.Group)]);

    // No search is needed to see these, and to be content with who is there is the least change.
    private DrawClash ShortageOf(RoundDraw draw, IReadOnlyList<(PanelRule Rule, int Present)> shortages, CancellationToken stop)
    {
        var rules = new PanelRules(draw.Problem);
        var content = shortages.Select(shortage => new RuleChange(shortage.Rule, shortage.Present, rules.LimitsOf(shortage.Rule).Max));
        var limits = shortages.Select(shortage => (Limit: draw.LimitOf(shortage.Rule), shortage.Present)).ToList();
        return new DrawClash(
            [.. limits.Select(one => one.Limit)],
            [.. limits.Select(one => new DrawMissing(LevelsOf(one.Limit), one.Limit.Group, one.Limit.Min, one.Present))],
            [.. new FairDraw(solver, clock).UntilPossible(draw.Problem, [.. content], stop).Select(draw.LimitOf)],
            [.. draw.Groups.Select(group => group.Group)]);
    }

    private static Dictionary<string, string> LevelsOf(DrawLimit limit) =>
        limit is { Attribute: { } attribute, Level: { } level } ? new() { [attribute] = level } : [];

    private static string InWords(RoundDraw draw, IEnumerable<PanelRule> clash)
    {
        var words = new RulesInWords(draw.Problem);
        return $"No panel keeps all of these: {string.Join("; ", clash.Select(rule => words.Of(rule, inPublic: true)))}.";
    }
}
