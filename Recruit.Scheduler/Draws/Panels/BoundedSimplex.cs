using System.Numerics;

namespace Recruit.Scheduler.Draws.Panels;

/// <summary>
/// Maximises Σ w_c·x_c where every cell, l_c ≤ x_c ≤ u_c, and every row, L_r ≤ Σ_{c in r} x_c ≤ U_r, has finite limits: the bound of the
/// branch and bound.
/// </summary>
/// <remarks>
/// Its invariant: the basis is dual feasible after every call. Because everything is bounded, that only takes moving what is outside the
/// basis to the limit that its gain asks for: to the upper where the gain is above 0, to the lower where it is below. So each node, and
/// each new objective, begins from the last basis, and <see cref="Objective"/> is never below the best there is, however a maximisation
/// ended (weak duality). Dual simplex on a dense table with the bound flipping ratio test: I. Maros, Computational Techniques of the
/// Simplex Method, 2003, chapter 10. Dense is right here: a few dozen rows against hundreds of cells, and every coefficient a one.
/// </remarks>
internal sealed class BoundedSimplex
{
    private const double Tolerance = 1e-7;
    private const double SmallestPivot = 1e-6;

    private readonly int cells;
    private readonly List<IReadOnlyList<int>> rows = [];
    private readonly List<double[]> table = [];
    private readonly List<int> basic = [];
    private double[] lower;
    private double[] upper;
    private double[] value;
    private int[] placeOf;
    private readonly int[] outside;
    private readonly double[] gain;
    private readonly double[] weights;
    private readonly double[] ratio;
    private readonly int[] candidates;
    private readonly int[] flipped;
    private readonly int pivotsBeforeRebuild;
    private int pivotsSinceRebuild;

    /// <param name="most">The upper limit of each cell; the lower limit is 0.</param>
    /// <param name="pivotsBeforeRebuild">After so many the table is built up anew, before rounding errors grow.</param>
    public BoundedSimplex(IReadOnlyList<int> most, int pivotsBeforeRebuild = 1_500)
    {
        (cells, this.pivotsBeforeRebuild) = (most.Count, pivotsBeforeRebuild);
        lower = [.. most.Select(_ => 0.0)];
        upper = [.. most.Select(limit => (double)limit)];
        value = [.. lower];
        outside = [.. Enumerable.Range(0, cells)];
        placeOf = [.. outside];
        gain = new double[cells];
        weights = new double[cells];
        ratio = new double[cells];
        candidates = new int[cells];
        flipped = new int[cells];
    }

    /// <summary>How many numbers of the table its pivots went through.</summary>
    public long Touched { get; private set; }

    /// <summary>
    /// The objective at the present values: the best there is after <see cref="SimplexEnd.Optimal"/>, an upper bound of it at any time.
    /// </summary>
    public double Objective
    {
        get
        {
            var sum = 0.0;
            for (var cell = 0; cell < cells; cell++) sum += weights[cell] * value[cell];
            return sum;
        }
    }

    public double ValueOf(int cell) => value[cell];

    public double LowerOf(int cell) => lower[cell];

    public double UpperOf(int cell) => upper[cell];

    /// <summary>Adds a row that counts cells; it may be broken until <see cref="Maximise"/> is asked again.</summary>
    public int AddRow(IReadOnlyList<int> counted, double min, double max)
    {
        var variable = cells + rows.Count;
        rows.Add(counted);
        (lower, upper) = ([.. lower, min], [.. upper, max]);
        value = [.. value, counted.Sum(cell => value[cell])];
        table.Add(RowInTermsOfOutside(counted));
        placeOf = [.. placeOf, -1 - basic.Count];
        basic.Add(variable);
        return variable - cells;
    }

    public void SetWeights(ReadOnlySpan<double> of)
    {
        of.CopyTo(weights);
        PriceOut();
    }

    public void SetCellLimits(int cell, double min, double max) => SetLimits(cell, min, max);

    public void SetRowLimits(int row, double min, double max) => SetLimits(cells + row, min, max);

