using Recruit.Scheduler.Engines.Solver;

namespace Recruit.Testing;

/// <summary>The exact solver as the product has it.</summary>
public static class WarmSolver
{
    public static ISolver Instance { get; } = new GoogleSolver();
}
