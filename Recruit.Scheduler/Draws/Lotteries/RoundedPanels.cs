using Recruit.Scheduler.Draws.Panels;

namespace Recruit.Scheduler.Draws.Lotteries;

/// <summary>
/// Makes panels whose average runs after the expected seats: each panel rounds every cell and every row of them up or down, and goes first
/// to those who so far had fewer seats than expected. One and a half as many panels as types nearly always have the expected
/// seats as an exact mixture.
/// </summary>
/// <remarks>
/// Most people are expected at one dialogue only, so the search knows one cell of each instead of all that he or she could attend.
/// </remarks>
internal sealed class RoundedPanels
{
    private const double Rounding = 1e-6;
    private const double Nothing = 1e-9;
    private const int NodesPerPanel = 2_000;

    private readonly PanelModel narrow;
    private readonly int[] cells;
    private readonly int[] typeOfCell;
    private readonly double[] expected;
    private readonly double[] owed;
    private readonly PanelSearch search;
    private readonly Queue<Action> freedoms;

    /// <param name="seats">Expected seats per cell.</param>
    public RoundedPanels(PanelModel model, IReadOnlyList<double> seats, long seed)
    {
        (typeOfCell, cells) = ([.. model.Cells.Select(cell => cell.Type)], CellsIn(seats));
        narrow = Narrowed(model);
        expected = new double[narrow.Types.Count];
        foreach (var cell in cells) expected[typeOfCell[cell]] += seats[cell];
        owed = new double[expected.Length];
        search = new PanelSearch(narrow, seed);
        for (var place = 0; place < cells.Length; place++)
            search.Confine(place, Floor(seats[cells[place]]), Math.Min(narrow.Cells[place].Most, Ceiling(seats[cells[place]])));
        foreach (var (number, row) in narrow.Rows.Index())
            if (row.Cells.Sum(place => seats[cells[place]]) is var sum)
                search.ConfineRow(number, Math.Max(row.Min, Floor(sum)), Math.Min(row.Max, Ceiling(sum)));
        freedoms = new Queue<Action>([FreeRows, FreeCells]);
    }

    /// <summary>Whether the search knows far fewer cells than the whole has.</summary>
    public bool IsNarrow => 2 * cells.Length < typeOfCell.Length;

    /// <summary>How many numbers the search went through so far.</summary>
    public long Touched => search.Touched;

    /// <summary>How many numbers the search keeps in its table.</summary>
    public static long TableOf(PanelModel model, IReadOnlyList<double> seats) => (long)CellsIn(seats).Length * model.RuleCount;

    /// <summary>The next panel, as counts per cell; null when none was found.</summary>
    public int[]? Next()
    {
        double[] weights =
            [.. narrow.Cells.Select(cell => (owed[cell.Type] + expected[cell.Type]) / Math.Max(1, Math.Ceiling(expected[cell.Type])))];
        if (Whole(Rounded(weights)) is not { } panel) return null;

        for (var type = 0; type < owed.Length; type++) owed[type] += expected[type];
        foreach (var cell in cells) owed[typeOfCell[cell]] -= panel[cell];
        return panel;
    }

    /// <summary>
    /// A panel whose weights come above a sum, where each is only at the dialogues that he or she is expected at; null when none was found.
    /// </summary>
    public int[]? FindAbove(IReadOnlyList<double> weightsOfTypes, double above)
    {
        while (freedoms.TryDequeue(out var free)) free();
        return Whole(search.Find([.. narrow.Cells.Select(cell => weightsOfTypes[cell.Type])],
            new PanelQuest { Above = above, Enough = above, Nodes = NodesPerPanel }).Counts);
    }

    private int[]? Whole(int[]? found)
    {
        if (found is null || !narrow.Keeps(found)) return null;
        var counts = new int[typeOfCell.Length];
        foreach (var (place, count) in found.Index()) counts[cells[place]] = count;
        return counts;
    }

    // Where rounding every sum leaves no whole people, rows may be anywhere within their own limits, and then cells too: what
    // is owed keeps them near.
    private int[]? Rounded(double[] weights)
    {
        while (true)
        {
            if (search.Find(weights, new PanelQuest { Enough = double.NegativeInfinity, Nodes = NodesPerPanel }).Counts is { } counts)
                return counts;
            if (!freedoms.TryDequeue(out var free)) return null;
            free();
        }
    }

    private void FreeRows()
    {
        foreach (var (number, row) in narrow.Rows.Index()) search.ConfineRow(number, row.Min, row.Max);
    }

    private void FreeCells()
    {
        foreach (var (place, cell) in narrow.Cells.Index()) search.Confine(place, 0, cell.Most);
    }

    private PanelModel Narrowed(PanelModel model)
    {
        var pool = model.Problem.Pool.ToArray();
        var dialogues = cells.ToLookup(cell => model.Cells[cell].Type, cell => model.Cells[cell].Dialogue);
        foreach (var (type, people) in model.Types.Index())
            foreach (var member in people.Members) pool[member] = pool[member] with { Dialogues = [.. dialogues[type]] };
        return new PanelModel(model.Problem with { Pool = pool }, model.Types);
    }

    private static int[] CellsIn(IReadOnlyList<double> seats) => [.. Enumerable.Range(0, seats.Count).Where(cell => seats[cell] > Nothing)];

    private static int Floor(double number) => (int)Math.Floor(number + Rounding);

    private static int Ceiling(double number) => (int)Math.Ceiling(number - Rounding);
}
