namespace Recruit.Scheduler.Draws.Panels;

/// <summary>Our own branch and bound over types: the panel with the largest sum of weights, or one that is good enough.</summary>
/// <remarks>
/// Depth first, the most split cell upwards first, each node bounded by its linear relaxation; rows of households are
/// added when first broken.
/// </remarks>
internal sealed class PanelSearch
{
    private const double Whole = 1e-6;
    private const double Noise = 1e-8;

    // One of a household, and one seat a person, are hardly ever broken; such rows enter the simplex when they first are.
    private const int Later = -1;

    private readonly PanelModel model;
    private readonly BoundedSimplex simplex;
    private readonly int[] simplexRow;
    private readonly bool[] waived;
    private readonly double[] noise;
    private readonly double mostNoise;
    private readonly double[] shaken;

    public PanelSearch(PanelModel model, long seed = 1)
    {
        this.model = model;
        simplex = new BoundedSimplex([.. model.Cells.Select(cell => cell.Most)]);
        simplexRow = [.. model.Rows.Select(row => row.Rule is PanelRule.Household or null
            ? Later
            : simplex.AddRow(row.Cells, row.Min, Math.Max(row.Min, Math.Min(row.Max, row.Reach))))];
        waived = new bool[simplexRow.Length];
        var dice = new SeededRandom(seed);
        noise = [.. model.Cells.Select(_ => dice.NextDouble())];
        mostNoise = Noise * model.Problem.Dialogues.Sum(dialogue => Math.Min(dialogue.Max, model.Problem.Pool.Count));
        shaken = new double[model.Cells.Count];
    }

    /// <summary>How many numbers of the simplex table were gone through so far.</summary>
    public long Touched => simplex.Touched;

    /// <summary>Keeps a cell between two counts in the quests to come.</summary>
    public void Confine(int cell, int min, int max) => simplex.SetCellLimits(cell, min, max);

    /// <summary>Keeps a row between two counts in the quests to come.</summary>
    public void ConfineRow(int row, int min, int max)
    {
        waived[row] = false;
        if (simplexRow[row] == Later && min <= model.Rows[row].Min && max >= model.Rows[row].Max) return;
        if (simplexRow[row] == Later) simplexRow[row] = simplex.AddRow(model.Rows[row].Cells, min, max);
        else simplex.SetRowLimits(simplexRow[row], min, max);
    }

    /// <summary>Does without a row in the quests to come.</summary>
    public void Waive(int row)
    {
        waived[row] = true;
        if (simplexRow[row] != Later) simplex.SetRowLimits(simplexRow[row], 0, model.Rows[row].Reach);
    }

    /// <summary>Minds a row again.</summary>
    public void Enforce(int row)
    {
        waived[row] = false;
        if (simplexRow[row] != Later) simplex.SetRowLimits(simplexRow[row], model.Rows[row].Min, model.Rows[row].Max);
    }

    public PanelFind Find(ReadOnlySpan<double> weights, PanelQuest quest)
    {
        // Equal weights make plateaus; a hundred-millionth of noise makes every step go somewhere. It only ever lowers a weight.
        var scale = 1e-12;
        foreach (var weight in weights) scale = Math.Max(scale, Math.Abs(weight));
        for (var cell = 0; cell < shaken.Length; cell++) shaken[cell] = weights[cell] - Noise * scale * noise[cell];
        simplex.SetWeights(shaken);
        return new Descent(this, weights.ToArray(), quest, mostNoise * scale).Run();
    }

    private bool AddBrokenRows()
    {
        var added = false;
        for (var row = 0; row < simplexRow.Length; row++)
            if (simplexRow[row] == Later && !waived[row] && model.Rows[row].Cells.Sum(simplex.ValueOf) > model.Rows[row].Max + Whole)
            {
                simplexRow[row] = simplex.AddRow(model.Rows[row].Cells, model.Rows[row].Min, model.Rows[row].Max);
                added = true;
            }

        return added;
    }

    /// <summary>One quest: a stack of narrowed cells, always continued from the basis before.</summary>
    private sealed class Descent(PanelSearch search, double[] weights, PanelQuest quest, double slack)
    {
        private readonly Stack<Narrowing> path = new();
        private int[]? best;
        private double bestSum = quest.Above;
        private bool complete = true;

        public PanelFind Run()
        {
            for (var nodes = 1; Branch() || StepBack(); nodes++)
                if (nodes >= quest.Nodes || (best is not null && bestSum >= quest.Enough))
                {
                    complete = false;
                    break;
                }

            Restore();
            return new PanelFind(best, complete);
        }

        // True when the node was split into two; false when it is done with.
        private bool Branch()
        {
            var simplex = search.simplex;
            SimplexEnd end;
            do end = simplex.Maximise(bestSum - slack);
            while (end == SimplexEnd.Optimal && search.AddBrokenRows());
            if (end is SimplexEnd.Infeasible or SimplexEnd.CutOff) return false;
            if (end == SimplexEnd.Optimal && simplex.Objective + slack <= bestSum) return false;

            var split = MostSplit();
            if (split >= 0)
            {
                Narrow(split);
                return true;
            }

            if (end == SimplexEnd.Optimal) Keep();
            else complete = false;
            return false;
        }

        private int MostSplit()
        {
            var (found, most) = (-1, Whole);
            for (var cell = 0; cell < weights.Length; cell++)
            {
                var part = search.simplex.ValueOf(cell);
                part -= Math.Floor(part);
                // Nearest to a whole seat from below: rounding up then changes least.
                var score = part < Whole || part > 1 - Whole ? 0 : part;
                if (score > most) (found, most) = (cell, score);
            }

            return found;
        }

        private void Narrow(int cell)
        {
            var (value, min, max) = (search.simplex.ValueOf(cell), search.simplex.LowerOf(cell), search.simplex.UpperOf(cell));
            path.Push(new Narrowing(cell, min, max, Math.Floor(value), Turned: false));
            search.simplex.SetCellLimits(cell, Math.Floor(value) + 1, max);
        }

        private bool StepBack()
        {
            while (path.TryPop(out var last))
            {
                if (!last.Turned)
                {
                    path.Push(last with { Turned = true });
                    search.simplex.SetCellLimits(last.Cell, last.Min, last.Floor);
                    return true;
                }

                search.simplex.SetCellLimits(last.Cell, last.Min, last.Max);
            }

            return false;
        }

        private void Restore()
        {
            while (path.TryPop(out var last)) search.simplex.SetCellLimits(last.Cell, last.Min, last.Max);
        }

        private void Keep()
        {
            var counts = new int[weights.Length];
            var sum = 0.0;
            for (var cell = 0; cell < counts.Length; cell++)
            {
                counts[cell] = (int)Math.Round(search.simplex.ValueOf(cell));
                sum += counts[cell] * weights[cell];
            }

            if (sum > bestSum) (best, bestSum) = (counts, sum);
        }

        private readonly record struct Narrowing(int Cell, double Min, double Max, double Floor, bool Turned);
    }
}
