namespace Recruit.Scheduler.Tables.Search;

/// <summary>
/// What it costs to have a count of a level at a table, in whole numbers: looked up by (kind of table, level, count).
/// One lookup carries absolute deviations, squares, weights, given shares, role quotas and table targets alike.
/// </summary>
public sealed class CellCosts
{
    /// <summary>The energy of one person off the ideal in the heaviest attribute, squares aside.</summary>
    public const int Person = 1 << 14;

    private readonly int levels;
    private readonly int stride;

    /// <summary>Works out every cell once; the weights are whole numbers, one per level.</summary>
    public CellCosts(IReadOnlyList<TableKind> kinds, long[] weights, WholeScale scale)
    {
        Kinds = kinds;
        Weights = weights;
        Scale = scale;
        levels = weights.Length;
        stride = kinds.Max(kind => kind.Size) + 2;
        Deviation = new long[kinds.Count * levels * stride];
        Shortfall = new int[Deviation.Length];
        Energy = new int[Deviation.Length];
        Penalty = (int)Math.Min(
            int.MaxValue / 64, 8.0 * Person * Math.Max(1, weights.Sum() / (double)Math.Max(1, weights.DefaultIfEmpty().Max())));
        Fill();
    }

    public IReadOnlyList<TableKind> Kinds { get; }

    public long[] Weights { get; }

    public WholeScale Scale { get; }

    /// <summary>Exact weighted |count − ideal|.</summary>
    public long[] Deviation { get; }

    /// <summary>How many people below the least or above the most that a rule allows.</summary>
    public int[] Shortfall { get; }

    /// <summary>What the search lowers: deviation, a tenth of its square, and a penalty per person of shortfall.</summary>
    public int[] Energy { get; }

    /// <summary>The energy of one broken rule: more than any swap can gain in balance.</summary>
    public int Penalty { get; }

    /// <summary>Where the costs of a level at a kind of table start; add the count.</summary>
    public int Row(int kind, int level) => (kind * levels + level) * stride;

    private void Fill()
    {
        var heaviest = Math.Max(1, Weights.DefaultIfEmpty().Max());
        for (var kind = 0; kind < Kinds.Count; kind++)
            for (var level = 0; level < levels; level++)
                for (var count = 0; count < stride; count++)
                    FillCell(kind, level, count, Weights[level] / (double)heaviest);
    }

    private void FillCell(int kind, int level, int count, double weight)
    {
        var cell = Row(kind, level) + count;
        var away = Math.Abs(count * Scale.Unit - Kinds[kind].Ideals[level]);
        var people = away / (double)Scale.Unit;
        var squared = 0.1 * people * people;

        Deviation[cell] = Weights[level] * away;
        Shortfall[cell] = Kinds[kind].Shortfall(level, count);
        Energy[cell] = (int)Math.Round(Person * weight * (people + squared)) + Shortfall[cell] * Penalty;
    }
}

/// <summary>
/// Tables that cost the same: their size, the ideal per level in units of the scale, and the least and most of each level.
/// </summary>
public sealed record TableKind(int Size, long[] Ideals, int[] Least, int[] Most)
{
    public int Shortfall(int level, int count) => Math.Max(0, Least[level] - count) + Math.Max(0, count - Most[level]);
}

/// <summary>One person is <paramref name="Unit"/> units, and a weight of one is <paramref name="WeightUnit"/>.</summary>
public sealed record WholeScale(long Unit, long WeightUnit)
{
    /// <summary>Units of weighted deviation per person of weight one.</summary>
    public decimal PerPerson => (decimal)Unit * WeightUnit;
}
