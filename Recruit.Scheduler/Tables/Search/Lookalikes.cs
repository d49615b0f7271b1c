namespace Recruit.Scheduler.Tables.Search;

/// <summary>
/// Finds for a person someone who differs in at most two attributes. Such partners mend one cell without disturbing the others,
/// which takes large groups ten times closer to the bound than partners at random.
/// </summary>
public sealed class Lookalikes
{
    private const int MostPairs = 45;

    private readonly int people;
    private readonly int[] order;
    private readonly int[] start;
    private readonly int[] length;

    public Lookalikes(SearchModel model, int[] movable, long seed)
    {
        people = model.People;
        var ignored = IgnoredPairs(model.Attributes, seed);
        Pairs = ignored.Count;
        order = new int[Pairs * movable.Length];
        start = new int[Pairs * people];
        length = new int[Pairs * people];
        for (var pair = 0; pair < Pairs; pair++)
            Group(model, movable, pair, ignored[pair]);
    }

    /// <summary>How many pairs of attributes are ignored in turn.</summary>
    public int Pairs { get; }

    /// <summary>Someone who equals the person in all attributes but a pair; the person alone when nobody else does.</summary>
    public int PartnerOf(int person, uint pairBits, uint partnerBits)
    {
        var slot = Dice.Scaled(pairBits, Pairs) * people + person;
        return length[slot] == 0 ? person : order[start[slot] + Dice.Scaled(partnerBits, length[slot])];
    }

    private static List<(int, int)> IgnoredPairs(int attributes, long seed)
    {
        var pairs = new List<(int, int)>();
        for (var one = 0; one < attributes; one++)
            for (var other = one + 1; other < attributes; other++)
                pairs.Add((one, other));

        if (pairs.Count == 0) pairs.Add((0, 0));
        var all = pairs.ToArray();
        new Dice(seed).Shuffle<(int, int)>(all);
        return [.. all.Take(MostPairs)];
    }

    private void Group(SearchModel model, int[] movable, int pair, (int One, int Other) ignored)
    {
        var keys = new ulong[movable.Length];
        for (var i = 0; i < movable.Length; i++) keys[i] = KeyOf(model, movable[i], ignored);

        var group = order.AsSpan(pair * movable.Length, movable.Length);
        movable.CopyTo(group);
        keys.AsSpan().Sort(group);
        for (int from = 0, to; from < keys.Length; from = to)
        {
            for (to = from; to < keys.Length && keys[to] == keys[from];) to++;
            for (var i = from; i < to; i++) Remember(pair, group[i], pair * movable.Length + from, to - from);
        }
    }

    private void Remember(int pair, int person, int from, int count)
    {
        start[pair * people + person] = from;
        length[pair * people + person] = count;
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
}
