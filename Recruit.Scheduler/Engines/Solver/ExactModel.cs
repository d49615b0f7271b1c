using Google.OrTools.Sat;

namespace Recruit.Scheduler.Engines.Solver;

/// <summary>Minimise a sum over whole numbers where every row stays within its limits; written down as CP-SAT reads it.</summary>
/// <remarks>A literal is the number of a 0/1 variable, or <see cref="Not"/> of it.</remarks>
public sealed class ExactModel
{
    /// <summary>CP-SAT counts in 64 bits and needs room for differences: a model in which a sum can come above this is refused.</summary>
    public const long Largest = long.MaxValue / 4;

    /// <summary>Answers tell cost and bound as doubles, which are whole numbers to the last digit up to here.</summary>
    public const long LargestCost = 1L << 53;

    internal CpModelProto Proto { get; } = new();

    /// <summary>The literal that holds when the given one does not.</summary>
    public static int Not(int literal) => -literal - 1;

    /// <summary>Adds a variable and gives its number, counting from 0.</summary>
    public int AddVariable(long lower, long upper)
    {
        Proto.Variables.Add(new IntegerVariableProto { Domain = { lower, upper } });
        return Proto.Variables.Count - 1;
    }

    /// <summary>Adds a 0/1 variable and gives its number.</summary>
    public int AddSwitch() => AddVariable(0, 1);

    /// <summary>Keeps a sum within limits, where given only if all of the literals hold.</summary>
    /// <param name="lower"><see cref="long.MinValue"/> is no limit.</param>
    /// <param name="upper"><see cref="long.MaxValue"/> is no limit.</param>
    public void AddRow(ExactSum sum, long lower, long upper, params int[] onlyIf)
    {
        var row = new LinearConstraintProto { Domain = { lower, upper } };
        row.Vars.AddRange(sum.Variables);
        row.Coeffs.AddRange(sum.Coefficients);
        Proto.Constraints.Add(new ConstraintProto { Linear = row, EnforcementLiteral = { onlyIf } });
    }

    /// <summary>The sum to minimise, instead of any before; without one any solution will do.</summary>
    public void Minimise(ExactSum cost) =>
        Proto.Objective = new CpObjectiveProto { Vars = { cost.Variables }, Coeffs = { cost.Coefficients } };

    /// <summary>Takes a literal to be true; where that cannot be, the answer names those that clash.</summary>
    public void Assume(int literal) => Proto.Assumptions.Add(literal);

    /// <summary>A value to begin from, once per variable.</summary>
    public void Hint(int variable, long value)
    {
        Proto.SolutionHint ??= new PartialVariableAssignment();
        Proto.SolutionHint.Vars.Add(variable);
        Proto.SolutionHint.Values.Add(value);
    }
}

/// <summary>Σ coefficient·variable, each variable once.</summary>
public sealed class ExactSum
{
    private readonly List<int> variables = [];
    private readonly List<long> coefficients = [];

    public IReadOnlyList<int> Variables => variables;

    /// <summary>One for each of <see cref="Variables"/>.</summary>
    public IReadOnlyList<long> Coefficients => coefficients;

    /// <summary>The plain sum of some variables.</summary>
    public static ExactSum Of(params IEnumerable<int> variables)
    {
        var sum = new ExactSum();
        foreach (var variable in variables) sum.Add(variable, 1);
        return sum;
    }

    public ExactSum Add(int variable, long coefficient)
    {
        variables.Add(variable);
        coefficients.Add(coefficient);
        return this;
    }

    /// <summary>Another sum, so many times this one.</summary>
    public ExactSum Times(long factor)
    {
        var sum = new ExactSum();
        foreach (var (variable, coefficient) in variables.Zip(coefficients)) sum.Add(variable, coefficient * factor);
        return sum;
    }
}

/// <summary>What a solver says of an exact model.</summary>
/// <param name="Values">One for each variable; empty where there are none.</param>
/// <param name="Bound">No values cost less.</param>
/// <param name="Clashing">Where the model is infeasible: assumptions that cannot hold together; empty when it is so without them.</param>
/// <param name="Because">Why there is no answer.</param>
public sealed record ExactAnswer(
    SolveStatus Status, double Cost, double Bound, IReadOnlyList<long> Values, IReadOnlyList<int> Clashing, SolverNote? Because = null)
{
    /// <summary>What the search did, in the units of <see cref="SolveBudget.Work"/>.</summary>
    public double Work { get; init; }

    /// <summary>The solver could not say.</summary>
    public static ExactAnswer None(SolverNote because) => new(SolveStatus.NoAnswer, double.NaN, double.NegativeInfinity, [], [], because);
}
