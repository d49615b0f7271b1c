namespace Recruit.Scheduler.Draws.Publishing;

/// <summary>Someone drawn as a reserve.</summary>
/// <param name="Fits">How many of the drawn he or she could replace, each alone, with every rule still kept.</param>
public sealed record PanelReserve(int Member, int Fits);

/// <summary>
/// Draws reserves with the panel: one after the other the person who can replace most of those for whom there are fewest reserves
/// yet. Between people who do equally well, and so between equals, the lot decides.
/// </summary>
public sealed class PanelReserves
{
    private readonly PanelProblem problem;
    private readonly Panel panel;
    private readonly PanelRules rules;
    private readonly Dictionary<PanelRule, int> counts;
    private readonly ILookup<(int Member, int Dialogue), PanelRule> rulesOf;

    private PanelReserves(PanelProblem problem, Panel panel)
    {
        (this.problem, this.panel, rules) = (problem, panel, new PanelRules(problem));
        var places = from member in Enumerable.Range(0, problem.Pool.Count)
                     from dialogue in panel.Seats.Select(seat => seat.Dialogue).Distinct()
                     select (Member: member, Dialogue: dialogue);
        rulesOf = places.SelectMany(place => RulesFor(place.Member, place.Dialogue), (place, rule) => (place, rule))
            .ToLookup(one => one.place, one => one.rule);
        counts = panel.Seats.SelectMany(seat => rulesOf[(seat.Member, seat.Dialogue)]).CountBy(rule => rule).ToDictionary();
    }

    /// <returns>At most <paramref name="number"/> people, in the order in which they were drawn.</returns>
    public static IReadOnlyList<PanelReserve> Draw(PanelProblem problem, Panel panel, int number, long seed) =>
        new PanelReserves(problem, panel).Draw(number, seed);

    private List<PanelReserve> Draw(int number, long seed)
    {
        var drawn = panel.Seats.Select(seat => seat.Member).ToHashSet();
        var others = Enumerable.Range(0, problem.Pool.Count).Where(member => !drawn.Contains(member)).ToList();
        new SeededRandom(seed).Shuffle(others);
        var fits = others.ToDictionary(member => member, SeatsThatFit);

        var covered = new int[panel.Seats.Count];
        var reserves = new List<PanelReserve>();
        while (reserves.Count < number && others.Count > 0)
        {
            // Of equal worth, the first in shuffled order.
            var best = others.MaxBy(member => fits[member].Sum(seat => 1.0 / (1 + covered[seat])));
            foreach (var seat in fits[best]) covered[seat]++;
            reserves.Add(new PanelReserve(best, fits[best].Count));
            others.Remove(best);
        }

        return reserves;
    }

    private List<int> SeatsThatFit(int member) =>
        [.. panel.Seats.Index()
            .Where(seat => problem.Pool[member].CanAttend(seat.Item.Dialogue) && Keeps(seat.Item, member))
            .Select(seat => seat.Index)];

    /// <summary>Whether every rule is still kept when one person takes the seat of another.</summary>
    private bool Keeps(PanelSeat seat, int successor)
    {
        var (leaving, coming) = (rulesOf[(seat.Member, seat.Dialogue)], rulesOf[(successor, seat.Dialogue)]);
        // Who always has a seat has given it up here.
        return leaving.All(rule => rule is PanelRule.MustHave || coming.Contains(rule) || counts[rule] > rules.LimitsOf(rule).Min)
            && coming.All(rule => leaving.Contains(rule) || counts.GetValueOrDefault(rule) < rules.LimitsOf(rule).Max);
    }

    private IEnumerable<PanelRule> RulesFor(int member, int dialogue) => rules.All.Where(rule => rules.Counts(rule, member, dialogue));
}
