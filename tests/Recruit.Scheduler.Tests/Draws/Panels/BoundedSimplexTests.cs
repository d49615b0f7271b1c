using System.Globalization;
using Recruit.Scheduler.Draws.Panels;
using Recruit.Scheduler.Engines.Solver;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Draws.Panels;

/// <summary>Our own simplex against GLOP, on random programs whose every cell and row has limits.</summary>
public sealed class BoundedSimplexTests
{
    private const double Tolerance = 1e-5;
    private const int Cells = 9;
    private const int FirstRows = 4;
    private const int MostRows = 8;

    [Theory]
    [InlineData(1_500)]
    [InlineData(3)] // The table is built up anew again and again.
    public void It_finds_what_another_engine_finds_after_every_change_of_weights_limits_and_rows(int pivotsBeforeRebuild)
    {
        var (best, none) = (0, 0);
        for (var seed = 1; seed <= 150; seed++)
        {
            var both = new Both(new Random(seed), $"seed {seed}", pivotsBeforeRebuild);
            for (var change = 0; change < 12; change++)
            {
                both.ChangeSomething();
                if (both.Compare(double.NegativeInfinity) == SimplexEnd.Optimal) best++;
                else none++;
            }
        }

        Assert.True(best > 500 && none > 500, $"{best} had a best, {none} had nothing: too tame");
    }

    [Fact]
    public void It_stops_below_a_cut_off_only_where_nothing_better_exists()
    {
        var cut = 0;
        for (var seed = 1; seed <= 150; seed++)
        {
            var both = new Both(new Random(seed), $"seed {seed}");
            for (var change = 0; change < 6; change++)
            {
                both.ChangeSomething();
                if (both.Compare(both.Random.Next(-20, 60)) == SimplexEnd.CutOff) cut++;
            }
        }

        Assert.True(cut > 10, $"it was cut off only {cut} times");
    }

    /// <summary>One program, held by our simplex and as numbers to ask GLOP about.</summary>
    private sealed class Both
    {
        private readonly string where;
        private readonly double[] weights;
        private readonly (double Min, double Max)[] cells;
        private readonly List<(int[] Counted, double Min, double Max)> rows = [];

        public Both(Random random, string where, int pivotsBeforeRebuild = 1_500)
        {
            (Random, this.where) = (random, where);
            cells = [.. Enumerable.Range(0, Cells).Select(_ => (0.0, (double)random.Next(1, 6)))];
            weights = new double[Cells];
            Ours = new BoundedSimplex([.. cells.Select(cell => (int)cell.Max)], pivotsBeforeRebuild);
            for (var row = 0; row < FirstRows; row++) AddRow();
            SetWeights();
        }

        public Random Random { get; }

        public BoundedSimplex Ours { get; }

        public void ChangeSomething()
        {
            switch (Random.Next(8))
            {
                case 0 or 1: SetWeights(); break;
                case 2 when rows.Count < MostRows: AddRow(); break;
                case 3 or 4: ConfineRow(Random.Next(rows.Count)); break;
                default: ConfineCell(Random.Next(cells.Length)); break;
            }

            AssertBound("before it is asked");
        }

        public SimplexEnd Compare(double cutOff)
        {
            var (end, theirs) = (Ours.Maximise(cutOff), Theirs());
            var said = Say($"{where}, cut off at {cutOff}: {end} with {Ours.Objective}, and the best is {theirs}");
            if (theirs is { } best)
                Assert.True(end switch
                {
                    SimplexEnd.Optimal => Math.Abs(Ours.Objective - best) < Tolerance,
                    SimplexEnd.CutOff => best <= cutOff + Tolerance,
                    _ => false,
                }, said);
            else Assert.True(end is SimplexEnd.Infeasible or SimplexEnd.CutOff, said);

            AssertBound("after it was asked");
            if (end == SimplexEnd.Optimal) AssertKept();
            return end;
        }

        // The invariant: whatever was changed, the objective is never below the best there is.
        private void AssertBound(string when)
        {
            if (Theirs() is { } best)
                Assert.True(Ours.Objective >= best - Tolerance, Say($"{where}, {when}: {Ours.Objective} is no bound of {best}"));
        }

        private void AssertKept()
        {
            foreach (var (cell, limits) in cells.Index())
                Assert.InRange(Ours.ValueOf(cell), limits.Min - Tolerance, limits.Max + Tolerance);
            foreach (var row in rows)
                Assert.InRange(row.Counted.Sum(Ours.ValueOf), row.Min - Tolerance, row.Max + Tolerance);
        }

        private void SetWeights()
        {
            for (var cell = 0; cell < weights.Length; cell++) weights[cell] = Math.Round(20 * Random.NextDouble() - 6, 2);
            Ours.SetWeights(weights);
        }

        private void AddRow()
        {
            int[] counted = [.. Enumerable.Range(0, cells.Length).Where(_ => Random.Next(2) == 0)];
            var (min, max) = Limits(2 * counted.Length);
            rows.Add((counted, min, max));
            Ours.AddRow(counted, min, max);
        }

        private void ConfineRow(int row)
        {
            var (min, max) = Limits(2 * rows[row].Counted.Length);
            rows[row] = rows[row] with { Min = min, Max = max };
            Ours.SetRowLimits(row, min, max);
        }

        private void ConfineCell(int cell)
        {
            cells[cell] = Limits(6);
            Ours.SetCellLimits(cell, cells[cell].Min, cells[cell].Max);
        }

        private (double Min, double Max) Limits(int most)
        {
            var min = Random.Next(0, 1 + most / 2);
            return (min, min + Random.Next(0, 4));
        }

        // Null where nothing keeps all limits.
        private double? Theirs()
        {
            var model = new LinearModel();
            foreach (var (cell, limits) in cells.Index()) model.AddVariable(limits.Min, limits.Max, -weights[cell]);
            foreach (var row in rows)
            {
                var number = model.AddRow(row.Min, row.Max);
                foreach (var cell in row.Counted) model.AddTerm(number, cell, 1);
            }

            var answer = WarmSolver.Instance.Solve(model, SolveBudget.Ordinary, CancellationToken.None);
            Assert.True(
                answer.Status is SolveStatus.Optimal or SolveStatus.Infeasible,
                $"{where}: the other engine says {answer.Status} {answer.Because}");
            return answer.Status == SolveStatus.Optimal ? -answer.Cost : null;
        }

        private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
    }
}
