using System.Numerics;

namespace Recruit.Scheduler.Tables.Search;

/// <summary>Per person the set of tables where that person may sit, as bits; people with equal sets share one.</summary>
public sealed class TableMasks(int people, int tables)
{
    private readonly int words = (tables + 63) / 64;
    private readonly int[] maskOf = new int[people];
    private readonly List<ulong> bits = [];
    private readonly Dictionary<string, int> known = [];
    private ulong[] flat = [];

    public int Words => words;

    /// <summary>The number of the set of tables that are open to a person: equal for people who may sit at the same tables.</summary>
    public int SetOf(int person) => maskOf[person];

    /// <summary>Gives a person the set of tables for which the test holds.</summary>
    public void Allow(int person, Func<int, bool> mayBeAt)
    {
        var mask = new ulong[words];
        for (var table = 0; table < tables; table++)
            if (mayBeAt(table)) mask[table >> 6] |= 1UL << (table & 63);

        Allow(person, mask);
    }

    public void Allow(int person, ulong[] mask)
    {
        var key = string.Join('.', mask);
        if (!known.TryGetValue(key, out var index))
        {
            known[key] = index = known.Count;
            bits.AddRange(mask);
            flat = [.. bits];
        }

        maskOf[person] = index;
    }

    public bool Allows(int person, int table) => (flat[maskOf[person] * words + (table >> 6)] >> (table & 63) & 1) != 0;

    public ReadOnlySpan<ulong> Of(int person) => flat.AsSpan(maskOf[person] * words, words);

    public int CountOf(int person)
    {
        var count = 0;
        foreach (var word in Of(person)) count += BitOperations.PopCount(word);
        return count;
    }
}
