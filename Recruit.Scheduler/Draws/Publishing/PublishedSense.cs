namespace Recruit.Scheduler.Draws.Publishing;

/// <summary>Whether a published draw can be one at all, before anything is computed with it.</summary>
internal static class PublishedSense
{
    private const int MostPeople = 10_000_000;

    // More are never published, and sums of these fit.
    private const long MostPoints = 100_000_000;

    public static bool Has(PublishedDraw draw) =>
        NothingIsMissing(draw)
        && FairnessWords.All.ContainsKey(draw.Fairness)
        && draw.People is >= 0 and <= MostPeople
        && draw.Number is null or (>= 0 and < NumberedPanels.Count)
        && draw.Chances.All(chance => chance.Chance is >= 0 and <= 1)
        && draw.Targets.All(target => target.Min >= 0 && target.Min <= target.Max)
        && Has(draw.Certificate.Points, draw)
        && draw.Seated is null or { Panels: NumberedPanels.Count, Replaced: >= 0 and < NumberedPanels.Count }
        && draw.Balance is not null == (draw.Fairness == FairnessWords.Of(Fairness.Goldilocks))
        && draw.Balance is null or { EvenShare: > 0 and <= 1, Lowest: >= 0, Highest: >= 0, Value: > 0 }
        && Has(draw.Certificate, draw.People);

    // What reads JSON sees to fields, and lets nulls into lists.
    private static bool NothingIsMissing(PublishedDraw draw) =>
        !new IEnumerable<object?>[]
        {
            draw.WithoutChance, draw.FalseAnswers, draw.Targets, draw.Chances, draw.Certificate.Dialogues, draw.Certificate.Attributes,
            draw.Certificate.Types,
        }
            .Concat(draw.Certificate.Types.Select(type => type?.Levels ?? []))
            .Concat(draw.Certificate.Points is { } points
                ? points.Groups.Select(group => group?.Receipts ?? []).Prepend<IEnumerable<object?>>(points.Groups)
                : [])
            .Concat([draw.Certificate.Levels, draw.Certificate.Cuts, .. draw.Certificate.Cuts.Select(cut => cut?.Weights ?? [])])
            .Concat(draw.Certificate.Levels.SelectMany(level => new IEnumerable<object?>[] { level?.Types ?? [], level?.Prices ?? [] }))
            .Any(list => list.Contains(null));

    private static bool Has(PublishedPoints? points, PublishedDraw draw) =>
        points is null
        || (points.Seats.Count == draw.Certificate.Dialogues.Count
            && points.Targets.Count == draw.Targets.Count
            && points.Seats.Concat(points.Targets).All(each => Math.Abs(each) <= MostPoints)
            && draw.Targets.All(target => target.Max <= MostPeople) && draw.Certificate.Dialogues.All(seats => seats.Max <= MostPeople)
            && points.Groups.All(Has)
            && points.Groups.Sum(group => (long)group.People) == draw.People - draw.WithoutChance.Count
            && points.Groups.SelectMany(group => group.Receipts).ToList() is var receipts
            && receipts.Distinct().Count() == receipts.Count);

    private static bool Has(PublishedPointGroup group) =>
        group.People >= 1
        && group.Receipts.Count == group.People
        && group.AtLeast >= -MostPoints && group.AtLeast <= group.AtMost && group.AtMost <= MostPoints
        && group.Points >= group.AtLeast * group.People && group.Points <= group.AtMost * group.People;

    private static bool Has(PublishedCertificate proof, int people) =>
        PublishedProof.Knows(proof.Households)
        && proof.Dialogues.Count > 0
        && proof.Dialogues.All(dialogue => dialogue.Min >= 0 && dialogue.Min <= dialogue.Max && dialogue.Tables is null or > 1)
        && proof.Dialogues.DistinctBy(dialogue => dialogue.Name).Count() == proof.Dialogues.Count
        && proof.Attributes.Distinct().Count() == proof.Attributes.Count
        && proof.Types.All(type => Has(type, proof))
        && proof.Types.Sum(type => (long)type.People) <= people
        && proof.Levels.All(level =>
            double.IsFinite(level.Chance) && double.IsFinite(level.Bound) && Has(level.Types, proof) && Has(level.Prices))
        && proof.Cuts.All(cut => double.IsFinite(cut.Bound) && Has(cut.Weights, proof));

    private static bool Has(IReadOnlyList<PublishedWeight> weights, PublishedCertificate proof) =>
        weights.All(weight => weight.Type >= 0 && weight.Type < proof.Types.Count && double.IsFinite(weight.Weight))
        && weights.DistinctBy(weight => weight.Type).Count() == weights.Count;

    private static bool Has(IReadOnlyList<PublishedPrice> prices) =>
        prices.All(price => double.IsFinite(price.Price)) && prices.DistinctBy(price => price.Row).Count() == prices.Count;

    private static bool Has(PublishedType type, PublishedCertificate proof) =>
        type.People >= 1
        && double.IsFinite(type.Weight)
        && (type.Levels is null || type.Levels.Count == proof.Attributes.Count)
        && type.Dialogues?.All(dialogue => dialogue >= 0 && dialogue < proof.Dialogues.Count) != false
        && type.Boost is null or (> 0 and < double.PositiveInfinity);
}
