using Recruit.Scheduler.Engines.Solver;

namespace Recruit.Scheduler.Tests.Draws;

/// <summary>One solver for all tests of draws, so that Node starts once.</summary>
public sealed class WarmSolver : IDisposable
{
    private readonly WasmSolver solver = new();

    public ISolver Solver => solver;

    public void Dispose() => solver.Dispose();
}

/// <summary>The tests that share it.</summary>
[CollectionDefinition(Name)]
public sealed class WithWarmSolver : ICollectionFixture<WarmSolver>
{
    public const string Name = "warm solver";
}
