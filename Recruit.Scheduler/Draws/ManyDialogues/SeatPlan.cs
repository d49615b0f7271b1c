using Recruit.Scheduler.Draws.Lotteries;
using Recruit.Scheduler.Draws.Panels;

namespace Recruit.Scheduler.Draws.ManyDialogues;

/// <summary>
/// Makes panels for many dialogues at once from the expected seats of the whole program. That program seats nearly everyone at one dialogue only, so
/// the search over all dialogues knows one cell a person instead of all that he or she could attend.
/// </summary>
internal sealed class SeatPlan : IPanelSource
{
    // More numbers than this in a table take too long per panel.
    private const long LargestTable = 300_000;
    private const double Nothing = 1e-9;

    private readonly PanelModel narrow;
    private readonly RoundedPanels rounded;
    private readonly int[] cells;
    private readonly int wholeCells;
    private int[]? first;

    private SeatPlan(PanelModel whole, PanelModel narrow, int[] cells, IReadOnlyList<double> seats, long seed)
    {
        (this.narrow, this.cells, wholeCells) = (narrow, cells, whole.Cells.Count);
        rounded = new RoundedPanels(narrow, [.. cells.Select(cell => seats[cell])], seed);
    }

    /// <param name="seats">Expected seats per cell of the whole.</param>
    /// <returns>Null where even so the search would be too large, or finds nothing.</returns>
    public static SeatPlan? Of(PanelModel whole, IReadOnlyList<double> seats, long seed)
    {
        int[] cells = [.. Enumerable.Range(0, seats.Count).Where(cell => seats[cell] > Nothing)];
        if ((long)cells.Length * whole.RuleCount > LargestTable) return null;
        var pool = whole.Problem.Pool.ToArray();
        var dialogues = cells.ToLookup(cell => whole.Cells[cell].Type, cell => whole.Cells[cell].Dialogue);
        foreach (var (type, people) in whole.Types.Index())
            foreach (var member in people.Members) pool[member] = pool[member] with { Dialogues = [.. dialogues[type]] };
        var plan = new SeatPlan(whole, new PanelModel(whole.Problem with { Pool = pool }, whole.Types), cells, seats, seed);
        plan.first = plan.Next();
        return plan.first is null ? null : plan;
    }

    public int[]? Next()
    {
        // That which showed that there are any.
        if (first is { } known)
        {
            first = null;
            return known;
        }

        if (rounded.Next() is not { } found || !narrow.Keeps(found)) return null;
        var counts = new int[wholeCells];
        foreach (var (place, count) in found.Index()) counts[cells[place]] = count;
        return counts;
    }
}
