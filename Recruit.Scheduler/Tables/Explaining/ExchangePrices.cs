using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Recruit.Scheduler.Tables.Search;

namespace Recruit.Scheduler.Tables.Explaining;

/// <summary>
/// What exchanges add to the exact deviation, four attributes at a time: where two people have the same level nothing changes.
/// </summary>
internal sealed class ExchangePrices
{
    private readonly int levels;
    private readonly long[] more;
    private readonly long[] fewer;
    private readonly long[] levelsOf;

    public ExchangePrices(SearchModel model, SeatingState state)
    {
        levels = model.Levels;
        Width = (model.Attributes + 3) / 4 * 4;
        (more, fewer, levelsOf) = (new long[model.Tables * levels], new long[model.Tables * levels], new long[model.People * Width]);
        for (var person = 0; person < model.People; person++)
            for (var attribute = 0; attribute < Width; attribute++)
                levelsOf[person * Width + attribute] = attribute < model.Attributes
                    ? model.LevelsOf[person * model.Attributes + attribute]
                    : -1;
        for (var table = 0; table < model.Tables; table++)
            for (var level = 0; level < levels; level++)
            {
                var (count, row) = (state.CountAt(table, level), model.Costs.Row(model.KindOf[table], level));
                more[table * levels + level] = model.Costs.Deviation[row + count + 1] - model.Costs.Deviation[row + count];
                fewer[table * levels + level] = count == 0
                    ? 0
                    : model.Costs.Deviation[row + count - 1] - model.Costs.Deviation[row + count];
            }
    }

    /// <summary>The number of attributes, rounded up to whole fours.</summary>
    public int Width { get; }

    /// <summary>Writes per attribute what this person's going from one table to another adds.</summary>
    public void OfMove(int person, int from, int to, Span<long> prices)
    {
        for (var attribute = 0; attribute < Width; attribute++)
            prices[attribute] = levelsOf[person * Width + attribute] is >= 0 and var level
                ? fewer[from * levels + level] + more[to * levels + level]
                : 0;
    }

    /// <summary>What the exchange of two people adds, from what the move of each would.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long OfExchange(int one, ReadOnlySpan<long> ones, int other, ReadOnlySpan<long> others)
    {
        ref var first = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(levelsOf), one * Width);
        ref var second = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(levelsOf), other * Width);
        ref var goes = ref MemoryMarshal.GetReference(ones);
        ref var comes = ref MemoryMarshal.GetReference(others);
        var sum = Vector256<long>.Zero;
        for (nuint at = 0; at < (nuint)Width; at += 4)
            sum += Vector256.AndNot(
                Vector256.LoadUnsafe(ref goes, at) + Vector256.LoadUnsafe(ref comes, at),
                Vector256.Equals(Vector256.LoadUnsafe(ref first, at), Vector256.LoadUnsafe(ref second, at)));
        return Vector256.Sum(sum);
    }
}
