using System.Numerics;
using System.Runtime.InteropServices;

namespace Recruit.Scheduler.Tables.Search;

/// <summary>Per person the set of tables where that person may sit, as bits; people with equal sets share one.</summary>
public sealed class TableMasks(int people, int tables)
{
    private readonly int words = (tables + 63) / 64;
    private readonly int[] maskOf = new int[people];
    private readonly Dictionary<int, List<int>> setsByHash = [];
    private ulong[] flat = [];
    private int sets;

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

    public void Allow(int person, ReadOnlySpan<ulong> mask)
    {
        var hash = new HashCode();
        hash.AddBytes(MemoryMarshal.AsBytes(mask));
        var alike = CollectionsMarshal.GetValueRefOrAddDefault(setsByHash, hash.ToHashCode(), out _) ??= [];
        foreach (var set in alike)
            if (mask.SequenceEqual(SetAt(set)))
            {
                maskOf[person] = set;
                return;
            }

        alike.Add(sets);
        maskOf[person] = Add(mask);
    }

    public bool Allows(int person, int table) => (flat[maskOf[person] * words + (table >> 6)] >> (table & 63) & 1) != 0;

    public ReadOnlySpan<ulong> Of(int person) => SetAt(maskOf[person]);

    public int CountOf(int person)
    {
        var count = 0;
        foreach (var word in Of(person)) count += BitOperations.PopCount(word);
        return count;
    }

    private ReadOnlySpan<ulong> SetAt(int set) => flat.AsSpan(set * words, words);

    private int Add(ReadOnlySpan<ulong> mask)
    {
        if ((sets + 1) * words > flat.Length) Array.Resize(ref flat, Math.Max(words, 2 * flat.Length));
        mask.CopyTo(flat.AsSpan(sets * words));
        return sets++;
    }
}
