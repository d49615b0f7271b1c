using System.Numerics;
using Recruit.Scheduler.Tables.Search;

namespace Recruit.Scheduler.Tables.Composing;

/// <summary>
/// Gives single people seats as a maximum flow: who finds every table full moves others along a chain until a seat is free.
/// </summary>
/// <remarks>
/// A flow of people to tables with least_t ≤ size_t ≤ most_t. Once no chain leads anyone who waits to a free seat, it is a maximum one, and
/// the tables reached are the minimum cut (L. Ford and D. Fulkerson, Flows in Networks, 1962). Where none leads to a table that lacks
/// people, fewer can sit at the tables reached than their least sizes ask for (A. Hoffman's theorem on circulations, 1960). And Σ size² is
/// least once none leads to a table with two people fewer (N. Harvey, R. Ladner, L. Lovász and T. Tamir, Semi-matchings for bipartite
/// graphs and load balancing, 2006).
/// </remarks>
internal sealed class SeatFlow
{
    private readonly TableMasks masks;
    private readonly int[] least;
    private readonly int[] most;
    private readonly List<int>[] peopleAt;
    private readonly ulong[] closed;
    private readonly ulong[] reached;
    private readonly (int Person, int From)[] cameBy;
    private int cursor;
    private int lowest;

    /// <param name="masks">Where people may sit.</param>
    /// <param name="least">The least size per table.</param>
    /// <param name="most">The most size per table.</param>
    /// <param name="sizes">How many already sit there for good.</param>
    public SeatFlow(TableMasks masks, int[] least, int[] most, int[] sizes)
    {
        (this.masks, this.least, this.most, Sizes) = (masks, least, most, sizes);
        peopleAt = [.. sizes.Select(_ => new List<int>())];
        (closed, reached) = (new ulong[masks.Words], new ulong[masks.Words]);
        cameBy = new (int, int)[sizes.Length];
        lowest = sizes.Min();
    }

    public int[] Sizes { get; }

    public IReadOnlyList<int> PeopleAt(int table) => peopleAt[table];

    /// <summary>Seats a person, unless all that are open to him or her are full of people who have no other choice.</summary>
    public void Seat(int person)
    {
        var table = LowestOpen(person);
        if (table < 0)
        {
            table = Reach(masks.Of(person));
            if (table < 0)
            {
                CloseReached();
                return;
            }

            table = ShiftTo(table);
        }

        Put(person, table);
    }

    /// <summary>Brings a table to its least size, or returns the tables that together have too few people who can sit there.</summary>
    public IReadOnlyList<int>? Fill(int table)
    {
        while (Sizes[table] < least[table])
        {
            var donor = ReachDonor(table);
            if (donor < 0) return Numbers(reached);
            for (var at = donor; at != table; at = cameBy[at].From) Move(cameBy[at].Person, at, cameBy[at].From);
        }

        return null;
    }

    /// <summary>
    /// Makes sizes as equal as everybody's possibilities allow: no chain of moves can bring two tables closer (which is the
    /// least sum of squares).
    /// </summary>
    public void Even()
    {
        var waiting = new PriorityQueue<int, int>(Enumerable.Range(0, Sizes.Length).Select(table => (table, -Sizes[table])));
        while (waiting.TryDequeue(out var table, out var size))
        {
            if (-size != Sizes[table] || Sizes[table] <= least[table]) continue;
            if (!Enumerable.Range(0, Sizes.Length).Any(other => Sizes[other] < most[other] && Sizes[other] <= Sizes[table] - 2)) return;

            Array.Clear(reached);
            reached[table >> 6] |= 1UL << (table & 63);
            var end = Spread(new Queue<int>([table]), other => other != table && Sizes[other] <= Sizes[table] - 2);
            if (end < 0) continue;
            for (var at = end; at != table; at = cameBy[at].From) Move(cameBy[at].Person, cameBy[at].From, at);
            waiting.Enqueue(table, -Sizes[table]);
            waiting.Enqueue(end, -Sizes[end]);
        }
    }

