using Recruit.Scheduler.Engines.Solver;
using Recruit.Scheduler.Tables.Search;

namespace Recruit.Scheduler.Tables.Proof;

/// <summary>
/// What the people of one level cost at the tables of one class, in the linear program of <see cref="JointBound"/> and in its arithmetic.
/// </summary>
/// <param name="Row">The row of the program that counts them.</param>
/// <param name="Least">The least that each of the tables may have of them.</param>
/// <param name="Deviations">The deviation of one table with so many and each number more.</param>
internal sealed record JointCell(int Row, int Tables, int Least, long[] Deviations)
{
    /// <summary>Adds the cell to the program; null where any number costs the same.</summary>
    public static JointCell? Add(LinearModel program, CellCosts costs, int kind, int tables, int level)
    {
        var row = costs.Row(kind, level);
        int[] allowed = [.. Enumerable.Range(0, costs.Kinds[kind].Size + 1).Where(count => costs.Shortfall[row + count] == 0)];
        long[] deviations = [.. allowed.Select(count => costs.Deviation[row + count])];
        if (allowed.Length > costs.Kinds[kind].Size && deviations.All(deviation => deviation == deviations[0])) return null;

        var least = allowed.FirstOrDefault();
        var cell = new JointCell(program.AddRow((double)tables * least, (double)tables * least), tables, least, deviations);
        cell.AddSlopes(program, (double)costs.Scale.PerPerson);
        return cell;
    }

    /// <summary>The least that deviation minus price · people can be, over all numbers of people.</summary>
    /// <param name="price">Per person, in the given part of a unit.</param>
    public Int128 LeastAt(long price, long part)
    {
        var least = Int128.MaxValue;
        for (var more = 0; more < Deviations.Length; more++)
            least = Int128.Min(least, (Int128)Deviations[more] * part - (Int128)price * (Least + more));
        return Tables * least;
    }

    // Deviation is convex in the number of people: the cheapest slopes are taken first, and equal ones are one.
    private void AddSlopes(LinearModel program, double perPerson)
    {
        for (int from = 0, to; from < Deviations.Length - 1; from = to)
        {
            var slope = Deviations[from + 1] - Deviations[from];
            for (to = from + 1; to < Deviations.Length - 1 && Deviations[to + 1] - Deviations[to] == slope;) to++;
            program.AddTerm(Row, program.AddVariable(0, (double)Tables * (to - from), slope / perPerson), -1);
        }
    }
}
