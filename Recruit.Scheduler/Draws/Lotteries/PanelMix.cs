using Recruit.Scheduler.Draws.Panels;
using Recruit.Scheduler.Engines.Solver;

namespace Recruit.Scheduler.Draws.Lotteries;

/// <summary>Mixes known panels so that no type falls short of its floor, or stands above its ceiling, by a larger share than need be.</summary>
internal sealed class PanelMix(PanelModel model, IReadOnlyList<double> floors, IReadOnlyList<double> ceilings)
{
    // Thousands of panels against thousands of types take minutes.
    private static readonly SolveBudget Budget = new(TimeSpan.FromMinutes(10));

    // Weights that are rounding errors beside the others would become coefficients of a cut, on which a solver stumbles.
    private const double Dust = 1e-12;

    private readonly List<int[]> panels = [];
    private readonly List<int[]> seatsOfTypes = [];
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    public IReadOnlyList<int[]> Panels => panels;

    /// <summary>Adds a panel, as counts per cell; false when it is known.</summary>
    public bool Add(int[] panel)
    {
        if (!known.Add(string.Join(',', panel))) return false;
        var seats = new int[model.Types.Count];
        foreach (var (cell, count) in panel.Index()) seats[model.Cells[cell].Type] += count;
        panels.Add(panel);
        seatsOfTypes.Add(seats);
        return true;
    }

    /// <summary>Types that should have a chance and are on no panel yet.</summary>
    public IEnumerable<int> Unseated() => Enumerable.Range(0, floors.Count).Where(type => floors[type] > 0 && !seatsOfTypes.Exists(seats => seats[type] > 0));

    public MixAnswer Solve(ISolver solver, CancellationToken stop)
    {
        var program = new LinearModel();
        var shortfall = program.AddVariable(0, double.PositiveInfinity, 1);
        int[] shares = [.. panels.Select(_ => program.AddVariable(0, double.PositiveInfinity, 0))];
        var rows = TypeRows(program, shortfall);
        foreach (var (number, seats) in seatsOfTypes.Index())
            foreach (var (type, row) in rows)
                if (seats[type] != 0) program.AddTerm(row, shares[number], seats[type]);
        var whole = program.AddRow(1, 1);
        foreach (var share in shares) program.AddTerm(whole, share, 1);

        var answer = solver.Solve(program, Budget, stop);
        if (answer.Values.Count == 0) return new MixAnswer(answer.Status == SolveStatus.Feasible ? SolveStatus.NoAnswer : answer.Status, 1, [], [], 0, answer.Because);
        var weights = new double[model.Types.Count];
        foreach (var (type, row) in rows) weights[type] += answer.Prices[row];
        return new MixAnswer(answer.Status, answer.Values[shortfall], [.. shares.Select(share => answer.Values[share])], WithoutDust(weights), -answer.Prices[whole]);
    }

    private static double[] WithoutDust(double[] weights) =>
        weights.Max(Math.Abs) * Dust is var least ? [.. weights.Select(weight => Math.Abs(weight) < least ? 0 : weight)] : weights;

    private List<(int Type, int Row)> TypeRows(LinearModel program, int shortfall)
    {
        var rows = new List<(int, int)>();
        for (var type = 0; type < floors.Count; type++)
            if (floors[type] > 0) rows.Add((type, LimitRow(program, floors[type], double.PositiveInfinity, shortfall, floors[type])));
        for (var type = 0; type < ceilings.Count; type++)
            if (ceilings[type] < model.CountOf(type)) rows.Add((type, LimitRow(program, double.NegativeInfinity, ceilings[type], shortfall, -ceilings[type])));
        return rows;
    }

    private static int LimitRow(LinearModel program, double lower, double upper, int shortfall, double give)
    {
        var row = program.AddRow(lower, upper);
        program.AddTerm(row, shortfall, give);
        return row;
    }
}

/// <summary>The best mixture of the known panels.</summary>
/// <param name="Shortfall">By which share the worst type misses its floor or ceiling.</param>
/// <param name="Shares">Per panel; they sum to one.</param>
/// <param name="Weights">Per type, what a seat for one of them would be worth.</param>
/// <param name="Above">A panel helps only if its weights come above this.</param>
internal sealed record MixAnswer(
    SolveStatus Status, double Shortfall, IReadOnlyList<double> Shares, IReadOnlyList<double> Weights, double Above, string? Because = null);
