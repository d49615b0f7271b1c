using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Draws.Publishing;

namespace Recruit.Scheduler.Tests.Draws.Publishing;

/// <summary>
/// Five seats for twelve women and eight men, two or three of each: with three women and two men everyone has a chance of
/// a quarter, and nothing is fairer.
/// </summary>
internal sealed class SmallDraw
{
    public SmallDraw(bool hideProfiles = false, PanelChoice? choice = null)
    {
        Problem = new PanelProblem(
            [.. Enumerable.Range(0, 20).Select(person => new PoolMember($"person-{person}")
            {
                Levels = new Dictionary<string, string> { ["gender"] = person < 12 ? "woman" : "man" },
            })],
            [new DialogueSeats("", 5, 5)])
        {
            Targets = [new PanelTarget("gender", "woman", 2, 3), new PanelTarget("gender", "man", 2, 3)],
        };
        Lottery = new PanelLottery
        {
            Problem = Problem,
            Fairness = Fairness.Leximin,
            Types = HandMadeLottery.TypesOf([12, 8]),
            Panels = [new TypePanel(1, [new TypeSeats(0, 0, 3), new TypeSeats(1, 0, 2)])],
            Chances = [.. Enumerable.Repeat(0.25, 20)],
            WithoutChance = [],
            Proof = new LotteryProof(0.25, 0.25, new ChanceCertificate([0.05, 0.05], [], 0.25))
            {
                Levels = [new ChanceLevel(0.25, 0.25, [0, 1]) { Weights = [0.05, 0.05], Prices = [0.05, 0, 0, 0] }],
                Cuts = [new ProvenCut([1, 0], 3)],
            },
        };
        Result = new DrawResult(Lottery, NumberedPanels.Of(Lottery, seed: 7), choice ?? new PanelChoice.Seeded(7), Seed: 7)
        {
            HideProfiles = hideProfiles,
            Excluded = ["zoë"],
            Versions = new Dictionary<string, string> { ["recruit"] = "1.0" },
            Seconds = new Dictionary<string, double> { ["total"] = 1.25 },
        };
        Receipts = new Receipts(new byte[Receipts.KeyBytes]);
        var (report, panels) = DrawPublication.Of(Result, Receipts);
        (Report, Panels) = (Encoding.UTF8.GetBytes(report), Encoding.UTF8.GetBytes(panels));
    }

    public PanelProblem Problem { get; }

    public PanelLottery Lottery { get; }

    public DrawResult Result { get; }

    public Receipts Receipts { get; }

    public byte[] Report { get; }

    public byte[] Panels { get; }

    public PublishedDraw Published => JsonSerializer.Deserialize<PublishedDraw>(Report, DrawPublication.Json)!;

    public VerificationOutcome Check(VerificationQuestion? question = null) =>
        DrawVerification.Check(Report, Panels, question ?? new VerificationQuestion());

    /// <summary>What comes of a report that somebody changed and sealed anew.</summary>
    public VerificationOutcome CheckForged(Func<PublishedDraw, PublishedDraw> forge) =>
        DrawVerification.Check(SealedAnew(forge(Published)), Panels, new VerificationQuestion());

    /// <summary>A report with nonsense in the place of one of its values, sealed anew.</summary>
    public byte[] ForgeAnywhere(Random dice)
    {
        JsonNode?[] nonsense =
        [
            null, -1, 1e300, 1_000_000_000, "", "x", new JsonArray(), new JsonArray(null, null), new JsonObject(), true,
        ];
        var root = JsonNode.Parse(Report)!;
        var places = PlacesIn(root).ToList();

        places[dice.Next(places.Count)](nonsense[dice.Next(nonsense.Length)]);
        root["sha256"] = DrawSeal.Blank;
        return Encoding.UTF8.GetBytes(DrawSeal.Sealed(root.ToJsonString(DrawPublication.Json) + "\n"));
    }

    /// <summary>For every value in a tree, what puts another one there.</summary>
    private static IEnumerable<Action<JsonNode?>> PlacesIn(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(field => PlacesIn(field.Value).Prepend(value => fields[field.Key] = value)),
        JsonArray items =>
            Enumerable.Range(0, items.Count).SelectMany(index => PlacesIn(items[index]).Prepend(value => items[index] = value)),
        _ => [],
    };

    private static byte[] SealedAnew(PublishedDraw draw) =>
        Encoding.UTF8.GetBytes(
            DrawSeal.Sealed(JsonSerializer.Serialize(draw with { Sha256 = DrawSeal.Blank }, DrawPublication.Json) + "\n"));
}
