using Recruit.Scheduler.Draws.Lotteries;
using Recruit.Scheduler.Draws.Panels;

namespace Recruit.Scheduler.Draws.ManyDialogues;

/// <summary>
/// The problem as if all dialogues were one large one. Whatever a lottery over the real one can do, one over this can too,
/// so its bound holds for both.
/// </summary>
/// <remarks>Availability no longer counts, so people of equal levels merge again: three thousand people are two hundred types.</remarks>
internal sealed class AllAsOne
{
    private readonly PanelProblem original;
    private readonly PanelRules rules;
    private readonly List<(PanelTarget Target, IReadOnlyList<PanelRule> Originals)> targets = [];

    /// <param name="without">Types that no panel of the real problem can hold: here they would take part in the mean.</param>
    public AllAsOne(PanelModel real, IReadOnlySet<int> without)
    {
        (original, rules) = (real.Problem, new PanelRules(real.Problem));
        var left = without.SelectMany(type => real.Types[type].Members).ToHashSet();
        Members = [.. Enumerable.Range(0, original.Pool.Count)
            .Where(member => original.Pool[member].Dialogues is not { Count: 0 } && !left.Contains(member))];
        targets.AddRange(SummedTargets());
        targets.AddRange(
            original.Targets.Select((target, index) => (target, (IReadOnlyList<PanelRule>)[new PanelRule.Target(null, index)])));
        var seats = new DialogueSeats(
            "all", original.Dialogues.Sum(dialogue => dialogue.Min), original.Dialogues.Sum(dialogue => dialogue.Max));
        Problem = new PanelProblem([.. Members.Select(member => original.Pool[member] with { Dialogues = null })],
            [seats with { Targets = [.. targets.Select(target => target.Target)] }])
        {
            Households = original.Households == HouseholdRule.OnePerDraw ? HouseholdRule.OnePerDraw : HouseholdRule.Any,
        };
    }

    public PanelProblem Problem { get; }

    /// <summary>Per person here, the place in the real pool; whom no panel can hold is not here.</summary>
    public IReadOnlyList<int> Members { get; }

    /// <summary>The real rules that a rule of this problem sums up.</summary>
    public IReadOnlyList<PanelRule> OriginalsOf(PanelRule rule) => rule switch
    {
        PanelRule.Seats => [.. original.Dialogues.Select((_, dialogue) => new PanelRule.Seats(dialogue))],
        PanelRule.Target(_, var index) => targets[index].Originals,
        PanelRule.MustHave(var member) => [new PanelRule.MustHave(Members[member])],
        _ => [rule],
    };

    /// <summary>What a change of a target comes to here; null where no target sums that one up, so that it changes nothing.</summary>
    public RuleChange? Summed(RuleChange change)
    {
        if (targets.FindIndex(sum => sum.Originals.Contains(change.Rule)) is not (>= 0 and var place)) return null;

        var (sum, was) = (targets[place].Target, rules.LimitsOf(change.Rule));
        var room = change.Rule is PanelRule.Target({ } dialogue, _) ? original.Dialogues[dialogue].Max : int.MaxValue;
        return new RuleChange(
            new PanelRule.Target(0, place), sum.Min - was.Min + change.Min, sum.Max - was.Max + Math.Min(change.Max, room));
    }

    /// <summary>What is aimed at, in terms of the real problem, where the certificate holds just as well.</summary>
    public Aim InRealTerms(Aim ofOne, PanelModel one, PanelModel real)
    {
        var typeOf = TypesOfPeople(one);
        int?[] typeOfReal = [.. real.Types.Select(type => typeOf[type.Members[0]])];
        var placesOf = PlacesOfRules(real);
        double[] weights = [.. typeOfReal.Select(type => type is { } number ? ofOne.Certificate.Weights[number] : 0)];
        var certificate = ofOne.Certificate with
        {
            Weights = weights,
            Prices = ofOne.Certificate.Prices.Count > 0 ? PricesOf(ofOne.Certificate.Prices) : [],
        };
        return new Aim(
            [.. ofOne.Levels.Select(LevelOf)],
            [.. Real(ofOne.Unseatable), .. typeOfReal.Index().Where(entry => entry.Item is null).Select(entry => entry.Index)],
            certificate,
            []);

        IReadOnlyList<int> Real(IReadOnlyList<int> types) =>
            types.ToHashSet() is var wanted
                ? [.. typeOfReal.Index().Where(entry => entry.Item is { } type && wanted.Contains(type)).Select(entry => entry.Index)]
                : [];

        ChanceLevel LevelOf(ChanceLevel level)
        {
            var (types, weightOf) = (Real(level.Types), level.Types.Zip(level.Weights).ToDictionary());
            return level with
            {
                Types = types,
                Weights = [.. types.Select(type => weightOf[typeOfReal[type]!.Value])],
                Prices = PricesOf(level.Prices),
            };
        }

        double[] PricesOf(IReadOnlyList<double> pricesOfOne)
        {
            var prices = new double[real.RuleCount];
            foreach (var (places, price) in placesOf.Zip(pricesOfOne))
                foreach (var place in places) prices[place] += price;
            return prices;
        }
    }

    /// <summary>Expected seats per type of the real problem.</summary>
    public IReadOnlyList<double> ExpectedSeats(Ladder ofOne, PanelModel one, PanelModel real)
    {
        var typeOf = TypesOfPeople(one);
        return [.. real.Types.Select(type =>
            typeOf[type.Members[0]] is { } number ? ofOne.Seats[number] / one.CountOf(number) * type.Members.Count : 0)];
    }

    // Null for people who can attend nothing. Here a type is a cell, for there is one dialogue.
    private int?[] TypesOfPeople(PanelModel one)
    {
        var typeOf = new int?[original.Pool.Count];
        foreach (var (type, people) in one.Types.Index())
            foreach (var member in people.Members) typeOf[Members[member]] = type;
        return typeOf;
    }

    // Per rule of this problem, where those that it sums up are among the rules of the real one.
    private List<int[]> PlacesOfRules(PanelModel real)
    {
        var place = Enumerable.Range(0, real.RuleCount).ToDictionary(row => real.Rows[row].Rule!);
        return [.. new PanelRules(Problem).All.Select(rule => OriginalsOf(rule).Select(source => place[source]).ToArray())];
    }

    // A level that every dialogue has a target for has a target over all.
    private IEnumerable<(PanelTarget, IReadOnlyList<PanelRule>)> SummedTargets() =>
        from entry in original.Dialogues.SelectMany((dialogue, number) =>
            dialogue.Targets.Select((target, index) => (Target: target, Rule: new PanelRule.Target(number, index))))
        group entry by (entry.Target.Attribute, entry.Target.Level) into level
        let first = level.DistinctBy(entry => entry.Rule.Dialogue).ToList()
        where first.Count == original.Dialogues.Count
        select (
            new PanelTarget(
                level.Key.Attribute, level.Key.Level, first.Sum(entry => entry.Target.Min), first.Sum(entry => entry.Target.Max)),
            (IReadOnlyList<PanelRule>)[.. first.Select(entry => entry.Rule)]);
}
