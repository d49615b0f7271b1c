using Recruit.Scheduler.Draws.Panels;
using Recruit.Scheduler.Engines.Solver;

namespace Recruit.Scheduler.Draws.Clashes;

/// <summary>
/// The smallest change of limits that makes a panel possible: as few as can be of those who must have a seat, then of seats, then of
/// targets beyond what the organiser said that they may give, then of what they may; each settled before the next is asked about.
/// </summary>
/// <remarks>
/// Every limit may give by whole numbers g, at a cost of its kind: for each kind k, the dearest first, minimise Σ_k g where the rows hold
/// with what they give and Σ g of each dearer kind stays at its least. Where the work for a kind runs out, the least that was found so far
/// stands.
/// </remarks>
internal sealed class LeastChange
{
    private static readonly SolveBudget Budget = SolveBudget.OfWork(5);

    private readonly PanelModel model;
    private readonly PanelRules rules;
    private readonly ExactModel exact = new();
    private readonly int[] cells;
    private readonly List<(ModelRow Row, List<int> Below, List<int> Above)> gives = [];
    private readonly SortedDictionary<Kind, List<int>> givesOfKind = [];

    private LeastChange(PanelModel model, int? seated)
    {
        this.model = model;
        rules = new PanelRules(model.Problem);
        cells = [.. model.Cells.Select(cell => exact.AddVariable(0, cell.Most))];
        foreach (var row in model.Rows) AddRow(row);
        if (seated is { } type) exact.AddRow(ExactSum.Of(model.CellsOf(type).Select(cell => cells[cell])), 1, long.MaxValue);
    }

    // The dearest first.
    private enum Kind
    {
        MustHave,
        Seat,
        Target,
        WithinFlex,
    }

    /// <param name="seated">A type of which someone must be on the panel.</param>
    /// <returns>Nothing where no change helps, or the solver could not say.</returns>
    public static IReadOnlyList<RuleChange> Of(PanelModel model, int? seated, ISolver solver, CancellationToken stop) =>
        new LeastChange(model, seated).Changes(solver, stop);

    private List<RuleChange> Changes(ISolver solver, CancellationToken stop)
    {
        var values = Ask(solver, stop);
        if (values.Count == 0) return [];

        var changes = new List<RuleChange>();
        foreach (var (row, below, above) in gives)
        {
            var (less, more) = (below.Sum(give => (int)values[give]), above.Sum(give => (int)values[give]));
            if (less + more > 0) changes.Add(new RuleChange(row.Rule!, row.Min - less, row.Max + more));
        }

        // Never propose what does not hold.
        var changed = new PanelModel(model.Problem.With(changes), model.Types);
        return changed.Keeps([.. cells.Select(cell => (int)values[cell])]) ? changes : [];
    }

    private IReadOnlyList<long> Ask(ISolver solver, CancellationToken stop)
    {
        IReadOnlyList<long> values = [];
        foreach (var (_, given) in givesOfKind)
        {
            exact.Minimise(ExactSum.Of(given));
            var answer = solver.Solve(exact, Budget, stop);
            if (answer.Values.Count == 0) break;
            values = answer.Values;
            exact.AddRow(ExactSum.Of(given), 0, given.Sum(give => values[give]));
        }

        return values;
    }

    private void AddRow(ModelRow row)
    {
        var sum = ExactSum.Of(row.Cells.Select(cell => cells[cell]));
        var below = Gives(row, row.Min, FlexBelow(row));
        var above = Gives(row, Math.Max(0, model.Problem.Pool.Count - row.Max), FlexAbove(row));
        foreach (var give in below) sum.Add(give, 1);
        foreach (var give in above) sum.Add(give, -1);
        exact.AddRow(sum, row.Min, row.Max);
        if (below.Count + above.Count > 0) gives.Add((row, below, above));
    }

    // How far a limit can give: cheaply as far as the organiser said, dearly beyond.
    private List<int> Gives(ModelRow row, int most, int? flex) => row.Rule switch
    {
        _ when most <= 0 => [],
        PanelRule.MustHave => most == row.Min ? [Give(1, Kind.MustHave)] : [],
        PanelRule.Seats => [Give(most, Kind.Seat)],
        PanelRule.Target when Math.Min(flex ?? 0, most) is > 0 and var cheap => [Give(cheap, Kind.WithinFlex), Give(most, Kind.Target)],
        PanelRule.Target => [Give(most, Kind.Target)],
        _ => [],
    };

    private int Give(long most, Kind kind)
    {
        var give = exact.AddVariable(0, most);
        if (!givesOfKind.TryGetValue(kind, out var given)) givesOfKind[kind] = given = [];
        given.Add(give);
        return give;
    }

    private int? FlexBelow(ModelRow row) =>
        row.Rule is PanelRule.Target target && rules[target].MinFlex is { } flex ? Math.Max(0, row.Min - flex) : null;

    private int? FlexAbove(ModelRow row) =>
        row.Rule is PanelRule.Target target && rules[target].MaxFlex is { } flex ? Math.Max(0, flex - row.Max) : null;
}
