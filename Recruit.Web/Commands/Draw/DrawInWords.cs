using System.Globalization;
using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Draws.Publishing;

namespace Recruit.Web.Commands.Draw;

/// <summary>Says in a few sentences what came of a draw, for the terminal.</summary>
public static class DrawInWords
{
    private const int MostPrices = 3;
    private const double WorthTelling = 0.0005;

    public static IEnumerable<string> Of(DrawResult result, IReadOnlyList<PanelReserve> reserves, int takingNoPart)
    {
        var lottery = result.Lottery;
        yield return Fairness(lottery, result.Proven);
        if (lottery is { Fairness: Scheduler.Draws.Fairness.Leximin, Proof.Levels: { Count: > 1 } levels })
            yield return Say($"Chances have {levels.Count} levels. Where all below have theirs, each is as high as can be, ")
                + Say($"to within {100 * ChanceLevel.WorstGapOf(levels):0.####} %.");
        var rounding = result.Shares.Zip(lottery.Chances, (share, chance) => Math.Abs(share - chance)).DefaultIfEmpty().Max();
        yield return Say($"Everyone's share of the thousand panels is within {100 * rounding:0.##} points of the chance.");
        if (lottery.WithoutChance.Count + takingNoPart is > 0 and var without)
            yield return Say($"{without} {(without == 1 ? "person has" : "people have")} no chance; the report says why.");
        foreach (var price in result.Prices.Where(price => price.LowestWithout - price.Lowest > WorthTelling)
            .OrderByDescending(price => price.LowestWithout)
            .Take(MostPrices))
            yield return Say($"Without the target {new RulesInWords(lottery.Problem).Of(price.Target)} the lowest chance could be ")
                + Say($"{100 * price.LowestWithout:0.##} %.");
        if (result.FalseAnswers.Count > 0) yield return FalseAnswersIn(result);
        yield return Chosen(result);
        if (reserves.Count > 0)
            yield return Say($"{reserves.Count} {(reserves.Count == 1 ? "reserve was" : "reserves were")} drawn with it; ")
                + Say($"{reserves.Count(reserve => reserve.Fits > 0)} of them can replace someone with every rule still kept.");
    }

    private static string Fairness(PanelLottery lottery, bool proven)
    {
        if (lottery.Fairness == Scheduler.Draws.Fairness.Goldilocks) return Balance(lottery, proven);
        var (proof, highest) = (lottery.Proof, lottery.Fairness == Scheduler.Draws.Fairness.MinimalHighest);
        var (kind, better) = highest ? ("highest", "lower") : ("lowest", "higher");
        var bound = proven
            ? $"no lottery that keeps the rules has a {better} one"
            : Say($"whether it could be {100 * proof.Bound:0.###} % is not known: {proof.EndedBecause?.TrimEnd('.')}");
        var seats = lottery.Problem.Dialogues.Sum(dialogue => dialogue.Max);
        return Say($"{seats} seats for {lottery.Problem.Pool.Count} people, {FairnessWords.Of(lottery.Fairness)}: ")
            + Say($"the {kind} chance is {100 * proof.Attained:0.###} %, and {bound}.");
    }

    private static string Balance(PanelLottery lottery, bool proven)
    {
        var (proof, even) = (lottery.Proof, lottery.EvenShare);
        var seats = lottery.Problem.Dialogues.Sum(dialogue => dialogue.Max);
        return Say($"{seats} seats for {lottery.Problem.Pool.Count} people, {FairnessWords.Of(lottery.Fairness)}: with an even share of ")
            + Say($"{100 * even:0.###} % the highest chance is {100 * lottery.HighestChance:0.###} %, ")
            + Say($"{lottery.HighestChance / even:0.##} times that, and the lowest {100 * lottery.LowestChance:0.###} %, ")
            + Say($"{even / lottery.LowestChance:0.##} times less; together {proof.Attained:0.####}, and ")
            + (proven
                ? "no lottery that keeps the rules has less."
                : Say($"whether it could be {proof.Bound:0.####} is not known: {proof.EndedBecause?.TrimEnd('.')}."));
    }

    // From the lowest rise to the highest, so that the rules can be held against each other.
    private static string FalseAnswersIn(DrawResult result) =>
        "The best false answer found would raise a chance "
        + string.Join("; ", result.FalseAnswers.OrderBy(gain => gain.To - gain.From).Select(gain =>
            Say($"under {FairnessWords.Of(gain.Fairness)} from {100 * gain.From:0.#} to {100 * gain.To:0.#} %")))
        + Say($" (of {result.FalseAnswers.Max(gain => gain.Tried)} tried each, with all chances computed again).");

    private static string Chosen(DrawResult result) => result.Choice switch
    {
        PanelChoice.Thrown(var number) =>
            $"The dice showed {PublishedPanels.InThreeDigits(number)}: {result.Drawn!.Seats.Count} people are drawn.",
        PanelChoice.Announced { Number: { } number } => $"The announced public number gives panel {PublishedPanels.InThreeDigits(number)}: "
            + $"{result.Drawn!.Seats.Count} people are drawn.",
        PanelChoice.Seeded { Number: { } number } => Say(
            $"The seed {result.Seed} gives panel {PublishedPanels.InThreeDigits(number)}: {result.Drawn!.Seats.Count} people are drawn."),
        _ => "Nobody is drawn yet. Publish report and panels, throw three ten-sided dice before witnesses, "
            + "and run verify with their number.",
    };

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
