using System.Globalization;

namespace Recruit.Scheduler.Draws.Publishing;

/// <summary>Turns the proof of a lottery into what is published, and that back into the problem that it is about.</summary>
public static class PublishedProof
{
    private static readonly IReadOnlyDictionary<string, HouseholdRule> HouseholdRules = new Dictionary<string, HouseholdRule>
    {
        ["any"] = HouseholdRule.Any,
        ["one_per_dialogue"] = HouseholdRule.OnePerDialogue,
        ["one_per_draw"] = HouseholdRule.OnePerDraw,
    };

    public static bool Knows(string households) => HouseholdRules.ContainsKey(households);

    public static PublishedCertificate Of(PanelLottery lottery, bool hideProfiles)
    {
        var (problem, certificate, without) = (lottery.Problem, lottery.Proof.Certificate,
            lottery.WithoutChance.Select(one => one.Member).ToHashSet());
        var told = new PublishedCertificate
        {
            Bound = certificate.Bound,
            Households = HouseholdRules.Single(rule => rule.Value == problem.Households).Key,
            Dialogues = [.. problem.Dialogues.Select(Of)],
            Attributes = AttributesOf(problem),
            Types = [.. TypesOf(problem, lottery.Types, hideProfiles).Select((type, place) =>
                type with { Weight = certificate.Weights[place], NoChance = without.Contains(lottery.Types[place].Members[0]) })],
            Prices = certificate.Prices,
            Levels = lottery.Fairness == Fairness.Leximin ? [.. lottery.Proof.Levels.Select(Of)] : [],
            Cuts = lottery.Fairness == Fairness.Leximin
                ? [.. lottery.Proof.Cuts.Select(cut => new PublishedCut(cut.Bound, SparseWeights(cut.Weights)))]
                : [],
        };
        return hideProfiles ? WithoutProfiles(told) : told;
    }

    // The weight of a type is the sum of the prices of its levels: whoever had both could tell the levels again.
    private static PublishedCertificate WithoutProfiles(PublishedCertificate told) => told with
    {
        Types = [.. told.Types.GroupBy(type => (type.Must, type.NoChance, type.Boost)).Select(alike =>
            new PublishedType(alike.Sum(type => type.People), 0)
            {
                Must = alike.Key.Must,
                NoChance = alike.Key.NoChance,
                Boost = alike.Key.Boost,
            })],
        Prices = [],
        Levels = [.. told.Levels.Select(level => level with { Types = [], Prices = [] })],
        Cuts = [],
    };

    /// <summary>The levels of leximin, as they were before they were published.</summary>
    /// <param name="rules">How many rules the problem has.</param>
    public static IReadOnlyList<ChanceLevel> LevelsOf(PublishedCertificate proof, int rules) =>
    [
        .. from level in proof.Levels
           let priceOf = level.Prices.ToDictionary(price => price.Row, price => price.Price)
           select new ChanceLevel(level.Chance, level.Bound, [.. level.Types.Select(type => type.Type)])
           {
               Weights = [.. level.Types.Select(type => type.Weight)],
               Prices = [.. Enumerable.Range(0, rules + proof.Cuts.Count).Select(row => priceOf.GetValueOrDefault(row))],
           },
    ];

    /// <summary>What the levels are proven by besides the rules.</summary>
    public static IReadOnlyList<ProvenCut> CutsOf(PublishedCertificate proof) =>
    [
        .. from cut in proof.Cuts
           let weightOf = cut.Weights.ToDictionary(weight => weight.Type, weight => weight.Weight)
           select new ProvenCut([.. Enumerable.Range(0, proof.Types.Count).Select(type => weightOf.GetValueOrDefault(type))], cut.Bound),
    ];

    /// <summary>The types as they are published, without weights.</summary>
    public static IReadOnlyList<PublishedType> TypesOf(PanelProblem problem, IReadOnlyList<PoolType> types, bool hideProfiles)
    {
        var attributes = AttributesOf(problem);
        // In the order of their rules, which the prices of the proof follow.
        List<string> households = [.. problem.HouseholdsThatCount()];
        return [.. types.Select(type =>
            TypeOf(problem.Pool[type.Members[0]], type.Members.Count, hideProfiles ? null : attributes, households))];
    }

    /// <summary>Whether two types are of equal people, whatever their weights.</summary>
    public static bool AreAlike(PublishedType one, PublishedType other) =>
        Unlisted(one) == Unlisted(other) && Same(one.Levels, other.Levels) && Same(one.Dialogues, other.Dialogues);

    /// <summary>The problem whose lottery the proof is about, with numbers for ids.</summary>
    public static PanelProblem ProblemOf(PublishedDraw draw)
    {
        var proof = draw.Certificate;
        var targets = draw.Targets.ToLookup(
            target => target.Dialogue, target => new PanelTarget(target.Attribute, target.Level, target.Min, target.Max));
        return new PanelProblem(
            [.. proof.Types.SelectMany(type => Enumerable.Repeat(type, type.People))
                .Select((type, place) => MemberOf(type, proof.Attributes, $"{place}"))],
            [.. proof.Dialogues.Select(dialogue =>
                new DialogueSeats(dialogue.Name, dialogue.Min, dialogue.Max)
                {
                    Tables = dialogue.Tables ?? 1,
                    Targets = [.. targets[dialogue.Name]],
                })])
        {
            Targets = [.. targets[null]],
            Households = HouseholdRules[proof.Households],
        };
    }

    private static PublishedDialogue Of(DialogueSeats seats) =>
        new(seats.Name, seats.Min, seats.Max) { Tables = seats.Tables == 1 ? null : seats.Tables };

    private static PublishedLevel Of(ChanceLevel level) =>
        new(level.Chance, level.Bound, [.. level.Types.Zip(level.Weights, (type, weight) => new PublishedWeight(type, weight))],
            [.. level.Prices.Index().Where(price => price.Item != 0).Select(price => new PublishedPrice(price.Index, price.Item))]);

    private static List<PublishedWeight> SparseWeights(IReadOnlyList<double> weights) =>
        [.. weights.Index().Where(weight => weight.Item != 0).Select(weight => new PublishedWeight(weight.Index, weight.Item))];

    private static List<string> AttributesOf(PanelProblem problem) =>
        [.. problem.Dialogues.SelectMany(dialogue => dialogue.Targets)
            .Concat(problem.Targets)
            .Select(target => target.Attribute).Distinct()];

    private static PublishedType TypeOf(PoolMember member, int people, List<string>? attributes, List<string> households) =>
        new(people, 0, attributes?.ConvertAll(attribute => member.Levels.GetValueOrDefault(attribute, "")))
        {
            Household = member.Household is { } household && households.IndexOf(household) is >= 0 and var number ? number : null,
            Dialogues = member.Dialogues,
            Must = member.MustHave,
            Boost = member.Boost == 1 ? null : member.Boost,
        };

    // Records compare lists by where they are and not by what they hold.
    private static PublishedType Unlisted(PublishedType type) =>
        type with { Weight = 0, NoChance = false, Levels = null, Dialogues = null };

    private static bool Same<T>(IReadOnlyList<T>? one, IReadOnlyList<T>? other) =>
        one is null || other is null ? one is null == other is null : one.SequenceEqual(other);

    private static PoolMember MemberOf(PublishedType type, IReadOnlyList<string> attributes, string id) => new(id)
    {
        Levels = attributes.Zip(type.Levels ?? []).ToDictionary(),
        Household = type.Household?.ToString("000000", CultureInfo.InvariantCulture),
        Dialogues = type.Dialogues,
        MustHave = type.Must,
        Boost = type.Boost ?? 1,
    };
}
