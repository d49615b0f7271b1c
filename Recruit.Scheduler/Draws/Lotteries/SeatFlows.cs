using Recruit.Scheduler.Draws.Panels;

namespace Recruit.Scheduler.Draws.Lotteries;

/// <summary>
/// Who sits where, told in few numbers: people who can attend the same dialogues and count there for the same rules differ in whether they
/// have a seat, not in where. So each type has one number, and each such group has one per dialogue.
/// </summary>
internal sealed class SeatFlows
{
    // Where everyone can attend other dialogues, there are more than a program answers in a second.
    private const int Few = 8_000;

    private readonly PanelModel model;
    private readonly int[][] rulesOfType;

    public SeatFlows(PanelModel model)
    {
        this.model = model;
        rulesOfType = [.. model.Types.Select((_, type) => RulesWherever(type))];
        Groups = [.. model.Types.Index()
            .Where(type => model.CellsOf(type.Index).Count > 1)
            .GroupBy(type => KeyOf(type.Index), type => type.Index)
            .Select(types => new FlowGroup(
                [.. types], [.. model.CellsOf(types.First()).Select(cell => new Flow(model.Cells[cell].Dialogue, RulesOnlyAt(cell)))]))];
    }

    /// <summary>Only of types that can attend several dialogues; of others the type says it all.</summary>
    public IReadOnlyList<FlowGroup> Groups { get; }

    /// <summary>Whether the program of expected seats can be asked over all dialogues at once.</summary>
    public bool AreFew => Groups.Sum(group => group.Flows.Count) <= Few;

    /// <summary>Rules that count people of a type wherever they sit.</summary>
    public IReadOnlyList<int> RulesOf(int type) => rulesOfType[type];

    /// <summary>
    /// Seats per cell, in as few cells as it takes: one dialogue of a group after the other takes the types in their order.
    /// </summary>
    /// <param name="seatsOfTypes">Per type.</param>
    /// <param name="flows">Per group and dialogue; they add up to the seats of the types.</param>
    public double[] PerCell(IReadOnlyList<double> seatsOfTypes, IReadOnlyList<IReadOnlyList<double>> flows)
    {
        var seats = new double[model.Cells.Count];
        for (var type = 0; type < model.Types.Count; type++)
            if (model.CellsOf(type) is [var only]) seats[only] = seatsOfTypes[type];
        foreach (var (group, flow) in Groups.Zip(flows)) Pour(group, seatsOfTypes, flow, seats);
        return seats;
    }

    private void Pour(FlowGroup group, IReadOnlyList<double> seatsOfTypes, IReadOnlyList<double> flow, double[] seats)
    {
        var (place, room) = (0, flow[0]);
        foreach (var type in group.Types)
            for (var left = seatsOfTypes[type]; left > 0;)
            {
                while (room <= 0 && place < flow.Count - 1) room = flow[++place];
                // What rounding errors leave over sits at the last dialogue.
                var poured = place == flow.Count - 1 ? left : Math.Min(left, room);
                seats[model.CellsOf(type)[place]] += poured;
                (left, room) = (left - poured, room - poured);
            }
    }

    private int[] RulesWherever(int type) =>
        [.. model.CellsOf(type)
            .Select(RulesAt)
            .Aggregate<IEnumerable<int>, IEnumerable<int>?>(null, (common, rules) => common?.Intersect(rules) ?? rules) ?? []];

    private int[] RulesOnlyAt(int cell) => [.. RulesAt(cell).Except(rulesOfType[model.Cells[cell].Type])];

    private IEnumerable<int> RulesAt(int cell) => model.RowsOfCell[cell].Where(row => row < model.RuleCount);

    private string KeyOf(int type) =>
        string.Join('|', model.CellsOf(type).Select(cell => $"{model.Cells[cell].Dialogue}:{string.Join(',', RulesOnlyAt(cell))}"));
}

/// <summary>Types whose people can change places with each other.</summary>
internal sealed record FlowGroup(IReadOnlyList<int> Types, IReadOnlyList<Flow> Flows);

/// <summary>The seats of a group at one dialogue.</summary>
/// <param name="Rules">Those that count people because they sit here.</param>
internal sealed record Flow(int Dialogue, IReadOnlyList<int> Rules);
