using Recruit.Scheduler.Engines.Solver;

namespace Recruit.Scheduler.Tests.Engines.Solver;

/// <summary>Google.OrTools in process keeps the same contract.</summary>
public sealed class GoogleSolverTests : SolverContract
{
    protected override ISolver Solver { get; } = new GoogleSolver();
}
