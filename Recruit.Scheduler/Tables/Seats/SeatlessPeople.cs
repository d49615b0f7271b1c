using Recruit.Scheduler.Language;
using Recruit.Scheduler.Tables.Search;

namespace Recruit.Scheduler.Tables.Seats;

/// <summary>
/// The people without a seat, and the rule that is the reason. From the tables that are open to someone, those who sit there lead on to the
/// tables that are open to them; when all of these are full, they are the minimum cut: more people than seats who can sit nowhere else.
/// </summary>
internal sealed class SeatlessPeople
{
    private readonly CompositionProblem problem;
    private readonly TableMasks masks;
    private readonly int[] tableOf;
    private readonly List<Party> waiting;
    private readonly ILookup<int, int> guestsAt;
    private readonly Dictionary<int, Cut> cuts = [];

    public SeatlessPeople(CompositionProblem problem, IReadOnlyList<Party> parties, TableMasks masks, int[] tableOf)
    {
        (this.problem, this.masks, this.tableOf) = (problem, masks, tableOf);
        waiting = [.. parties.Where(party => !party.Reserve && tableOf[party.Guests[0]] < 0)];
        guestsAt = waiting.Count == 0
            ? Enumerable.Empty<int>().ToLookup(guest => guest)
            : Enumerable.Range(0, tableOf.Length).Where(guest => tableOf[guest] >= 0).ToLookup(guest => tableOf[guest]);
    }

    public int People => waiting.Sum(party => party.Guests.Length);

    /// <summary>How many of them no seating at all could place, by the tables that are full of people who can sit nowhere else.</summary>
    public int Unavoidable()
    {
        var full = waiting.Where(party => masks.CountOf(party.Guests[0]) > 0)
            .Select(CutOf)
            .Where(cut => cut.IsFull)
            .SelectMany(cut => cut.Tables).Distinct().ToList();
        return waiting.Count(party => masks.CountOf(party.Guests[0]) == 0) + (full.Count == 0
            ? 0
            : Math.Max(0, PeopleConfinedTo(full) - full.Sum(table => problem.Tables[table].Max)));
    }

    /// <summary>Each of them with the reason, in the order of the problem.</summary>
    public IReadOnlyList<UnplacedGuest> WithReasons(bool byDraw) =>
    [
        .. from party in waiting
           let because = ReasonOf(party, byDraw)
           from guest in party.Guests
           orderby guest
           select new UnplacedGuest(problem.Guests[guest].Id, because),
    ];

    private Wording ReasonOf(Party party, bool byDraw)
    {
        if (masks.CountOf(party.Guests[0]) == 0) return UnplacedWords.NothingOpen;
        var cut = CutOf(party);
        return cut.IsFull ? UnplacedWords.TooManyFor(
            [.. cut.Tables.Select(table => problem.Tables[table])], cut.People, cut.Tables.Count == problem.Tables.Count, byDraw)
            : party.Guests.Length > 1 ? UnplacedWords.NoRoomForAll(party.Guests.Length)
            : UnplacedWords.NoMoveFreesASeat;
    }

    // People with equal open tables have equal cuts.
    private Cut CutOf(Party party)
    {
        var set = masks.SetOf(party.Guests[0]);
        if (cuts.TryGetValue(set, out var known)) return known;
        var tables = Reach(party.Guests[0]);
        var full = tables.All(table => guestsAt[table].Count() >= problem.Tables[table].Max);
        return cuts[set] = new Cut(tables, full, full ? PeopleConfinedTo(tables) : 0);
    }

    private List<int> Reach(int guest)
    {
        var reached = new HashSet<int>(TablesOpenTo(guest));
        var queue = new Queue<int>(reached);
        var seen = new HashSet<int> { masks.SetOf(guest) };
        while (queue.TryDequeue(out var table))
            foreach (var other in guestsAt[table].Where(other => seen.Add(masks.SetOf(other))))
                foreach (var next in TablesOpenTo(other).Where(reached.Add)) queue.Enqueue(next);
        return [.. reached.Order()];
    }

    private int PeopleConfinedTo(List<int> tables)
    {
        var set = new ulong[masks.Words];
        foreach (var table in tables) set[table >> 6] |= 1UL << (table & 63);
        return Enumerable.Range(0, tableOf.Length)
            .Count(guest => !problem.Guests[guest].Reserve && masks.CountOf(guest) > 0 && IsWithin(masks.Of(guest), set));
    }

    private IEnumerable<int> TablesOpenTo(int guest) =>
        Enumerable.Range(0, problem.Tables.Count).Where(table => masks.Allows(guest, table));

    private static bool IsWithin(ReadOnlySpan<ulong> open, ulong[] set)
    {
        for (var word = 0; word < set.Length; word++)
            if ((open[word] & ~set[word]) != 0) return false;
        return true;
    }

    /// <summary>Tables that lead to no others, whether all are full, and how many people can sit nowhere else.</summary>
    private sealed record Cut(List<int> Tables, bool IsFull, int People);
}
