namespace Recruit.Scheduler.Engines.Solver;

/// <summary>Minimise a sum over whole numbers where every row stays within its limits; made for CP-SAT.</summary>
/// <remarks>A literal is the number of a 0/1 variable, or <see cref="Not"/> of it, as in CP-SAT's own model format.</remarks>
public sealed class ExactModel
{
    private readonly List<ExactVariable> variables = [];
    private readonly List<ExactRow> rows = [];
    private readonly List<int> assumptions = [];
    private readonly Dictionary<int, long> hints = [];

    public IReadOnlyList<ExactVariable> Variables => variables;

    public IReadOnlyList<ExactRow> Rows => rows;

    /// <summary>Literals that are taken to be true; where that cannot be, the answer names those that clash.</summary>
    public IReadOnlyList<int> Assumptions => assumptions;

    /// <summary>A value to begin from, per variable.</summary>
    public IReadOnlyDictionary<int, long> Hints => hints;

    /// <summary>The sum to minimise; null when any solution will do.</summary>
    public ExactSum? Cost { get; private set; }

    /// <summary>The literal that holds when the given one does not.</summary>
    public static int Not(int literal) => -literal - 1;

    /// <summary>Adds a variable and gives its number, counting from 0.</summary>
    public int AddVariable(long lower, long upper)
    {
        variables.Add(new(lower, upper));
        return variables.Count - 1;
    }

    /// <summary>Adds a 0/1 variable and gives its number.</summary>
    public int AddSwitch() => AddVariable(0, 1);

    /// <summary>Keeps a sum within limits, where given only if all of the literals hold.</summary>
    public void AddRow(ExactSum sum, long lower, long upper, params int[] onlyIf) => rows.Add(new(sum, lower, upper, onlyIf));

    public void Minimise(ExactSum cost) => Cost = cost;

    public void Assume(int literal) => assumptions.Add(literal);

    public void Hint(int variable, long value) => hints[variable] = value;
}

/// <summary>A whole number that an exact model asks for.</summary>
public sealed record ExactVariable(long Lower, long Upper);

/// <summary>A sum that stays within limits; <see cref="long.MinValue"/> and <see cref="long.MaxValue"/> are no limit.</summary>
public sealed record ExactRow(ExactSum Sum, long Lower, long Upper, IReadOnlyList<int> OnlyIf);

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
}

/// <summary>What a solver says of an exact model.</summary>
/// <param name="Values">One for each variable; empty where there are none.</param>
/// <param name="Bound">No values cost less.</param>
/// <param name="Clashing">Where the model is infeasible: assumptions that cannot hold together; empty when it is so without them.</param>
/// <param name="Because">Why there is no answer.</param>
public sealed record ExactAnswer(
    SolveStatus Status, double Cost, double Bound, IReadOnlyList<long> Values, IReadOnlyList<int> Clashing, string? Because = null)
{
    /// <summary>What the search did, in the units of <see cref="SolveBudget.Work"/>.</summary>
    public double Work { get; init; }

    /// <summary>The solver could not say.</summary>
    public static ExactAnswer None(string because) => new(SolveStatus.NoAnswer, double.NaN, double.NegativeInfinity, [], [], because);
}
