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
        yield return Chosen(result);
        if (reserves.Count > 0)
            yield return Say($"{reserves.Count} {(reserves.Count == 1 ? "reserve was" : "reserves were")} drawn with it; ")
                + Say($"{reserves.Count(reserve => reserve.Fits > 0)} of them can replace someone with every rule still kept.");
    }

    private static string Fairness(PanelLottery lottery, bool proven)
    {
        var (proof, highest) = (lottery.Proof, lottery.Fairness == Scheduler.Draws.Fairness.MinimalHighest);
        var (kind, better) = highest ? ("highest", "lower") : ("lowest", "higher");
        var bound = proven
            ? $"no lottery that keeps the rules has a {better} one"
            : Say($"whether it could be {100 * proof.Bound:0.###} % is not known: {proof.EndedBecause?.TrimEnd('.')}");
        var seats = lottery.Problem.Dialogues.Sum(dialogue => dialogue.Max);
        return Say($"{seats} seats for {lottery.Problem.Pool.Count} people, {FairnessWords.Of(lottery.Fairness)}: ")
            + Say($"the {kind} chance is {100 * proof.Attained:0.###} %, and {bound}.");
    }

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
