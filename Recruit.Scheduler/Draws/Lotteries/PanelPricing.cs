using Recruit.Scheduler.Draws.Panels;
using Recruit.Scheduler.Engines.Solver;

namespace Recruit.Scheduler.Draws.Lotteries;

/// <summary>
/// Looks for panels of great weight: by our own branch and bound, and by the exact engine where that meets its limit of nodes.
/// </summary>
/// <remarks>
/// Maximise Σ_c w_t(c)·x_c over whole 0 ≤ x_c ≤ n_t(c) where min_r ≤ Σ_{c in r} x_c ≤ max_r for every row r of <see cref="PanelModel"/>:
/// the pricing problem of the program of <see cref="PanelMix"/>, whose prices are the weights w. A panel above what the mixture is worth
/// joins it. Where a complete search finds none, Σ_t w_t·s_t is at most that for every panel, so for every lottery too: a cut of
/// <see cref="ExpectedSeats"/>. What the engine finds is counted in whole numbers, w times ten million; its bound is loosened by what
/// rounding can have taken.
/// </remarks>
/// <param name="nodes">How many partial panels our own search looks at before it asks the engine.</param>
internal sealed class PanelPricing(PanelModel model, ISolver solver, long seed, int nodes = 20_000)
{
    // The exact engine counts in whole numbers.
    private const double Scale = 1e7;
    private static readonly SolveBudget Budget = SolveBudget.OfWork(30);

    private readonly PanelSearch search = new(model, seed);

    /// <summary>How many numbers our own search went through so far.</summary>
    public long Touched => search.Touched;

    /// <summary>A panel above a sum, or the word that there is none.</summary>
    public PanelFind FindAbove(IReadOnlyList<double> weightsOfTypes, double above, CancellationToken stop) =>
        Find(weightsOfTypes, new PanelQuest { Above = above, Enough = above, Nodes = nodes }, stop);

    /// <summary>A panel with a seat for one of a type, or the word that there is none.</summary>
    public PanelFind FindWith(int type, CancellationToken stop)
    {
        var weights = new double[model.Types.Count];
        weights[type] = 1;
        return FindAbove(weights, 0.5, stop);
    }

    /// <summary>Any panel at all.</summary>
    public PanelFind FindAny(CancellationToken stop) => FindAbove(new double[model.Types.Count], double.NegativeInfinity, stop);

    private PanelFind Find(IReadOnlyList<double> weightsOfTypes, PanelQuest quest, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        double[] weights = [.. model.Cells.Select(cell => weightsOfTypes[cell.Type])];
        var found = search.Find(weights, quest);
        return found.Counts is not null || found.Complete ? found : AskEngine(weights, quest, stop);
    }

    private PanelFind AskEngine(double[] weights, PanelQuest quest, CancellationToken stop)
    {
        var exact = new ExactModel();
        int[] cells = [.. model.Cells.Select(cell => exact.AddVariable(0, cell.Most))];
        foreach (var row in model.Rows) exact.AddRow(ExactSum.Of(row.Cells.Select(cell => cells[cell])), row.Min, row.Max);
        var cost = new ExactSum();
        foreach (var (cell, weight) in weights.Index())
            if (weight != 0) cost.Add(cells[cell], -(long)Math.Round(weight * Scale));
        if (cost.Variables.Count > 0) exact.Minimise(cost);

        var answer = solver.Solve(exact, Budget, stop);
        if (answer.Status == SolveStatus.Infeasible) return new PanelFind(null, Complete: true);
        // Rounded weights may be off by half of a unit per seat.
        var bound = answer.Status == SolveStatus.NoAnswer
            ? double.PositiveInfinity
            : -answer.Bound / Scale + model.Problem.Pool.Count * 0.5 / Scale;
        int[] counts = [.. answer.Values.Select(value => (int)value)];
        var sum = counts.Index().Sum(entry => entry.Item * weights[entry.Index]);
        return counts.Length > 0 && model.Keeps(counts) && sum > quest.Above
            ? new PanelFind(counts, Complete: false)
            : new PanelFind(null, Complete: bound <= quest.Above);
    }
}
