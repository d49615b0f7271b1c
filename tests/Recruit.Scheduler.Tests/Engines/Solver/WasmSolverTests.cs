using System.Diagnostics;
using Recruit.Scheduler.Engines.Solver;

namespace Recruit.Scheduler.Tests.Engines.Solver;

/// <summary>OR-Tools as WebAssembly keeps the contract, and survives what only a process beside ours can suffer.</summary>
public sealed class WasmSolverTests(WasmSolverTests.Warm warm) : SolverContract, IClassFixture<WasmSolverTests.Warm>
{
    protected override ISolver Solver => warm.Solver;

    protected override int SmallSolves => 1000;

    [Fact]
    public void A_host_that_was_killed_is_replaced()
    {
        using var solver = new WasmSolver();
        Assert.Equal(SolveStatus.Optimal, solver.Solve(OneSwitch(), SolveBudget.Ordinary, CancellationToken.None).Status);

        foreach (var host in Hosts()) host.Kill();
        var whileDead = solver.Solve(OneSwitch(), SolveBudget.Ordinary, CancellationToken.None);
        var afterwards = solver.Solve(OneSwitch(), SolveBudget.Ordinary, CancellationToken.None);

        Assert.True(whileDead.Status == SolveStatus.Optimal || whileDead.Because!.StartsWith("The exact solver gave no answer", StringComparison.Ordinal));
        Assert.Equal(SolveStatus.Optimal, afterwards.Status);
    }

    [Fact]
    public void A_host_that_takes_too_much_memory_is_stopped()
    {
        using var solver = new WasmSolver(SolverFolder.Find(), mostMemory: 50_000_000);

        var answer = solver.Solve(HardTables(), new SolveBudget(TimeSpan.FromSeconds(30)), CancellationToken.None);

        Assert.Equal("The exact solver gave no answer: it took more than 50 MB of memory.", answer.Because);
    }

    [Fact]
    public void Without_its_packages_it_says_so_in_one_sentence()
    {
        using var solver = new WasmSolver(folder: null);

        var answer = solver.Solve(OneSwitch(), SolveBudget.Ordinary, CancellationToken.None);

        Assert.Equal(SolveStatus.NoAnswer, answer.Status);
        Assert.Equal("The exact solver is not installed: run ./recruit once with Node.js and npm at hand.", answer.Because);
    }

    private static ExactModel OneSwitch()
    {
        var model = new ExactModel();
        model.Minimise(ExactSum.Of(model.AddSwitch()));
        return model;
    }

    // Only children of this very process.
    private static IEnumerable<Process> Hosts() => Process.GetProcessesByName("node").Where(node => ParentOf(node) == Environment.ProcessId);

    private static int ParentOf(Process process)
    {
        var status = File.ReadAllLines($"/proc/{process.Id}/status");
        return int.Parse(status.Single(line => line.StartsWith("PPid:", StringComparison.Ordinal))[5..], System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>One solver, kept warm for all tests of the contract.</summary>
    public sealed class Warm : IDisposable
    {
        internal WasmSolver Solver { get; } = new();

        public void Dispose() => Solver.Dispose();
    }
}
