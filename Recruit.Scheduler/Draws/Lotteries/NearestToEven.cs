using Recruit.Scheduler.Draws.Panels;

namespace Recruit.Scheduler.Draws.Lotteries;

/// <summary>
/// The mixture of known panels that gives everyone what is expected and is nearest to an even choice among them. Panels that were made to
/// run after the expected seats are nearly right when mixed evenly, so that little has to change, and no linear program is needed.
/// </summary>
/// <remarks>
/// With a_tp the seats of type t on panel p, e_t what is expected, and y the shares so far (even at first):
///   minimise Σ_p (x_p − y_p)² / y_p   where   Σ_p a_tp·x_p = e_t for every type t, and Σ_p x_p = 1.
/// By Lagrange x = y + Y·Aᵀ·λ with (A·Y·Aᵀ)·λ = e − A·y and Y = diag(y): one system of linear equations as large as there are types. Where
/// a share would fall below 0 the step ends nine tenths of the way to there, and goes on from where it came to (affine scaling: I. Dikin,
/// 1967).
/// </remarks>
internal sealed class NearestToEven(PanelModel model, IReadOnlyList<int[]> seatsOfPanels, IReadOnlyList<double> expected)
{
    // One step is enough unless a share would fall below 0; what is left to do falls to a tenth with every step that is cut short.
    private const int MostSteps = 15;

    // Expected seats come from a solver, so that no mixture has them to the last digit.
    private const double Near = 1e-9;
    private const double HardlyLess = 0.99;
    private const double PartOfTheWay = 0.9;

    // The equations are a square of numbers, which is worked through to the third power.
    private const int MostTypes = 3_000;

    private readonly int[] types =
        [.. Enumerable.Range(0, expected.Count).Where(type => expected[type] > 0 && !model.HasSeatForCertain(type))];

    /// <summary>
    /// Shares per panel, all above 0; how near they come is for the caller to look at. Null where panels are too few or types too many.
    /// </summary>
    public double[]? Shares(CancellationToken stop)
    {
        if (types.Length > MostTypes || seatsOfPanels.Count <= types.Length) return null;

        // The last row says that shares sum to one.
        (int Row, int Seats)[][] columns = [.. seatsOfPanels.Select(ColumnOf)];
        double[] wanted = [.. types.Select(type => expected[type]), 1];
        double[] shares = [.. columns.Select(_ => 1.0 / columns.Length)];
        var (worst, before) = (0.0, double.PositiveInfinity);
        for (var step = 0; step < MostSteps; step++)
        {
            stop.ThrowIfCancellationRequested();
            var missing = Missing(columns, shares, wanted);
            worst = Enumerable.Range(0, wanted.Length).Max(row => Math.Abs(missing[row]) / wanted[row]);
            if (worst <= Near || worst > HardlyLess * before) break;
            before = worst;
            Move(shares, Direction(columns, shares, missing));
        }

        return shares;
    }

    private (int Row, int Seats)[] ColumnOf(int[] seats) =>
        [.. types.Index().Where(type => seats[type.Item] != 0).Select(type => (type.Index, seats[type.Item])), (types.Length, 1)];

    // e − A·x.
    private static double[] Missing((int Row, int Seats)[][] columns, double[] shares, double[] wanted)
    {
        var missing = (double[])wanted.Clone();
        foreach (var (panel, column) in columns.Index())
            foreach (var (row, seats) in column) missing[row] -= seats * shares[panel];
        return missing;
    }

    // Y·Aᵀ·λ.
    private static double[] Direction((int Row, int Seats)[][] columns, double[] shares, double[] missing)
    {
        var equations = new NormalEquations(missing.Length);
        foreach (var (panel, column) in columns.Index()) equations.Add(column, shares[panel]);
        var prices = equations.Solve(missing);
        return [.. columns.Select((column, panel) => shares[panel] * column.Sum(entry => entry.Seats * prices[entry.Row]))];
    }

    private static void Move(double[] shares, double[] direction)
    {
        var falling = shares.Zip(direction).Where(one => one.Second < 0);
        var room = falling.Select(one => -one.First / one.Second).DefaultIfEmpty(double.PositiveInfinity).Min();
        var way = room > 1 ? 1 : PartOfTheWay * room;
        for (var panel = 0; panel < shares.Length; panel++) shares[panel] += way * direction[panel];
    }
}
