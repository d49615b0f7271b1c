using Recruit.Scheduler.Draws.Lotteries;
using Recruit.Scheduler.Draws.Panels;

namespace Recruit.Scheduler.Draws.Publishing;

/// <summary>Turns the prices of a proof into points that may be published, and adds them up again.</summary>
/// <remarks>
/// With any points q_r of seats and targets, let s_i be the sum of those of person i, at the dialogue where it is least. Then for every
/// panel x that keeps the rules
///   Σ_i s_i·x_i ≤ Σ_r q_r·Σ_{i in r} x_i ≤ M = Σ_r max(q_r·min_r, q_r·max_r).
/// With P and N the sums of the points above zero and, without their sign, below, and x_i ≤ 1, for the expected seats π of every lottery
///   lowest:   P·min π ≤ Σ max(0, s_i)·π_i ≤ M + Σ max(0, −s_i)·π_i ≤ M + N,   so   min π ≤ (M + N)/P;
///   highest:  N·max π ≥ Σ max(0, −s_i)·π_i ≥ −Σ s_i·π_i ≥ −M,                 so   max π ≥ −M/N;
///   balance:  N·max π − P·min π ≥ −Σ s_i·π_i ≥ −M, which is what <see cref="Goldilocks"/> is bounded by.
/// Who counts for fewer points than he or she has only makes a bound looser; so people may be taken together by the least of them, and
/// points rounded. The dual prices of the fairest lottery make it tight. Points of homes are left out: at most one of a home binds only
/// where chances are above a half.
/// </remarks>
public sealed class ProofPoints
{
    /// <summary>As in every table for the public.</summary>
    public const int LeastPeople = 10;

    // As many steps as rounding the prices to whole numbers should leave.
    private const double Largest = 100_000;

    private readonly PublishedDraw draw;
    private readonly PublishedPoints points;

    private ProofPoints(PublishedDraw draw, PublishedPoints points) => (this.draw, this.points) = (draw, points);

    /// <summary>Null where the report has none.</summary>
    public static ProofPoints? In(PublishedDraw draw) => draw.Certificate.Points is { } points ? new ProofPoints(draw, points) : null;

    /// <summary>Null where some have a seat for certain or another chance on purpose, or too few take part to tell of them.</summary>
    /// <param name="prices">Of the rules, as the proof has them.</param>
    /// <param name="without">Whom no panel can hold.</param>
    public static PublishedPoints? Of(
        PanelProblem problem, Fairness fairness, IReadOnlyList<double> prices, IReadOnlySet<int> without, Receipts receipts)
    {
        var rules = RulesWithPoints(problem);
        var largest = prices.Take(rules).Select(Math.Abs).DefaultIfEmpty().Max();
        if (largest == 0 || problem.Pool.Any(member => member.MustHave || member.Boost != 1)) return null;

        var sign = fairness is Fairness.MinimalHighest or Fairness.Goldilocks ? -1 : 1;
        long[] ofRules = [.. prices.Take(rules).Select(price => (long)Math.Round(sign * price / largest * Largest))];
        var groups = GroupsOf(OfPeople(problem, ofRules, without));
        return groups is null ? null : new PublishedPoints
        {
            Bound = 0,
            Seats = [.. ofRules.Take(problem.Dialogues.Count)],
            Targets = [.. ofRules.Skip(problem.Dialogues.Count)],
            Groups = [.. groups.Select(group => Published(group, problem, receipts))],
        };
    }

    /// <summary>The most that the targets let a panel have.</summary>
    public long MostOfPanel =>
        points.Seats.Zip(draw.Certificate.Dialogues, (each, seats) => Math.Max(each * seats.Min, each * seats.Max)).Sum()
        + points.Targets.Zip(draw.Targets, (each, target) => Math.Max(each * target.Min, each * target.Max)).Sum();

    /// <summary>What all who have more than none have together.</summary>
    public long Above(bool onlyTheLeast = false) => points.Groups.Sum(group => Math.Max(0, group.Counted(onlyTheLeast)));

    /// <summary>What all who have less than none lack together.</summary>
    public long Below(bool onlyTheLeast = false) => points.Groups.Sum(group => Math.Max(0, -group.Counted(onlyTheLeast)));

