using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Recruit.Scheduler.Draws.Publishing;

/// <summary>All that came of a draw, before it is written down for the public.</summary>
public sealed record DrawResult(PanelLottery Lottery, NumberedPanels Panels, PanelChoice Choice, long Seed)
{
    /// <summary>What each target costs; empty where that was not computed.</summary>
    public IReadOnlyList<TargetPrice> Prices { get; init; } = [];

    /// <summary>How much a false answer could gain; empty where that was not computed.</summary>
    public IReadOnlyList<FalseAnswerGain> FalseAnswers { get; init; } = [];

    /// <summary>People who take no part, because the organiser says so.</summary>
    public IReadOnlyList<string> Excluded { get; init; } = [];

    public IReadOnlyList<PublishedBoost> Boosts { get; init; } = [];

    public IReadOnlyDictionary<string, string> Versions { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, double> Seconds { get; init; } = new Dictionary<string, double>();

    /// <summary>
    /// Whether nothing is published that tells anyone's levels; then the proof is one in points, of the lowest chance alone.
    /// </summary>
    public bool HideProfiles { get; init; }

    /// <summary>How many panels gave way to others that can be seated; null where tables were not looked at.</summary>
    public int? Replaced { get; init; }

    /// <summary>Of the rules, what points are made of where profiles are hidden.</summary>
    public IReadOnlyList<double> PointPrices { get; init; } = [];

    /// <summary>The panel that was chosen; null while no number is known.</summary>
    public Panel? Drawn => Choice.Number is { } number ? Panels.Panels[number] : null;

    public bool Proven => Lottery.Proof.EndedBecause is null;

    /// <summary>Everyone's share of the panels, in the order of the pool.</summary>
    public IReadOnlyList<double> Shares =>
        [.. Panels.TimesOf(Lottery.Problem.Pool.Count).Select(times => times / (double)NumberedPanels.Count)];
}

/// <summary>Writes what is published of a draw: <c>draw.json</c> under its seal, and <c>panels.csv</c>.</summary>
public sealed class DrawPublication
{
    internal static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    // The rules that leave no room for someone would tell his or her levels.
    private const string Hidden = "No panel can hold this person; the organiser knows why.";

    private readonly DrawResult result;
    private readonly PanelLottery lottery;
    private readonly PanelProblem problem;

    private DrawPublication(DrawResult result) => (this.result, lottery, problem) = (result, result.Lottery, result.Lottery.Problem);

    /// <param name="receipts">Makes the receipts under which chances are published.</param>
    /// <returns>The text of <c>draw.json</c>, sealed, and that of <c>panels.csv</c>.</returns>
    public static (string Report, string Panels) Of(DrawResult result, Receipts receipts)
    {
        var panels = PublishedPanels.Of(result.Panels, result.Lottery.Problem).ToCsv();
        var draw = new DrawPublication(result).Publish(receipts, PublishedPanels.Sha256Of(Encoding.UTF8.GetBytes(panels)));
        if (result.HideProfiles) draw = InPoints(draw, result, receipts);
        return (DrawSeal.Sealed(JsonSerializer.Serialize(draw, Json) + "\n"), panels);
    }

    private static PublishedDraw InPoints(PublishedDraw draw, DrawResult result, Receipts receipts)
    {
        var lottery = result.Lottery;
        var points = ProofPoints.Of(lottery.Problem, lottery.Fairness, result.PointPrices,
            lottery.WithoutChance.Select(one => one.Member).ToHashSet(), receipts);
        var told = draw with { Certificate = draw.Certificate with { Points = points } };
        return ProofPoints.In(told)?.Bound() is { } bound
            ? told with { Certificate = told.Certificate with { Points = points! with { Bound = bound } } }
            : told;
    }

