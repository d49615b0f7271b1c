using Recruit.Scheduler.Draws.Panels;

namespace Recruit.Scheduler.Draws.Lotteries;

/// <summary>
/// Brings what people have of a number of panels nearer to what they should have: where a type has too many seats and another too few, it
/// gives up a seat to the other on a panel that keeps every rule all the same.
/// </summary>
internal sealed class SeatExchange
{
    private readonly PanelModel model;
    private readonly int[][] cellAt;
    private readonly Dictionary<int, int>[] panels;
    private readonly int[][] counts;
    private readonly int[][] seatsOf;
    private readonly List<int>[] panelsWith;
    private readonly double[] excess;
    private readonly HashSet<(int Giving, int Taking)> closed = [];
    private readonly List<int> onlyLeaving = [];
    private readonly List<int> onlyComing = [];

    private SeatExchange(PanelModel model, IReadOnlyList<double> wanted, IReadOnlyList<IReadOnlyList<TypeSeats>> given)
    {
        this.model = model;
        cellAt = [.. model.Types.Select((_, type) => CellsPerDialogue(type))];
        panels = [.. given.Select(panel => panel.ToDictionary(seats => cellAt[seats.Type][seats.Dialogue], seats => seats.Count))];
        counts = [.. panels.Select(CountsIn)];
        seatsOf = [.. model.Types.Select(_ => new int[panels.Length])];
        panelsWith = [.. model.Cells.Select(_ => new List<int>())];
        foreach (var (number, panel) in panels.Index())
            foreach (var (cell, seats) in panel)
            {
                seatsOf[model.Cells[cell].Type][number] += seats;
                panelsWith[cell].Add(number);
            }

        excess = [.. wanted.Select((seats, type) => seatsOf[type].Sum() - seats)];
    }

    /// <param name="wanted">Seats that each type should have on all panels together.</param>
    public static IReadOnlyList<IReadOnlyList<TypeSeats>> Mend(
        PanelModel model, IReadOnlyList<double> wanted, IReadOnlyList<IReadOnlyList<TypeSeats>> panels)
    {
        var exchange = new SeatExchange(model, wanted, panels);
        while (exchange.ExchangeAll()) { }
        return [.. exchange.panels.Select(exchange.SeatsOf)];
    }

    private bool ExchangeAll()
    {
        // Other exchanges seldom open a way that was closed, so it is tried again only when all other ways are used up.
        closed.Clear();
        if (!ExchangeInOrder()) return false;
        while (ExchangeInOrder()) { }
        return true;
    }

    /// <summary>
    /// From types that have too much to those that have too little, the greatest wrongs first; false when none can be righted.
    /// </summary>
    private bool ExchangeInOrder()
    {
        var order = Enumerable.Range(0, excess.Length).OrderByDescending(type => excess[type] / model.CountOf(type)).ToArray();
        var exchanged = false;
        foreach (var giving in order)
            for (var last = order.Length - 1; last >= 0 && Helps(giving, order[last]); last--)
                exchanged |= ExchangeUnlessClosed(giving, order[last]);
        return exchanged;
    }

    /// <summary>Whether the squares of everyone's error become fewer.</summary>
    private bool Helps(int giving, int taking) =>
        (1 - 2 * excess[giving]) / model.CountOf(giving) + (1 + 2 * excess[taking]) / model.CountOf(taking) < -1e-9;

    private bool ExchangeUnlessClosed(int giving, int taking)
    {
        if (closed.Contains((giving, taking))) return false;
        if (Exchange(giving, taking)) return true;
        closed.Add((giving, taking));
        return false;
    }

    private bool Exchange(int giving, int taking)
    {
        foreach (var leaving in model.CellsOf(giving))
            if (panelsWith[leaving].Count > 0
                && cellAt[taking][model.Cells[leaving].Dialogue] is >= 0 and var coming
                && PanelFor(leaving, coming) is >= 0 and var number)
            {
                Move(number, leaving, -1);
                Move(number, coming, 1);
                return true;
            }

        return false;
    }

    // -1 where there is none.
    private int PanelFor(int leaving, int coming)
    {
        TellApart(model.RowsOfCell[leaving], model.RowsOfCell[coming]);
        var (taking, most) = (seatsOf[model.Cells[coming].Type], model.CountOf(model.Cells[coming].Type));
        foreach (var number in panelsWith[leaving])
            if (taking[number] < most && Keeps(counts[number])) return number;
        return -1;
    }

    // Both rise, so that one pass does.
    private void TellApart(int[] leaving, int[] coming)
    {
        onlyLeaving.Clear();
        onlyComing.Clear();
        for (int one = 0, other = 0; one < leaving.Length || other < coming.Length;)
            if (other == coming.Length || (one < leaving.Length && leaving[one] < coming[other])) onlyLeaving.Add(leaving[one++]);
            else if (one == leaving.Length || coming[other] < leaving[one]) onlyComing.Add(coming[other++]);
            else (one, other) = (one + 1, other + 1);
    }

    private bool Keeps(int[] count)
    {
        foreach (var row in onlyLeaving)
            if (count[row] <= model.Rows[row].Min) return false;
        foreach (var row in onlyComing)
            if (count[row] >= model.Rows[row].Max) return false;
        return true;
    }

    private void Move(int number, int cell, int by)
    {
        var type = model.Cells[cell].Type;
        var seats = panels[number].GetValueOrDefault(cell) + by;
        panels[number][cell] = seats;
        if (seats == 0) panelsWith[cell].Remove(number);
        else if (by > 0 && seats == 1) panelsWith[cell].Add(number);
        foreach (var row in model.RowsOfCell[cell]) counts[number][row] += by;
        excess[type] += by;
        seatsOf[type][number] += by;
    }

    // -1 where they cannot come.
    private int[] CellsPerDialogue(int type)
    {
        int[] found = [.. model.Problem.Dialogues.Select(_ => -1)];
        foreach (var cell in model.CellsOf(type)) found[model.Cells[cell].Dialogue] = cell;
        return found;
    }

    private int[] CountsIn(Dictionary<int, int> panel)
    {
        var count = new int[model.Rows.Count];
        foreach (var (cell, seats) in panel)
            foreach (var row in model.RowsOfCell[cell]) count[row] += seats;
        return count;
    }

    private List<TypeSeats> SeatsOf(Dictionary<int, int> panel) =>
        [.. panel.Where(cell => cell.Value > 0)
            .OrderBy(cell => cell.Key)
            .Select(cell => new TypeSeats(model.Cells[cell.Key].Type, model.Cells[cell.Key].Dialogue, cell.Value))];
}
