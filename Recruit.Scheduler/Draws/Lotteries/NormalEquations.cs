using System.Numerics;

namespace Recruit.Scheduler.Draws.Lotteries;

/// <summary>
/// Equations M·λ = r whose matrix is a sum of columns times themselves, M = Σ w·a·aᵀ: solved by M = Uᵀ·U with U upper triangular
/// (Cholesky). Each diagonal counts a little more than it is, so that rows which say the same share what they disagree about (A. Tikhonov,
/// 1963).
/// </summary>
/// <remarks>Sums are added up in one order whatever a processor can do at once, so that every machine comes to the same digits.</remarks>
internal sealed class NormalEquations(int size)
{
    private const double More = 1e-8;

    // Row i from its diagonal onwards.
    private readonly double[][] upper = [.. Enumerable.Range(0, size).Select(row => new double[size - row])];

    /// <param name="column">Rows rise.</param>
    public void Add(ReadOnlySpan<(int Row, int Value)> column, double weight)
    {
        for (var one = 0; one < column.Length; one++)
        {
            var (row, factor) = (column[one].Row, weight * column[one].Value);
            foreach (var (other, value) in column[one..]) upper[row][other - row] += factor * value;
        }
    }

    /// <summary>Solves once; the matrix is used up by it.</summary>
    public double[] Solve(double[] right)
    {
        Factorise();
        var solution = (double[])right.Clone();
        for (var row = 0; row < size; row++)
        {
            solution[row] = upper[row][0] == 0 ? 0 : solution[row] / upper[row][0];
            Subtract(solution.AsSpan(row + 1), upper[row].AsSpan(1), solution[row]);
        }

        for (var row = size - 1; row >= 0; row--)
        {
            for (var other = row + 1; other < size; other++) solution[row] -= upper[row][other - row] * solution[other];
            solution[row] = upper[row][0] == 0 ? 0 : solution[row] / upper[row][0];
        }

        return solution;
    }

    private void Factorise()
    {
        for (var row = 0; row < size; row++)
        {
            var mine = upper[row].AsSpan();
            mine[0] *= 1 + More;
            for (var before = 0; before < row; before++)
                if (upper[before][row - before] is var factor && factor != 0) Subtract(mine, upper[before].AsSpan(row - before), factor);
            if (mine[0] <= 0) mine.Clear();
            else Scale(mine, 1 / Math.Sqrt(mine[0]));
        }
    }

    private static void Scale(Span<double> row, double factor)
    {
        for (var place = 0; place < row.Length; place++) row[place] *= factor;
    }

    // target −= factor · line.
    private static void Subtract(Span<double> target, ReadOnlySpan<double> line, double factor)
    {
        var wide = new Vector<double>(factor);
        var place = 0;
        for (; place <= target.Length - Vector<double>.Count; place += Vector<double>.Count)
            (new Vector<double>(target[place..]) - wide * new Vector<double>(line[place..])).CopyTo(target[place..]);
        for (; place < target.Length; place++) target[place] -= factor * line[place];
    }
}
