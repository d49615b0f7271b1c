using System.Text.Json;
using System.Text.Json.Serialization;

namespace Recruit.Scheduler.Draws.Publishing;

/// <summary>What is published of a draw, and what anyone checks it by: chances, targets, proof and seal, without names.</summary>
public sealed record PublishedDraw
{
    /// <summary>What a file says that was published before; whether it is as it was sealed is not looked at.</summary>
    public static PublishedDraw Read(string report) => JsonSerializer.Deserialize<PublishedDraw>(report, DrawPublication.Json)!;

    /// <summary>proven, or feasible where the proof was not completed.</summary>
    public required string Status { get; init; }

    public required string Fairness { get; init; }

    public required int Seats { get; init; }

    public required int People { get; init; }

    /// <summary>Over the people who can be drawn at all, before rounding to panels; divided by the boost, where people have one.</summary>
    public required double LowestChance { get; init; }

    /// <summary>No lottery that keeps the rules has a higher lowest chance; null where another thing was asked.</summary>
    public required double? LowestChanceBound { get; init; }

    public required double HighestChance { get; init; }

    /// <summary>No lottery that keeps the rules has a lower highest chance; null where another thing was asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? HighestChanceBound { get; init; }

    /// <summary>What Goldilocks asks for; null where another thing was asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PublishedBalance? Balance { get; init; }

    /// <summary>
    /// How much a false answer could gain under each kind of fairness; empty where that was not computed, and in reports of old.
    /// </summary>
    public IReadOnlyList<PublishedFalseAnswer> FalseAnswers { get; init; } = [];

    public required double Gini { get; init; }

    public required double GeometricMean { get; init; }

    /// <summary>How far a person's share of the panels is from the chance that the lottery gives, at most.</summary>
    public required double LargestRounding { get; init; }

    public required IReadOnlyList<PublishedWithoutChance> WithoutChance { get; init; }

    public required IReadOnlyList<PublishedTarget> Targets { get; init; }

    public required IReadOnlyList<PublishedChance> Chances { get; init; }

    /// <summary>Null while it is not known.</summary>
    public required int? Number { get; init; }

    /// <summary>dice, announced, seed or later.</summary>
    public required string NumberFrom { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Beacon { get; init; }

    public required long Seed { get; init; }

    public required string PanelsSha256 { get; init; }

    /// <summary>Null where the draw did not look at tables, and in reports of old.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PublishedSeating? Seated { get; init; }

    public required PublishedCertificate Certificate { get; init; }

    public required IReadOnlyList<PublishedBoost> Boosts { get; init; }

    public required IReadOnlyDictionary<string, string> Versions { get; init; }

    public required IReadOnlyDictionary<string, double> Seconds { get; init; }

    /// <summary>The seal: of all bytes of the file, with zeros in this place.</summary>
    public string Sha256 { get; init; } = DrawSeal.Blank;
}

/// <summary>
/// The lowest and the highest chance before rounding to panels, divided by the boost where people have one. The value is
/// highest ÷ even share + even share ÷ lowest, and no lottery that keeps the rules has one below the bound.
/// </summary>
/// <param name="EvenShare">What everyone had if all could have the same.</param>
public sealed record PublishedBalance(double EvenShare, double Lowest, double Highest, double Value, double Bound);

/// <summary>
/// The largest rise of a chance by one false answer among those that were tried, each with all chances computed again; and the lowest and
/// the highest chance where everyone tells the truth, under the same kind of fairness.
/// </summary>
/// <param name="From">Of whoever gives it, with the true answer.</param>
/// <param name="To">Of the same person, with the false answer.</param>
/// <param name="Tried">How many false answers were tried: those of the people with the highest chances, given by somebody with the lowest.
/// </param>
public sealed record PublishedFalseAnswer(string Fairness, double Lowest, double Highest, double From, double To, int Tried);

/// <summary>The tables were set for every panel before it was published, and nobody on any was left without a chair.</summary>
/// <param name="Replaced">Panels of the lottery that left somebody out, and gave way to others of the thousand.</param>
public sealed record PublishedSeating(int Panels, int Replaced);

/// <summary>Someone whom no panel can hold, and why.</summary>
public sealed record PublishedWithoutChance(string Id, string Because);

/// <summary>A target, and how many of the chosen panel have its level.</summary>
/// <param name="Drawn">Null while no panel is chosen.</param>
/// <param name="Price">By how much the lowest chance could be higher without it; null where that was not computed.</param>
public sealed record PublishedTarget(string Attribute, string Level, int Min, int Max, int? Drawn, double? Price)
{
    /// <summary>The only dialogue that it is about.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Dialogue { get; init; }
}

/// <summary>The chance of whoever holds this receipt: the share of the thousand panels.</summary>
public sealed record PublishedChance(string Receipt, double Chance);

/// <summary>Why some people have another chance than others on purpose.</summary>
public sealed record PublishedBoost(double Boost, string Reason, int People);

/// <summary>
/// The proof of the bound, with all that it takes to check it: who could be drawn, as types without names, and the weight of each.
/// No panel weighs more than the bound (for the minimal highest chance: less). For Goldilocks weights below zero hold the lowest chance
/// down, the larger sum of both kinds is one, and no panel weighs less than what gives the bound.
/// </summary>
public sealed record PublishedCertificate
{
    public required double Bound { get; init; }