    /// <summary>No lottery gives everyone more; where the highest or the balance was asked for, none has less.</summary>
    public double Bound(bool onlyTheLeast = false)
    {
        var (most, above, below) = ((double)MostOfPanel, Above(onlyTheLeast), Below(onlyTheLeast));
        return FairnessWords.All[draw.Fairness] switch
        {
            Fairness.MinimalHighest => below == 0 ? 0 : Math.Max(0, -most / below),
            Fairness.Goldilocks => Goldilocks.BoundOf(-most, EvenShare, below, above),
            _ => above == 0 ? 1 : Math.Min(1, (most + below) / above),
        };
    }

    /// <summary>The people of whoever holds this code; null where nobody does.</summary>
    public PublishedPointGroup? GroupOf(string id, string code) =>
        Receipts.PointsHashOf(id, code) is var receipt ? points.Groups.FirstOrDefault(group => group.Receipts.Contains(receipt)) : null;

    /// <summary>Whether the people themselves make the very same groups.</summary>
    public bool AreOf(PanelProblem problem)
    {
        var names = draw.WithoutChance.Select(one => one.Id).ToHashSet();
        var without = problem.Pool.Index().Where(member => names.Contains(member.Item.Id)).Select(member => member.Index).ToHashSet();
        return points.Seats.Count + points.Targets.Count == RulesWithPoints(problem)
            && GroupsOf(OfPeople(problem, [.. points.Seats, .. points.Targets], without)) is { } groups
            && groups.Select(Described).SequenceEqual(points.Groups.Select(group =>
                (group.AtLeast, group.AtMost, group.People, group.Points)));
    }

    private double EvenShare =>
        Math.Min(1, draw.Certificate.Dialogues.Sum(dialogue => dialogue.Max) / (double)points.Groups.Sum(group => group.People));

    // Seats and targets come first among the rules.
    private static int RulesWithPoints(PanelProblem problem) =>
        problem.Dialogues.Count + problem.Dialogues.Sum(dialogue => dialogue.Targets.Count) + problem.Targets.Count;

    private static List<(int Member, long Points)> OfPeople(PanelProblem problem, long[] ofRules, IReadOnlySet<int> without)
    {
        var model = new PanelModel(problem);
        var ofTypes = model.Types.Select((_, type) => model.CellsOf(type)
            .Select(cell => model.RowsOfCell[cell].Where(row => row < ofRules.Length).Sum(row => ofRules[row]))
            .DefaultIfEmpty().Min());
        return [.. model.Types.Zip(ofTypes, (type, each) => type.Members.Where(member => !without.Contains(member))
            .Select(member => (member, each))).SelectMany(people => people).OrderBy(person => person.each).ThenBy(person => person.member)];
    }

    /// <summary>As small as may be told, equal points together, those below zero apart from those above; null of too few people.</summary>
    private static List<List<(int Member, long Points)>>? GroupsOf(List<(int Member, long Points)> people)
    {
        var groups = new List<List<(int Member, long Points)>>();
        foreach (var alike in people.GroupBy(person => person.Points))
            if (groups.Count == 0 || (IsEnough(groups[^1]) && !IsRest(alike.Key))) groups.Add([.. alike]);
            else groups[^1].AddRange(alike);
        return groups.Count == 0 || !IsEnough(groups[0]) ? null : groups;

        static bool IsEnough(List<(int Member, long Points)> group) => group.Count >= LeastPeople;

        // Too few are left, of its side of zero or at the end.
        bool IsRest(long from) => people.Count(person => person.Points >= from && person.Points < 0 == from < 0) < LeastPeople;
    }

    private static PublishedPointGroup Published(List<(int Member, long Points)> group, PanelProblem problem, Receipts receipts)
    {
        var (least, most, people, points) = Described(group);
        return new PublishedPointGroup(least, most, people, points,
            [.. group.Select(person => receipts.For(problem.Pool[person.Member].Id))
                .Select(receipt => Receipts.PointsHashOf(receipt.Id, receipt.Code)).Order(StringComparer.Ordinal)]);
    }

    private static (long Least, long Most, int People, long Points) Described(List<(int Member, long Points)> group) =>
        (group[0].Points, group[^1].Points, group.Count, group.Sum(person => person.Points));
}
