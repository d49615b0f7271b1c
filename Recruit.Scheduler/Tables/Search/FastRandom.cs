using System.Runtime.CompilerServices;

namespace Recruit.Scheduler.Tables.Search;

/// <summary>A small, fast source of chance that gives the same sequence for a seed everywhere (wyrand, public domain).</summary>
public struct FastRandom(long seed)
{
    private ulong state = Mixed((ulong)seed + 0x9E3779B97F4A7C15);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Next()
    {
        state += 0xA0761D6478BD642F;
        var high = Math.BigMul(state, state ^ 0xE7037ED1A0B428DB, out var low);
        return high ^ low;
    }

    /// <summary>A whole number from 0 up to but not including <paramref name="limit"/>.</summary>
    public int Below(int limit) => Scaled((uint)Next(), limit);

    /// <summary>Puts the items in random order.</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var last = items.Length - 1; last > 0; last--)
        {
            var other = Below(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }

    /// <summary>Maps 32 random bits to a number below the limit.</summary>
    public static int Scaled(uint bits, int limit) => (int)(((ulong)bits * (uint)limit) >> 32);

    /// <summary>A seed of its own for each part of a search.</summary>
    public static long Branch(long seed, int stage, int thread) =>
        (long)Mixed((ulong)seed * 0x9E3779B97F4A7C15 + ((ulong)(uint)stage << 32) + (uint)thread);

    private static ulong Mixed(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
