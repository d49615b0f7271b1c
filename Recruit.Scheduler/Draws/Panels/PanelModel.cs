namespace Recruit.Scheduler.Draws.Panels;

/// <summary>
/// A problem as whole numbers: how many of each type sit at each dialogue (a cell), and rows that count cells and have limits.
/// </summary>
internal sealed class PanelModel
{
    private readonly List<ModelCell> cells = [];
    private readonly List<ModelRow> rows = [];
    private readonly int[][] cellsOfType;
    private readonly Dictionary<int, int> seatRows = [];

    public PanelModel(PanelProblem problem) : this(problem, TypesOfPool.Of(problem))
    {
    }

    public PanelModel(PanelProblem problem, IReadOnlyList<PoolType> types)
    {
        (Problem, Types) = (problem, types);
        cellsOfType = [.. Types.Select(AddCells)];
        AddRules(new PanelRules(problem));
        RuleCount = rows.Count;
        AddOneSeatEach();
        RowsOfCell = RowsPerCell();
    }

    public PanelProblem Problem { get; }

    public IReadOnlyList<PoolType> Types { get; }

    public IReadOnlyList<ModelCell> Cells => cells;

    /// <summary>
    /// First one per rule, in the order of <see cref="PanelRules.All"/>; then, for types that can attend other than one
    /// dialogue, one seat at most per person.
    /// </summary>
    public IReadOnlyList<ModelRow> Rows => rows;

    public int RuleCount { get; }

    public IReadOnlyList<int[]> RowsOfCell { get; }

    public IReadOnlyList<int> CellsOf(int type) => cellsOfType[type];

    /// <summary>The row that gives each of a type one seat at most, where they can attend other than one dialogue.</summary>
    public int SeatRowOf(int type) => seatRows[type];

    public int CountOf(int type) => Types[type].Members.Count;

    public double BoostOf(int type) => Problem.Pool[Types[type].Members[0]].Boost;

    public bool HasSeatForCertain(int type) => Problem.Pool[Types[type].Members[0]].MustHave;

    /// <summary>Seats per type, of seats per cell.</summary>
    public double[] PerType(IReadOnlyList<double> seats) => [.. cellsOfType.Select(cells => cells.Sum(cell => seats[cell]))];

    /// <summary>Weight · boost over all people of types with a weight each; the weights of a proof bring it to one.</summary>
    public double WholeOf(IEnumerable<(int Type, double Weight)> weights) =>
        weights.Sum(one => one.Weight * CountOf(one.Type) * BoostOf(one.Type));

    /// <summary>Whether counts per cell keep every row; whoever made them, nothing becomes a panel without this.</summary>
    public bool Keeps(IReadOnlyList<int> counts)
    {
        for (var cell = 0; cell < cells.Count; cell++)
            if (counts[cell] < 0 || counts[cell] > cells[cell].Most) return false;
        return rows.TrueForAll(row => row.Cells.Sum(cell => counts[cell]) is var sum && sum >= row.Min && sum <= row.Max);
    }

    /// <summary>Who sits where, without the cells that nobody of a panel sits in.</summary>
    public IReadOnlyList<TypeSeats> SeatsOf(IReadOnlyList<int> counts) =>
        [.. counts.Index()
            .Where(cell => cell.Item > 0)
            .Select(cell => new TypeSeats(cells[cell.Index].Type, cells[cell.Index].Dialogue, cell.Item))];

    private int[] AddCells(PoolType type, int number)
    {
        var first = Problem.Pool[type.Members[0]];
        var from = cells.Count;
        for (var dialogue = 0; dialogue < Problem.Dialogues.Count; dialogue++)
            if (first.CanAttend(dialogue))
                cells.Add(new ModelCell(number, dialogue, type.Members.Count));
        return [.. Enumerable.Range(from, cells.Count - from)];
    }

    private void AddRules(PanelRules rules)
    {
        var cellsByRule = new CellsByRule(this);
        foreach (var rule in rules.All)
        {
            var (min, max) = rules.LimitsOf(rule);
            AddRow(rule, min, max, cellsByRule[rule, rules]);
        }
    }

    private void AddOneSeatEach()
    {
        for (var type = 0; type < Types.Count; type++)
        {
            if (cellsOfType[type].Length == 1) continue;
            seatRows[type] = rows.Count;
            AddRow(null, 0, CountOf(type), cellsOfType[type]);
        }
    }

    private void AddRow(PanelRule? rule, int min, int max, IReadOnlyList<int> counted) =>
        rows.Add(new ModelRow(rule, min, max, counted, counted.Sum(cell => cells[cell].Most)));

    private int[][] RowsPerCell()
    {
        var found = cells.Select(_ => new List<int>()).ToArray();
        foreach (var (number, row) in rows.Index())
            foreach (var cell in row.Cells)
                found[cell].Add(number);
        return [.. found.Select(list => list.ToArray())];
    }
}

/// <summary>People of one type at one dialogue, of whom there are at most <paramref name="Most"/>.</summary>
internal readonly record struct ModelCell(int Type, int Dialogue, int Most);

/// <summary>A sum of cells with limits, and the rule that it stands for; none where it says that a person has one seat.</summary>
/// <param name="Reach">The most that the cells could sum to.</param>
internal sealed record ModelRow(PanelRule? Rule, int Min, int Max, IReadOnlyList<int> Cells, int Reach);
