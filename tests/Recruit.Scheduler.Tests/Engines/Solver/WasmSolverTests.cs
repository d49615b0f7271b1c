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
        var others = Hosts().Select(host => host.Id).ToHashSet();
        using var solver = new WasmSolver();
        Assert.Equal(SolveStatus.Optimal, solver.Solve(OneSwitch(), SolveBudget.Ordinary, CancellationToken.None).Status);

        var killed = Hosts().Single(host => !others.Contains(host.Id));
        killed.Kill();
        killed.WaitForExit();
        var afterwards = solver.Solve(OneSwitch(), SolveBudget.Ordinary, CancellationToken.None);

        Assert.Equal((SolveStatus.Optimal, null), (afterwards.Status, afterwards.Because));
    }

    [Fact]
    public async Task A_host_that_dies_over_a_question_gives_no_answer_and_the_next_question_gets_one()
    {
        var others = Hosts().Select(host => host.Id).ToHashSet();
        using var solver = new WasmSolver();
        var asked = Task.Run(() => solver.Solve(HardTables(), new SolveBudget(TimeSpan.FromMinutes(5)), CancellationToken.None));
        await Task.Delay(TimeSpan.FromSeconds(2));

        foreach (var host in Hosts().Where(host => !others.Contains(host.Id))) host.Kill();
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

    // Only children of this very process, and not the mail servers of tests that run beside these.
    private static IEnumerable<Process> Hosts() => Process.GetProcessesByName("node")
        .Where(node => CommandOf(node).Contains("solver.mjs", StringComparison.Ordinal) && ParentOf(node) == Environment.ProcessId);

    private static string CommandOf(Process process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process.Id}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }

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