    public required string Households { get; init; }

    public required IReadOnlyList<PublishedDialogue> Dialogues { get; init; }

    public required IReadOnlyList<string> Attributes { get; init; }

    public required IReadOnlyList<PublishedType> Types { get; init; }

    public required IReadOnlyList<double> Prices { get; init; }

    /// <summary>
    /// The same for every chance of leximin, from the lowest upwards; empty where only the lowest or the highest was asked
    /// for, and in reports of old.
    /// </summary>
    [JsonPropertyName("chance_levels")]
    public IReadOnlyList<PublishedLevel> Levels { get; init; } = [];

    /// <summary>The proof of the bound where levels are not published; null where they are, and in reports of old.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PublishedPoints? Points { get; init; }

    /// <summary>Whether types are of equal people with weights; else they tell no more than who can be drawn.</summary>
    [JsonIgnore]
    public bool TellsTypes => Types.Any(type => type.Levels is not null || type.Weight != 0);

    /// <summary>What no panel exceeds although the targets do not say so; a search over the panels shows that.</summary>
    public IReadOnlyList<PublishedCut> Cuts { get; init; } = [];
}

/// <summary>
/// People whom leximin gave the same chance, and the proof that it cannot be higher where everyone of the levels before has theirs.
/// </summary>
/// <param name="Chance">The lowest of theirs before rounding to panels; times the boost, where people have one.</param>
/// <param name="Prices">Of rules and then of cuts, by place; those that are 0 are left out.</param>
public sealed record PublishedLevel(
    double Chance, double Bound, IReadOnlyList<PublishedWeight> Types, IReadOnlyList<PublishedPrice> Prices);

/// <summary>No panel weighs more than the bound.</summary>
public sealed record PublishedCut(double Bound, IReadOnlyList<PublishedWeight> Weights);

/// <summary>The weight of each person of a type, by its place among the types.</summary>
public sealed record PublishedWeight(int Type, double Weight);

/// <summary>The price of a rule, or of a cut.</summary>
public sealed record PublishedPrice(int Row, double Price);

/// <summary>A dialogue and its seats.</summary>
public sealed record PublishedDialogue(string Name, int Min, int Max)
{
    /// <summary>As many of one household may sit there; null for one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Tables { get; init; }
}

/// <summary>People between whom the draw makes no difference.</summary>
/// <param name="Levels">In the order of the attributes; null where they are not published.</param>
/// <param name="Weight">Of each of them, in the proof.</param>
public sealed record PublishedType(
    int People, double Weight, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Levels = null)
{
    /// <summary>Equal numbers live together.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Household { get; init; }

    /// <summary>The dialogues that they can attend, by place; null for all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<int>? Dialogues { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Must { get; init; }

    /// <summary>No panel can hold them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool NoChance { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Boost { get; init; }
}
