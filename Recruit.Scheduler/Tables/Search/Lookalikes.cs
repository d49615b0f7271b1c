namespace Recruit.Scheduler.Tables.Search;

/// <summary>
/// Finds for a person someone who differs in at most two attributes. Such partners mend one cell without disturbing the others,
/// which takes large groups ten times closer to the bound than partners at random.
/// </summary>
public sealed class Lookalikes
{
    private const int MostPairs = 45;

    private readonly (int One, int Other)[] ignored;
    private readonly Place[][] places;

    public Lookalikes(SearchModel model, int[] movable, long seed)
    {
        ignored = IgnoredPairs(model.Attributes, seed);
        Neighbours = Neighbours.For(model, movable);
        places = [.. ignored.Select(pair => Grouped(model, movable, pair))];
    }

    /// <summary>Partners where attributes are so many that hardly anybody differs in only two; null where they are fewer.</summary>
    internal Neighbours? Neighbours { get; }

    /// <summary>How many pairs of attributes are ignored in turn.</summary>
    public int Pairs => ignored.Length;

    /// <summary>The two attributes in which partners of a pair may differ.</summary>
    public (int One, int Other) Ignored(int pair) => ignored[pair];

    /// <summary>
    /// Somebody, and someone who equals that person in all attributes but a pair; the same person twice when nobody else does.
    /// </summary>
    public (int One, int Other) Draw(int pair, uint bits, uint partnerBits)
    {
        var ring = places[pair];
        ref var place = ref ring[FastRandom.Scaled(bits, ring.Length)];
        return (place.Person, ring[place.From + FastRandom.Scaled(partnerBits, place.Count)].Person);
    }

    private static (int, int)[] IgnoredPairs(int attributes, long seed)
    {
        var pairs = new List<(int, int)>();
        for (var one = 0; one < attributes; one++)
            for (var other = one + 1; other < attributes; other++)
                pairs.Add((one, other));

        if (pairs.Count == 0) pairs.Add((0, 0));
        var all = pairs.ToArray();
        new FastRandom(seed).Shuffle<(int, int)>(all);
        return [.. all.Take(MostPairs)];
    }

    private static Place[] Grouped(SearchModel model, int[] movable, (int One, int Other) ignored)
    {
        var keys = Array.ConvertAll(movable, person => KeyOf(model, person, ignored));
        int[] people = [.. movable];
        keys.AsSpan().Sort(people.AsSpan());
        var ring = new Place[people.Length];
        for (int from = 0, to; from < keys.Length; from = to)
        {
            for (to = from; to < keys.Length && keys[to] == keys[from];) to++;
            for (var place = from; place < to; place++) ring[place] = new Place(people[place], from, to - from);
        }

        return ring;
    }

    // A hash may join people who differ in more; that costs a little search and never correctness.
    private static ulong KeyOf(SearchModel model, int person, (int One, int Other) ignored)
    {
        var key = 0UL;
        for (var attribute = 0; attribute < model.Attributes; attribute++)
            if (attribute != ignored.One && attribute != ignored.Other)
                key = (key ^ (model.LevelsOf[person * model.Attributes + attribute] + 1UL)) * 0x9E3779B97F4A7C15;
        return key;
    }

    /// <summary>A person, and the run of places that hold everyone alike: all in one line of the processor's cache.</summary>
    private readonly record struct Place(int Person, int From, int Count);
}
