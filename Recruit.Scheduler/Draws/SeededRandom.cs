namespace Recruit.Scheduler.Draws;

/// <summary>
/// Random numbers that depend on the seed alone, so that a draw can be repeated on any machine and any version of .NET.
/// </summary>
/// <remarks>SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.</remarks>
public sealed class SeededRandom(long seed)
{
    private ulong state = unchecked((ulong)seed);

    public ulong NextUInt64()
    {
        state = unchecked(state + 0x9E3779B97F4A7C15UL);
        var mixed = unchecked((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL);
        return mixed ^ (mixed >> 31);
    }

    /// <summary>From 0 up to but not including 1, with 53 random bits.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number from 0 up to but not including <paramref name="end"/>, each exactly as likely as the others.</summary>
    public int NextBelow(int end)
    {
        // Numbers above the last whole multiple would favour the small remainders.
        var limit = ulong.MaxValue - ulong.MaxValue % (ulong)end;
        ulong number;
        do number = NextUInt64();
        while (number >= limit);
        return (int)(number % (ulong)end);
    }

    /// <summary>Brings a list into an order of which each is as likely as the others.</summary>
    public void Shuffle<T>(IList<T> list)
    {
        for (var last = list.Count - 1; last > 0; last--)
        {
            var other = NextBelow(last + 1);
            (list[last], list[other]) = (list[other], list[last]);
        }
    }
}
