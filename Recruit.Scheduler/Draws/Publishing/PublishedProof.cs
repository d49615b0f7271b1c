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

    public static PublishedCertificate Of(PanelLottery lottery, bool hideProfiles)
    {
        var (problem, certificate) = (lottery.Problem, lottery.Proof.Certificate);
        var attributes = TargetsOf(problem).Select(target => target.Attribute).Distinct().ToList();
        var households = problem.Pool.Select(member => member.Household).OfType<string>().CountBy(household => household).Where(household => household.Value > 1).Select(household => household.Key).ToList();
        return new PublishedCertificate
        {
            Bound = certificate.Bound,
            Households = HouseholdRules.Single(rule => rule.Value == problem.Households).Key,
            Dialogues = [.. problem.Dialogues.Select(dialogue => new PublishedDialogue(dialogue.Name, dialogue.Min, dialogue.Max))],
            Attributes = attributes,
            Types = [.. lottery.Types.Index().Select(type => TypeOf(problem.Pool[type.Item.Members[0]], type.Item.Members.Count, certificate.Weights[type.Index], hideProfiles ? null : attributes, households))],
            Prices = certificate.Prices,
        };
    }

    /// <summary>The problem whose lottery the proof is about, with numbers for ids.</summary>
    public static PanelProblem ProblemOf(PublishedDraw draw)
    {
        var proof = draw.Certificate;
        var targets = draw.Targets.ToLookup(target => target.Dialogue, target => new PanelTarget(target.Attribute, target.Level, target.Min, target.Max));
        return new PanelProblem(
            [.. proof.Types.SelectMany(type => Enumerable.Repeat(type, type.People)).Select((type, place) => MemberOf(type, proof.Attributes, $"{place}"))],
            [.. proof.Dialogues.Select(dialogue => new DialogueSeats(dialogue.Name, dialogue.Min, dialogue.Max) { Targets = [.. targets[dialogue.Name]] })])
        {
            Targets = [.. targets[null]],
            Households = HouseholdRules[proof.Households],
        };
    }

    private static IEnumerable<PanelTarget> TargetsOf(PanelProblem problem) => problem.Dialogues.SelectMany(dialogue => dialogue.Targets).Concat(problem.Targets);

    private static PublishedType TypeOf(PoolMember member, int people, double weight, List<string>? attributes, List<string> households) =>
        new(people, weight, attributes?.ConvertAll(attribute => member.Levels.GetValueOrDefault(attribute, "")))
        {
            Household = member.Household is { } household && households.IndexOf(household) is >= 0 and var number ? number : null,
            Dialogues = member.Dialogues,
            Must = member.MustHave,
            Boost = member.Boost == 1 ? null : member.Boost,
        };

    private static PoolMember MemberOf(PublishedType type, IReadOnlyList<string> attributes, string id) => new(id)
    {
        Levels = attributes.Zip(type.Levels ?? []).ToDictionary(),
        Household = type.Household is { } household ? $"{household}" : null,
        Dialogues = type.Dialogues,
        MustHave = type.Must,
        Boost = type.Boost ?? 1,
    };
}
