namespace Recruit.Scheduler.Draws.Publishing;

/// <summary>Someone drawn as a reserve.</summary>
/// <param name="Fits">How many of the drawn he or she could replace, each alone, with every rule still kept.</param>
public sealed record PanelReserve(int Member, int Fits);

/// <summary>
/// Draws reserves with the panel: one after the other the person who can replace most of those for whom there are fewest reserves
/// yet. Between people who do equally well, and so between equals, the lot decides.
/// </summary>
/// <remarks>
/// One may take the seat of another if it leaves no rule below its least number and brings none above its largest. So only rules that
/// stand at a limit matter: who is alike in those is of one kind, and a reserve who fits one seat of a kind fits all of it. Of ten thousand
/// seats there are some hundred kinds.
/// </remarks>
public sealed class PanelReserves
{
    private readonly PanelProblem problem;
    private readonly PanelRules rules;
    private readonly HashSet<int> atLeast;
    private readonly HashSet<int> atMost;
    private readonly List<(Kind Kind, int Seats)> kinds;

    private PanelReserves(PanelProblem problem, Panel panel)
    {
        (this.problem, rules) = (problem, new PanelRules(problem));
        var counts = panel.Seats.SelectMany(seat => rules.About(seat.Member, seat.Dialogue)).CountBy(rule => rule).ToDictionary();
        // Who always has a seat has given it up here.
        atLeast = [.. counts.Keys.Where(rule => rules.All[rule] is not PanelRule.MustHave && counts[rule] <= LimitsOf(rule).Min)];
        atMost = [.. Enumerable.Range(0, rules.All.Count).Where(rule => counts.GetValueOrDefault(rule) >= LimitsOf(rule).Max)];
        kinds = [.. panel.Seats.Select(seat => KindOf(seat.Member, seat.Dialogue)).GroupBy(kind => kind.Name)
            .Select(alike => (alike.First(), alike.Count()))];
    }

    /// <returns>At most <paramref name="number"/> people, in the order in which they were drawn.</returns>
    public static IReadOnlyList<PanelReserve> Draw(PanelProblem problem, Panel panel, int number, long seed) =>
        new PanelReserves(problem, panel).Draw(panel, number, seed);

    private List<PanelReserve> Draw(Panel panel, int number, long seed)
    {
        var drawn = panel.Seats.Select(seat => seat.Member).ToHashSet();
        var others = Enumerable.Range(0, problem.Pool.Count).Where(member => !drawn.Contains(member)).ToList();
        new SeededRandom(seed).Shuffle(others);
        var waiting = others.Index().GroupBy(other => string.Join(';', KindsOf(other.Item).Select(kind => kind.Name)))
            .Select(alike => (Fits: KindsThatFit(alike.First().Item), Members: new Queue<(int Place, int Member)>(alike))).ToList();

        var covered = new int[kinds.Count];
        var reserves = new List<PanelReserve>();
        while (reserves.Count < number && waiting.Count > 0)
        {
            var worth = kinds.Select((kind, place) => kind.Seats / (1.0 + covered[place])).ToArray();
            // Of equal worth, the first in shuffled order.
            var best = waiting.MinBy(alike => (-alike.Fits.Sum(kind => worth[kind]), alike.Members.Peek().Place));
            foreach (var kind in best.Fits) covered[kind]++;
            reserves.Add(new PanelReserve(best.Members.Dequeue().Member, best.Fits.Sum(kind => kinds[kind].Seats)));
            if (best.Members.Count == 0) waiting.Remove(best);
        }

        return reserves;
    }

    private int[] KindsThatFit(int member)
    {
        var own = KindsOf(member).ToDictionary(kind => kind.Dialogue);
        return [.. kinds.Index().Where(kind => own.TryGetValue(kind.Item.Kind.Dialogue, out var coming) && Keeps(kind.Item.Kind, coming))
            .Select(kind => kind.Index)];
    }

    /// <summary>Whether every rule is still kept when one person takes the seat of another.</summary>
    private static bool Keeps(Kind leaving, Kind coming) =>
        leaving.AtLeast.All(coming.Rules.Contains) && coming.AtMost.All(leaving.Rules.Contains);

    private IEnumerable<Kind> KindsOf(int member) =>
        from dialogue in Enumerable.Range(0, problem.Dialogues.Count)
        where problem.Pool[member].CanAttend(dialogue)
        select KindOf(member, dialogue);

    private Kind KindOf(int member, int dialogue)
    {
        var counted = rules.About(member, dialogue).Where(rule => atLeast.Contains(rule) || atMost.Contains(rule)).Order().ToArray();
        return new Kind(
            dialogue, [.. counted], [.. counted.Where(atLeast.Contains)], [.. counted.Where(atMost.Contains)],
            $"{dialogue}:{string.Join(',', counted)}");
    }

    private (int Min, int Max) LimitsOf(int rule) => rules.LimitsOf(rules.All[rule]);

    /// <summary>People alike in all rules that stand at a limit.</summary>
    private sealed record Kind(int Dialogue, HashSet<int> Rules, int[] AtLeast, int[] AtMost, string Name);
}
