using Recruit.Scheduler.Draws.Panels;
using Recruit.Scheduler.Engines.Solver;

namespace Recruit.Scheduler.Draws.Lotteries;

/// <summary>
/// The linear program of expected seats: how many of each type a lottery can seat on average. Every lottery keeps the rules on average,
/// so no lottery does better than this program; and it is tiny, for it knows types instead of panels.
/// </summary>
internal sealed class ExpectedSeats
{
    private readonly PanelModel model;
    private readonly LinearModel program = new();
    private readonly int[] seats;
    private readonly int[] rowOfType;

    public ExpectedSeats(PanelModel model, IReadOnlyList<ProvenCut> cuts)
    {
        this.model = model;
        seats = [.. model.Cells.Select(cell => program.AddVariable(0, cell.Most, 0))];
        foreach (var row in model.Rows) Sum(program.AddRow(row.Min, row.Max), row.Cells, _ => 1);
        foreach (var cut in cuts)
            Sum(program.AddRow(double.NegativeInfinity, cut.Bound), Enumerable.Range(0, seats.Length), cell => cut.Weights[model.Cells[cell].Type]);
        rowOfType = new int[model.Types.Count];
    }

    /// <summary>The highest level that all types without a floor can have, given the floors of the others and the ceilings of all.</summary>
    /// <param name="floors">Least expected seats per type; null for those to be raised.</param>
    /// <param name="ceilings">Most expected seats per type.</param>
    public ExpectedAnswer RaiseLowest(IReadOnlyList<double?> floors, IReadOnlyList<double> ceilings, ISolver solver, CancellationToken stop)
    {
        var level = program.AddVariable(0, floors.Contains(null) ? double.PositiveInfinity : 0, -1);
        for (var type = 0; type < rowOfType.Length; type++)
        {
            AddTypeRow(type, floors[type] ?? 0, double.PositiveInfinity);
            if (floors[type] is null) program.AddTerm(rowOfType[type], level, -model.CountOf(type) * model.BoostOf(type));
        }

        for (var type = 0; type < rowOfType.Length; type++)
            if (ceilings[type] < model.CountOf(type)) Sum(program.AddRow(double.NegativeInfinity, ceilings[type]), model.CellsOf(type), _ => 1);
        return Ask(solver, level, sign: 1, stop);
    }

    /// <summary>The lowest level that no type needs to be above; those with a seat for certain do not count.</summary>
    public ExpectedAnswer LowerHighest(ISolver solver, CancellationToken stop)
    {
        var level = program.AddVariable(0, double.PositiveInfinity, 1);
        for (var type = 0; type < rowOfType.Length; type++)
        {
            AddTypeRow(type, double.NegativeInfinity, model.HasSeatForCertain(type) ? double.PositiveInfinity : 0);
            if (!model.HasSeatForCertain(type)) program.AddTerm(rowOfType[type], level, -model.CountOf(type) * model.BoostOf(type));
        }

        return Ask(solver, level, sign: -1, stop);
    }

    private void AddTypeRow(int type, double lower, double upper)
    {
        rowOfType[type] = program.AddRow(lower, upper);
        Sum(rowOfType[type], model.CellsOf(type), _ => 1);
    }

    private void Sum(int row, IEnumerable<int> cells, Func<int, double> coefficient)
    {
        foreach (var cell in cells)
            if (coefficient(cell) is var factor && factor != 0) program.AddTerm(row, seats[cell], factor);
    }

    private ExpectedAnswer Ask(ISolver solver, int level, int sign, CancellationToken stop)
    {
        var answer = solver.Solve(program, SolveBudget.Ordinary, stop);
        if (answer.Status != SolveStatus.Optimal) return new ExpectedAnswer(answer.Status, 0, [], [], [], answer.Because);
        // A price is how fast the cost rises with a limit; the cost of raising is minus the level, that of lowering the level itself.
        return new ExpectedAnswer(
            answer.Status,
            answer.Values[level],
            [.. seats.Select(cell => answer.Values[cell])],
            [.. rowOfType.Select(row => Math.Max(0, sign * answer.Prices[row]))],
            [.. answer.Prices.Take(model.RuleCount).Select(price => -sign * price)]);
    }
}

/// <summary>What the program of expected seats says.</summary>
/// <param name="Seats">Per cell.</param>
/// <param name="Weights">Per type, how much the level owes to it; 0 where it could change without harm.</param>
/// <param name="Prices">Per rule, how fast the level rises with its limit.</param>
internal sealed record ExpectedAnswer(
    SolveStatus Status, double Level, IReadOnlyList<double> Seats, IReadOnlyList<double> Weights, IReadOnlyList<double> Prices, string? Because = null);
