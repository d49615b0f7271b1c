namespace Recruit.Scheduler.Engines.Solver;

/// <summary>The port to a solver of others: linear programs with their prices, and exact models over whole numbers.</summary>
/// <remarks>
/// Calls block, for the decisions that ask are computations themselves; several threads may ask at once.
/// A solver that cannot take a model, or finds nothing within its limits, answers <see cref="SolveStatus.NoAnswer"/> and says why; it never
/// throws.
/// </remarks>
public interface ISolver
{
    /// <summary>Name and version of the library.</summary>
    string Name { get; }

    /// <summary>Minimises a linear program, with a price for every row.</summary>
    /// <exception cref="OperationCanceledException">The caller no longer wants to know.</exception>
    LinearAnswer Solve(LinearModel model, SolveBudget budget, CancellationToken stop);

    /// <summary>Minimises over whole numbers, with a proven bound; or names the assumptions that cannot hold together.</summary>
    /// <exception cref="OperationCanceledException">The caller no longer wants to know.</exception>
    ExactAnswer Solve(ExactModel model, SolveBudget budget, CancellationToken stop);
}
