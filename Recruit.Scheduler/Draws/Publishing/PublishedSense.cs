namespace Recruit.Scheduler.Draws.Publishing;

/// <summary>Whether a published draw can be one at all, before anything is computed with it.</summary>
internal static class PublishedSense
{
    private const int MostPeople = 10_000_000;

    public static bool Has(PublishedDraw draw) =>
        NothingIsMissing(draw)
        && FairnessWords.All.ContainsKey(draw.Fairness)
        && draw.People is >= 0 and <= MostPeople
        && draw.Number is null or (>= 0 and < NumberedPanels.Count)
        && draw.Chances.All(chance => chance.Chance is >= 0 and <= 1)
        && draw.Targets.All(target => target.Min >= 0 && target.Min <= target.Max)
        && Has(draw.Certificate, draw.People);

    // What reads JSON sees to fields, and lets nulls into lists.
    private static bool NothingIsMissing(PublishedDraw draw) =>
        !new IEnumerable<object?>[] { draw.WithoutChance, draw.Targets, draw.Chances, draw.Certificate.Dialogues, draw.Certificate.Attributes, draw.Certificate.Types }
            .Concat(draw.Certificate.Types.Select(type => type?.Levels ?? []))
            .Any(list => list.Contains(null));

    private static bool Has(PublishedCertificate proof, int people) =>
        PublishedProof.Knows(proof.Households)
        && proof.Dialogues.Count > 0
        && proof.Dialogues.All(dialogue => dialogue.Min >= 0 && dialogue.Min <= dialogue.Max)
        && proof.Dialogues.DistinctBy(dialogue => dialogue.Name).Count() == proof.Dialogues.Count
        && proof.Attributes.Distinct().Count() == proof.Attributes.Count
        && proof.Types.All(type => Has(type, proof))
        && proof.Types.Sum(type => (long)type.People) <= people;

    private static bool Has(PublishedType type, PublishedCertificate proof) =>
        type.People >= 1
        && double.IsFinite(type.Weight)
        && (type.Levels is null || type.Levels.Count == proof.Attributes.Count)
        && type.Dialogues?.All(dialogue => dialogue >= 0 && dialogue < proof.Dialogues.Count) != false
        && type.Boost is null or (> 0 and < double.PositiveInfinity);
}
