using Recruit.Scheduler.Draws.Panels;
using Recruit.Scheduler.Engines.Solver;

namespace Recruit.Scheduler.Draws.Lotteries;

/// <summary>
/// Mixes known panels so that no type falls short of its floor, or stands above its ceiling, by a larger share than need be.
/// </summary>
internal sealed class PanelMix(PanelModel model, IReadOnlyList<double> floors, IReadOnlyList<double> ceilings)
{
    // Thousands of panels against thousands of types take minutes.
    private static readonly SolveBudget Budget = SolveBudget.OfWork(300);

    // Weights that are rounding errors beside the others would become coefficients of a cut, on which a solver stumbles.
    private const double Dust = 1e-12;

    private readonly List<int[]> panels = [];
    private readonly List<int[]> seatsOfTypes = [];
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    public IReadOnlyList<int[]> Panels => panels;

    /// <summary>How many numbers the programs went through so far.</summary>
    public long Touched { get; private set; }

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
    public IEnumerable<int> Unseated() =>
        Enumerable.Range(0, floors.Count).Where(type => floors[type] > 0 && !seatsOfTypes.Exists(seats => seats[type] > 0));

    /// <summary>
    /// The mixture nearest to an even one that gives everyone what is expected; null where it falls short of a floor or ceiling by more
    /// than a gap.
    /// </summary>
    /// <param name="expected">Seats per type, within floors and ceilings.</param>
    public MixAnswer? NearestToEven(IReadOnlyList<double> expected, double gap, CancellationToken stop) =>
        new NearestToEven(model, seatsOfTypes, expected).Shares(stop) is { } shares
        && ShortfallOf(shares) is var shortfall && shortfall <= gap
            ? new MixAnswer(SolveStatus.Optimal, shortfall, shares, [], 0)
            : null;

    /// <summary>
    /// The best mixture, and what a seat of each type would be worth. With x_p the share of panel p, a_tp its seats of type t, f and c
    /// floors and ceilings:
    ///   minimise s   where   Σ_p a_tp·x_p + f_t·s ≥ f_t,   Σ_p a_tp·x_p − c_t·s ≤ c_t,   Σ_p x_p = 1,   x, s ≥ 0.
    /// The prices w of the first two kinds of rows (at least 0 and at most 0) and v of the last are the dual: a further panel lowers s only
    /// if Σ_t w_t·a_tp is above −v (column generation: P. Gilmore and R. Gomory, A linear programming approach to the cutting-stock
    /// problem, 1961).
    /// </summary>
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
        Touched += answer.Steps * program.Rows.Count * program.Variables.Count;
        if (answer.Values.Count == 0)
            return new MixAnswer(answer.Status == SolveStatus.Feasible ? SolveStatus.NoAnswer : answer.Status, 1, [], [], 0,
                answer.Because is { } note ? SolverNoteWords.Of(note).English : null);
        var weights = new double[model.Types.Count];
        foreach (var (type, row) in rows) weights[type] += answer.Prices[row];
        return new MixAnswer(answer.Status, answer.Values[shortfall], [.. shares.Select(share => answer.Values[share])],
            WithoutDust(weights), -answer.Prices[whole]);
    }

    private double ShortfallOf(double[] shares)
    {
        var got = new double[model.Types.Count];
        foreach (var (seats, share) in seatsOfTypes.Zip(shares))
            for (var type = 0; type < got.Length; type++) got[type] += seats[type] * share;
        return Enumerable.Range(0, got.Length).Max(type => Math.Max(
            floors[type] > 0 ? 1 - got[type] / floors[type] : 0,
            ceilings[type] < model.CountOf(type) ? got[type] / ceilings[type] - 1 : 0));
    }

    private static double[] WithoutDust(double[] weights) =>
        weights.Max(Math.Abs) * Dust is var least ? [.. weights.Select(weight => Math.Abs(weight) < least ? 0 : weight)] : weights;

    private List<(int Type, int Row)> TypeRows(LinearModel program, int shortfall)
    {
        var rows = new List<(int, int)>();
        for (var type = 0; type < floors.Count; type++)
            if (floors[type] > 0) rows.Add((type, LimitRow(program, floors[type], double.PositiveInfinity, shortfall, floors[type])));
        for (var type = 0; type < ceilings.Count; type++)
            if (ceilings[type] < model.CountOf(type))
                rows.Add((type, LimitRow(program, double.NegativeInfinity, ceilings[type], shortfall, -ceilings[type])));
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
    SolveStatus Status, double Shortfall, IReadOnlyList<double> Shares, IReadOnlyList<double> Weights, double Above,
    string? Because = null);
