using Recruit.Scheduler.Draws.Panels;

namespace Recruit.Scheduler.Draws.Lotteries;

/// <summary>
/// Makes panels whose average runs after the expected seats: each panel rounds every cell and every row of them up or down, and goes first to those
/// who so far had fewer seats than expected. One and a half as many panels as types nearly always have the expected seats as an exact mixture.
/// </summary>
internal sealed class RoundedPanels
{
    private const double Whole = 1e-6;
    private const int NodesPerPanel = 2_000;

    private readonly PanelModel model;
    private readonly double[] expected;
    private readonly double[] owed;
    private readonly PanelSearch search;

    public RoundedPanels(PanelModel model, IReadOnlyList<double> seats, long seed)
    {
        this.model = model;
        expected = [.. Enumerable.Range(0, model.Types.Count).Select(type => model.CellsOf(type).Sum(cell => seats[cell]))];
        owed = new double[expected.Length];
        search = new PanelSearch(model, seed);
        for (var cell = 0; cell < seats.Count; cell++)
            search.Confine(cell, Floor(seats[cell]), Math.Min(model.Cells[cell].Most, Ceiling(seats[cell])));
        foreach (var (number, row) in model.Rows.Index())
            if (row.Cells.Sum(cell => seats[cell]) is var sum)
                search.ConfineRow(number, Math.Max(row.Min, Floor(sum)), Math.Min(row.Max, Ceiling(sum)));
    }

    public long Nodes => search.Nodes;

    /// <summary>The next panel, as counts per cell; null when none was found.</summary>
    public int[]? Next()
    {
        var weights = new double[model.Cells.Count];
        for (var cell = 0; cell < weights.Length; cell++)
            if (model.Cells[cell].Type is var type) weights[cell] = (owed[type] + expected[type]) / Math.Max(1, Math.Ceiling(expected[type]));
        var found = search.Find(weights, new PanelQuest { Enough = double.NegativeInfinity, Nodes = NodesPerPanel });
        if (found.Counts is null) return null;

        for (var type = 0; type < owed.Length; type++) owed[type] += expected[type];
        foreach (var (cell, count) in found.Counts.Index()) owed[model.Cells[cell].Type] -= count;
        return found.Counts;
    }

    private static int Floor(double number) => (int)Math.Floor(number + Whole);

    private static int Ceiling(double number) => (int)Math.Ceiling(number - Whole);
}
