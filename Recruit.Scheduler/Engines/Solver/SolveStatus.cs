namespace Recruit.Scheduler.Engines.Solver;

/// <summary>What a solver can say of a model.</summary>
public enum SolveStatus
{
    /// <summary>The values are the best there are.</summary>
    Optimal,

    /// <summary>The values keep every row; a limit struck before they were proven best.</summary>
    Feasible,

    /// <summary>No values keep every row.</summary>
    Infeasible,

    /// <summary>The cost can fall without end.</summary>
    Unbounded,

    /// <summary>The solver does not take such a model, or found nothing within its limits.</summary>
    NoAnswer,
}