    private PublishedDraw Publish(Receipts receipts, string panelsSha256)
    {
        var (shares, fairness, bound) = (result.Shares, lottery.Fairness, lottery.Proof.Bound);
        var without = lottery.WithoutChance.Select(one => one.Member).ToHashSet();
        var possible = shares.Where((_, member) => !without.Contains(member)).ToList();
        return new PublishedDraw
        {
            Status = result.Proven ? "proven" : "feasible",
            Fairness = FairnessWords.Of(lottery.Fairness),
            Seats = problem.Dialogues.Sum(dialogue => dialogue.Max),
            People = problem.Pool.Count + result.Excluded.Count,
            LowestChance = fairness == Fairness.MinimalHighest
                ? lottery.Chances.Where((_, member) => !without.Contains(member)).DefaultIfEmpty().Min()
                : lottery.LowestChance,
            LowestChanceBound = fairness is Fairness.Leximin or Fairness.Maximin ? bound : null,
            HighestChance = shares.DefaultIfEmpty().Max(),
            HighestChanceBound = fairness == Fairness.MinimalHighest ? bound : null,
            Balance = fairness == Fairness.Goldilocks
                ? new PublishedBalance(lottery.EvenShare, lottery.LowestChance, lottery.HighestChance, lottery.Proof.Attained, bound)
                : null,
            FalseAnswers = [.. result.FalseAnswers.Select(gain => new PublishedFalseAnswer(
                FairnessWords.Of(gain.Fairness), gain.Lowest, gain.Highest, gain.From, gain.To, gain.Tried))],
            Gini = ChanceMeasures.GiniOf(possible),
            GeometricMean = ChanceMeasures.GeometricMeanOf(possible),
            LargestRounding = shares.Zip(lottery.Chances, (share, chance) => Math.Abs(share - chance)).DefaultIfEmpty().Max(),
            WithoutChance = WithoutChance(),
            Targets = [.. new PanelRules(problem).All.OfType<PanelRule.Target>().Select(TargetOf)],
            Chances = ChancesUnder(receipts, shares),
            Number = result.Choice.Number,
            NumberFrom = WordFor(result.Choice),
            Beacon = (result.Choice as PanelChoice.Announced)?.Text,
            Seed = result.Seed,
            PanelsSha256 = panelsSha256,
            Seated = result.Replaced is { } replaced ? new PublishedSeating(result.Panels.Panels.Count, replaced) : null,
            Certificate = PublishedProof.Of(lottery, result.HideProfiles),
            Boosts = result.Boosts,
            Versions = result.Versions,
            Seconds = result.Seconds,
        };
    }

    private List<PublishedWithoutChance> WithoutChance()
    {
        var words = new RulesInWords(problem);
        return
        [
            .. lottery.WithoutChance.Select(one =>
                new PublishedWithoutChance(problem.Pool[one.Member].Id, result.HideProfiles ? Hidden : words.WhyWithoutChance(one))),
            .. result.Excluded.Select(id => new PublishedWithoutChance(id, "Takes no part, as the organiser said.")),
        ];
    }

    private PublishedTarget TargetOf(PanelRule.Target rule)
    {
        var (rules, target) = (new PanelRules(problem), new PanelRules(problem)[rule]);
        var price = result.Prices.FirstOrDefault(price => price.Target == rule);
        return new PublishedTarget(target.Attribute, target.Level, target.Min, target.Max,
            result.Drawn?.Seats.Count(seat => rules.Counts(rule, seat.Member, seat.Dialogue)),
            price is null ? null : Math.Max(0, price.LowestWithout - price.Lowest))
        {
            Dialogue = rule.Dialogue is { } dialogue ? problem.Dialogues[dialogue].Name : null,
        };
    }

    /// <summary>In the order of the receipts, which tells nothing about the people.</summary>
    private List<PublishedChance> ChancesUnder(Receipts receipts, IReadOnlyList<double> shares) =>
    [
        .. problem.Pool.Select((member, place) => new PublishedChance(receipts.For(member.Id).Hash, shares[place]))
            .Concat(result.Excluded.Select(id => new PublishedChance(receipts.For(id).Hash, 0)))
            .OrderBy(chance => chance.Receipt, StringComparer.Ordinal),
    ];

    private static string WordFor(PanelChoice choice) => choice switch
    {
        PanelChoice.Thrown => "dice",
        PanelChoice.Announced => "announced",
        PanelChoice.Seeded => "seed",
        _ => "later",
    };
}
