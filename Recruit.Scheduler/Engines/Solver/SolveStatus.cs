namespace Recruit.Scheduler.Engines.Solver;

/// <summary>What a solver can say of a model.</summary>
public enum SolveStatus
{
    /// <summary>The values are the best there are.</summary>
    Optimal,

    /// <summary>The values keep every row; the time ran out before they were proven best.</summary>
    Feasible,

    /// <summary>No values keep every row.</summary>
    Infeasible,

    /// <summary>The cost can fall without end.</summary>
    Unbounded,

    /// <summary>The solver is not there, died, or found nothing in its time.</summary>
    NoAnswer,
}