    private int LowestOpen(int person)
    {
        if (masks.CountOf(person) == Sizes.Length) return LowestOfAll();
        var best = -1;
        foreach (var table in Numbers(masks.Of(person)))
            if (Sizes[table] < most[table] && (best < 0 || Sizes[table] < Sizes[best])) best = table;
        return best;
    }

    // People who can sit anywhere are dealt out in turn: at each round only tables of the lowest size take one.
    private int LowestOfAll()
    {
        for (; lowest < most.Max(); lowest++)
            for (var tried = 0; tried < Sizes.Length; tried++)
            {
                var table = cursor;
                cursor = (cursor + 1) % Sizes.Length;
                if (Sizes[table] <= lowest && Sizes[table] < most[table]) return table;
            }

        return -1;
    }

    private int Reach(ReadOnlySpan<ulong> open)
    {
        var queue = new Queue<int>();
        for (var word = 0; word < reached.Length; word++) reached[word] = open[word] & ~closed[word];
        foreach (var table in Numbers(reached))
        {
            cameBy[table] = (-1, -1);
            queue.Enqueue(table);
        }

        return Spread(queue, suits: _ => true);
    }

    private int Spread(Queue<int> queue, Func<int, bool> suits)
    {
        while (queue.TryDequeue(out var table))
        {
            if (Sizes[table] < most[table] && suits(table)) return table;
            foreach (var person in peopleAt[table])
                foreach (var next in Fresh(masks.Of(person)))
                {
                    cameBy[next] = (person, table);
                    queue.Enqueue(next);
                }
        }

        return -1;
    }

    private List<int> Fresh(ReadOnlySpan<ulong> open)
    {
        List<int> fresh = [];
        for (var word = 0; word < open.Length; word++)
        {
            var bits = open[word] & ~reached[word] & ~closed[word];
            reached[word] |= bits;
            for (; bits != 0; bits &= bits - 1) fresh.Add(word * 64 + BitOperations.TrailingZeroCount(bits));
        }

        return fresh;
    }

    private int ReachDonor(int needy)
    {
        Array.Clear(reached);
        reached[needy >> 6] |= 1UL << (needy & 63);
        var queue = new Queue<int>([needy]);
        while (queue.TryDequeue(out var table))
            for (var donor = 0; donor < Sizes.Length; donor++)
            {
                if ((reached[donor >> 6] >> (donor & 63) & 1) != 0) continue;
                var person = peopleAt[donor].FindIndex(person => masks.Allows(person, table));
                if (person < 0) continue;
                reached[donor >> 6] |= 1UL << (donor & 63);
                cameBy[donor] = (peopleAt[donor][person], table);
                if (Sizes[donor] > least[donor]) return donor;
                queue.Enqueue(donor);
            }

        return -1;
    }

    private int ShiftTo(int free)
    {
        for (var (person, from) = cameBy[free]; person >= 0; (person, from) = cameBy[free])
        {
            Move(person, from, free);
            free = from;
        }

        return free;
    }

    // Whoever comes later finds no chain out of these either.
    private void CloseReached()
    {
        for (var word = 0; word < closed.Length; word++) closed[word] |= reached[word];
    }

    private void Put(int person, int table)
    {
        peopleAt[table].Add(person);
        Sizes[table]++;
    }

    private void Move(int person, int from, int to)
    {
        peopleAt[from].Remove(person);
        Sizes[from]--;
        Put(person, to);
    }

    private static List<int> Numbers(ReadOnlySpan<ulong> bits)
    {
        List<int> numbers = [];
        for (var word = 0; word < bits.Length; word++)
            for (var rest = bits[word]; rest != 0; rest &= rest - 1) numbers.Add(word * 64 + BitOperations.TrailingZeroCount(rest));
        return numbers;
    }
}