    private void SetLimits(int variable, double min, double max)
    {
        (lower[variable], upper[variable]) = (min, max);
        if (placeOf[variable] is >= 0 and var place) MoveTo(place, LimitOf(place));
    }

    // The limit that the gain asks for; the nearest where there is no gain, for between two limits nothing would bring it back.
    private double LimitOf(int place)
    {
        var variable = outside[place];
        var (min, max) = (lower[variable], upper[variable]);
        return gain[place] > 0 || (gain[place] == 0 && max - value[variable] < value[variable] - min) ? max : min;
    }

    /// <summary>Goes to the best values, or stops once the objective is not above <paramref name="cutOff"/>.</summary>
    public SimplexEnd Maximise(double cutOff)
    {
        if (pivotsSinceRebuild > pivotsBeforeRebuild) Rebuild();
        for (var left = 50 * (rows.Count + 20); left > 0; left--)
        {
            var row = MostBroken();
            if (row < 0) return SimplexEnd.Optimal;
            if (!Repair(row)) return SimplexEnd.Infeasible;
            if (left % 8 == 0 && Objective <= cutOff) return SimplexEnd.CutOff;
        }

        return SimplexEnd.Tired;
    }

    private int MostBroken()
    {
        var (worst, found) = (Tolerance, -1);
        for (var row = 0; row < basic.Count; row++)
        {
            var variable = basic[row];
            var broken = Math.Max(lower[variable] - value[variable], value[variable] - upper[variable]);
            if (broken > worst) (worst, found) = (broken, row);
        }

        return found;
    }

    // Brings the row's own variable to the limit that it breaks; false when nothing outside the basis can, and then nothing has moved.
    private bool Repair(int row)
    {
        var variable = basic[row];
        var rising = value[variable] < lower[variable];
        var missing = rising ? lower[variable] - value[variable] : value[variable] - upper[variable];
        var line = table[row];
        var count = CollectCandidates(line, rising);
        var (entering, flips) = (-1, 0);
        for (var cheapest = new CheapestFirst(ratio, candidates, count); entering < 0 && cheapest.TryTake(out var place);)
        {
            var reach = Math.Abs(line[place]) * (upper[outside[place]] - lower[outside[place]]);
            if (reach >= missing - Tolerance)
            {
                entering = place;
                break;
            }

            missing -= reach;
            flipped[flips++] = place;
        }

        if (entering < 0) return false;
        foreach (var place in flipped.AsSpan(0, flips)) Flip(place);
        Pivot(row, entering, rising ? lower[variable] : upper[variable]);
        return true;
    }

    private int CollectCandidates(double[] line, bool rising)
    {
        var count = 0;
        for (var place = 0; place < cells; place++)
        {
            var slope = rising ? line[place] : -line[place];
            if (slope is < SmallestPivot and > -SmallestPivot) continue;
            var variable = outside[place];
            if (upper[variable] - lower[variable] < 0.5 * Tolerance) continue;
            var canRise = value[variable] < upper[variable] - 0.5 * Tolerance;
            if (slope > 0 != canRise) continue;
            candidates[count] = place;
            ratio[count++] = Math.Abs(gain[place] / slope);
        }

        return count;
    }

    private void Flip(int place)
    {
        var variable = outside[place];
        MoveTo(place, value[variable] < upper[variable] - 0.5 * Tolerance ? upper[variable] : lower[variable]);
    }

    private void MoveTo(int place, double to)
    {
        var change = to - value[outside[place]];
        value[outside[place]] = to;
        if (change == 0) return;
        for (var row = 0; row < basic.Count; row++)
            if (table[row][place] != 0) value[basic[row]] += table[row][place] * change;
    }

    private void Pivot(int row, int place, double leavesAt)
    {
        MoveTo(place, value[outside[place]] + (leavesAt - value[basic[row]]) / table[row][place]);
        Exchange(row, place);
        value[outside[place]] = leavesAt;
        Touched += (long)(rows.Count + 1) * cells;
        pivotsSinceRebuild++;
    }

