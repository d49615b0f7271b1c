namespace Recruit.Scheduler.Engines.Solver;

/// <summary>
/// Minimise Σ cost·x where every row Σ coefficient·x and every variable stays within its limits; infinities are limits too.
/// </summary>
public sealed class LinearModel
{
    private readonly List<LinearVariable> variables = [];
    private readonly List<LinearRow> rows = [];

    public IReadOnlyList<LinearVariable> Variables => variables;

    public IReadOnlyList<LinearRow> Rows => rows;

    /// <summary>Adds a variable and gives its number, counting from 0.</summary>
    public int AddVariable(double lower, double upper, double cost)
    {
        variables.Add(new(lower, upper, cost));
        return variables.Count - 1;
    }

    /// <summary>Adds a row without terms and gives its number, counting from 0.</summary>
    public int AddRow(double lower, double upper)
    {
        rows.Add(new(lower, upper));
        return rows.Count - 1;
    }

    /// <summary>Adds a term to a row; each variable once.</summary>
    public void AddTerm(int row, int variable, double coefficient) => rows[row].Add(variable, coefficient);
}

/// <summary>A number that a linear model asks for.</summary>
public sealed record LinearVariable(double Lower, double Upper, double Cost);

/// <summary>A sum of variables that stays within limits.</summary>
public sealed class LinearRow(double lower, double upper)
{
    private readonly List<int> variables = [];
    private readonly List<double> coefficients = [];

    public double Lower { get; } = lower;

    public double Upper { get; } = upper;

    public IReadOnlyList<int> Variables => variables;

    /// <summary>One for each of <see cref="Variables"/>.</summary>
    public IReadOnlyList<double> Coefficients => coefficients;

    internal void Add(int variable, double coefficient)
    {
        variables.Add(variable);
        coefficients.Add(coefficient);
    }
}

/// <summary>What a solver says of a linear model.</summary>
/// <param name="Values">One for each variable; empty where there are none.</param>
/// <param name="Prices">Per row how fast the least cost rises with its limit (the dual value); empty where there are no values.</param>
/// <param name="Bound">No values cost less; minus infinity where a limit struck.</param>
/// <param name="Because">Why there is no answer.</param>
public sealed record LinearAnswer(
    SolveStatus Status, double Cost, double Bound, IReadOnlyList<double> Values, IReadOnlyList<double> Prices, SolverNote? Because = null)
{
    /// <summary>How many steps of the simplex method it took.</summary>
    public long Steps { get; init; }

    /// <summary>The solver could not say.</summary>
    public static LinearAnswer None(SolverNote because) => new(SolveStatus.NoAnswer, double.NaN, double.NegativeInfinity, [], [], because);
}
