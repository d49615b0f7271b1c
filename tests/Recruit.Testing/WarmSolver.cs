using Recruit.Scheduler.Engines;
using Recruit.Scheduler.Engines.Solver;

namespace Recruit.Testing;

/// <summary>One exact solver for all tests of an assembly: whatever starts for it (Node, and OR-Tools in it) starts once.</summary>
public static class WarmSolver
{
    private static readonly Lazy<ISolver> Solver = new(() =>
    {
        var solver = EngineChoice.Solver();
        TestFolder.BeforeRemoval(() => (solver as IDisposable)?.Dispose());
        return solver;
    });

    public static ISolver Instance => Solver.Value;
}