    private void Exchange(int row, int place)
    {
        var line = table[row];
        var inverse = 1 / line[place];
        for (var other = 0; other < cells; other++) line[other] *= -inverse;
        line[place] = inverse;
        for (var other = 0; other < basic.Count; other++)
            if (other != row) Substitute(table[other], line, place);
        Substitute(gain, line, place);
        (outside[place], basic[row]) = (basic[row], outside[place]);
        placeOf[outside[place]] = place;
        placeOf[basic[row]] = -1 - row;
    }

    private static void Substitute(double[] target, double[] line, int place)
    {
        var factor = target[place];
        if (factor == 0) return;
        target[place] = 0;
        AddMultiple(target, line, factor);
    }

    private static void AddMultiple(double[] target, double[] line, double factor)
    {
        var wide = new Vector<double>(factor);
        var index = 0;
        for (; index <= target.Length - Vector<double>.Count; index += Vector<double>.Count)
            (new Vector<double>(target, index) + wide * new Vector<double>(line, index)).CopyTo(target, index);
        for (; index < target.Length; index++) target[index] += factor * line[index];
    }

    private double[] RowInTermsOfOutside(IReadOnlyList<int> counted)
    {
        var line = new double[cells];
        foreach (var cell in counted)
            if (placeOf[cell] >= 0) line[placeOf[cell]] += 1;
            else AddMultiple(line, table[-1 - placeOf[cell]], 1);
        return line;
    }

    // What a weight of a cell in the basis means for those outside; then everything outside goes to the limit that its gain asks for.
    private void PriceOut()
    {
        for (var place = 0; place < cells; place++) gain[place] = outside[place] < cells ? weights[outside[place]] : 0;
        for (var row = 0; row < basic.Count; row++)
            if (basic[row] < cells && weights[basic[row]] != 0) AddMultiple(gain, table[row], weights[basic[row]]);
        for (var place = 0; place < cells; place++) value[outside[place]] = LimitOf(place);
        Recompute();
    }

    private void Recompute()
    {
        for (var row = 0; row < basic.Count; row++)
        {
            var (sum, line) = (0.0, table[row]);
            for (var place = 0; place < cells; place++) sum += line[place] * value[outside[place]];
            value[basic[row]] = sum;
        }
    }

    // Thousands of pivots wear the table down; the same basis is built up again from the ones and zeros.
    private void Rebuild()
    {
        var wanted = basic.Where(variable => variable < cells).ToList();
        for (var row = 0; row < rows.Count; row++) basic[row] = cells + row;
        for (var cell = 0; cell < cells; cell++) outside[cell] = cell;
        for (var place = 0; place < cells; place++) placeOf[place] = place;
        for (var row = 0; row < rows.Count; row++) placeOf[cells + row] = -1 - row;
        for (var row = 0; row < rows.Count; row++)
        {
            Array.Clear(table[row]);
            foreach (var cell in rows[row]) table[row][cell] += 1;
        }

        Array.Clear(gain);
        foreach (var cell in wanted)
            if (LargestPivot(placeOf[cell]) is var row && row >= 0) Exchange(row, placeOf[cell]);
        PriceOut();
        pivotsSinceRebuild = 0;
    }

    private int LargestPivot(int place)
    {
        var (largest, found) = (SmallestPivot, -1);
        for (var row = 0; row < basic.Count; row++)
            if (basic[row] >= cells && Math.Abs(table[row][place]) > largest) (largest, found) = (Math.Abs(table[row][place]), row);
        return found;
    }
}

/// <summary>How a maximisation ended.</summary>
internal enum SimplexEnd
{
    Optimal,

    /// <summary>No values keep every limit.</summary>
    Infeasible,

    /// <summary>The best is not above what was asked for.</summary>
    CutOff,

    /// <summary>
    /// Given up after very many pivots, with rows that are broken still. The objective is a bound all the same, only not the least one; the
    /// values mean nothing.
    /// </summary>
    Tired,
}
