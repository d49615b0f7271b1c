using System.Diagnostics;
using Recruit.Scheduler.Engines.Solver;

namespace Recruit.Scheduler.Tests.Engines.Solver;

/// <summary>OR-Tools as WebAssembly keeps the contract, and survives what only a process beside ours can suffer.</summary>
public sealed class WasmSolverTests(WasmSolverTests.Warm warm) : SolverContract, IClassFixture<WasmSolverTests.Warm>
{
    protected override ISolver Solver => warm.Solver;

    [Fact]
    public void A_host_that_was_killed_is_replaced()
    {
        using var solver = new WasmSolver();
        Assert.Equal(SolveStatus.Optimal, solver.Solve(OneSwitch(), SolveBudget.Ordinary, CancellationToken.None).Status);

        using var killed = Process.GetProcessById(solver.HostProcess!.Value);
        killed.Kill();
        killed.WaitForExit();
        var afterwards = solver.Solve(OneSwitch(), SolveBudget.Ordinary, CancellationToken.None);

        Assert.Equal((SolveStatus.Optimal, null), (afterwards.Status, afterwards.Because));
    }

    [Fact]
    public async Task A_host_that_dies_over_a_question_gives_no_answer_and_the_next_question_gets_one()
    {
        using var solver = new WasmSolver();
        var asked = Task.Run(() => solver.Solve(HardTables(), new SolveBudget(TimeSpan.FromMinutes(5)), CancellationToken.None));
        await Task.Delay(TimeSpan.FromSeconds(2));

        using (var host = Process.GetProcessById(solver.HostProcess!.Value))
            host.Kill();
        var whileDead = await asked.WaitAsync(TimeSpan.FromSeconds(30));
        var afterwards = solver.Solve(OneSwitch(), SolveBudget.Ordinary, CancellationToken.None);

        Assert.StartsWith("The exact solver gave no answer: its process ended", whileDead.Because, StringComparison.Ordinal);
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

    /// <summary>One solver, kept warm for all tests of the contract.</summary>
    public sealed class Warm : IDisposable
    {
        internal WasmSolver Solver { get; } = new();

        public void Dispose() => Solver.Dispose();
    }
}
