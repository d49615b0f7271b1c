using Recruit.Scheduler.Draws.Panels;
using Recruit.Scheduler.Engines.Solver;

namespace Recruit.Scheduler.Draws.Clashes;

/// <summary>The smallest change of limits that makes a panel possible: first as far as the organiser said that targets may give, then targets, then seats.</summary>
internal sealed class LeastChange
{
    private const long WithinFlex = 1;
    private const long Target = 10;
    private const long Seat = 1_000;
    private const long MustHave = 100_000;
    private static readonly SolveBudget Budget = new(TimeSpan.FromSeconds(20));

    private readonly PanelModel model;
    private readonly PanelRules rules;
    private readonly ExactModel exact = new();
    private readonly ExactSum cost = new();
    private readonly int[] cells;
    private readonly List<(ModelRow Row, List<int> Below, List<int> Above)> gives = [];

    private LeastChange(PanelModel model, int? seated)
    {
        this.model = model;
        rules = new PanelRules(model.Problem);
        cells = [.. model.Cells.Select(cell => exact.AddVariable(0, cell.Most))];
        foreach (var row in model.Rows) AddRow(row);
        if (seated is { } type) exact.AddRow(ExactSum.Of(model.CellsOf(type).Select(cell => cells[cell])), 1, long.MaxValue);
        exact.Minimise(cost);
    }

    /// <param name="seated">A type of which someone must be on the panel.</param>
    /// <returns>Nothing where no change helps, or the solver could not say.</returns>
    public static IReadOnlyList<RuleChange> Of(PanelModel model, int? seated, ISolver solver, CancellationToken stop) =>
        new LeastChange(model, seated).Ask(solver, stop);

    private List<RuleChange> Ask(ISolver solver, CancellationToken stop)
    {
        var answer = solver.Solve(exact, Budget, stop);
        if (answer.Values.Count == 0) return [];

        var changes = new List<RuleChange>();
        foreach (var (row, below, above) in gives)
        {
            var (less, more) = (below.Sum(give => (int)answer.Values[give]), above.Sum(give => (int)answer.Values[give]));
            if (less + more > 0) changes.Add(new RuleChange(row.Rule!, row.Min - less, row.Max + more));
        }

        // Never propose what does not hold.
        var changed = new PanelModel(model.Problem.With(changes), model.Types);
        return changed.Keeps([.. cells.Select(cell => (int)answer.Values[cell])]) ? changes : [];
    }

    private void AddRow(ModelRow row)
    {
        var sum = ExactSum.Of(row.Cells.Select(cell => cells[cell]));
        var (below, above) = (Gives(row, row.Min, FlexBelow(row)), Gives(row, Math.Max(0, model.Problem.Pool.Count - row.Max), FlexAbove(row)));
        foreach (var give in below) sum.Add(give, 1);
        foreach (var give in above) sum.Add(give, -1);
        exact.AddRow(sum, row.Min, row.Max);
        if (below.Count + above.Count > 0) gives.Add((row, below, above));
    }

    // How far a limit can give: cheaply as far as the organiser said, dearly beyond.
    private List<int> Gives(ModelRow row, int most, int? flex)
    {
        if (row.Rule is null or PanelRule.Household || most <= 0) return [];
        if (row.Rule is PanelRule.MustHave) return most == row.Min ? [Give(1, MustHave)] : [];
        if (row.Rule is PanelRule.Seats) return [Give(most, Seat)];
        return flex is { } cheap ? [.. new[] { (Most: Math.Min(cheap, most), Price: WithinFlex), (Most: most, Price: Target) }.Where(give => give.Most > 0).Select(give => Give(give.Most, give.Price))] : [Give(most, Target)];
    }

    private int Give(long most, long price)
    {
        var give = exact.AddVariable(0, most);
        cost.Add(give, price);
        return give;
    }

    private int? FlexBelow(ModelRow row) => row.Rule is PanelRule.Target target && rules[target].MinFlex is { } flex ? Math.Max(0, row.Min - flex) : null;

    private int? FlexAbove(ModelRow row) => row.Rule is PanelRule.Target target && rules[target].MaxFlex is { } flex ? Math.Max(0, flex - row.Max) : null;
}
