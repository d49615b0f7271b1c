using System.ComponentModel;

namespace Recruit.Scheduler.Engines.Solver;

/// <summary>OR-Tools as WebAssembly in a process of Node beside ours, kept warm between questions and replaced when it dies.</summary>
public sealed class WasmSolver : ISolver, IDisposable
{
    // What starting Node and loading a solver may take on a slow machine, on top of the time to solve.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan KeptWarm = TimeSpan.FromMinutes(5);

    // Both solvers with their compiled code settle at 750 MB over some dozens of questions. A host is only replaced when it took well more than that.
    private const long MostMemory = 2_000_000_000;

    private readonly SemaphoreSlim turn = new(1);
    private readonly string? folder;
    private readonly long mostMemory;
    private readonly Timer cooling;
    private SolverHost? host;

    /// <summary>The process that answers now; null before the first question. For tests that end it.</summary>
    internal int? HostProcess => host?.ProcessId;

    /// <param name="folder">Where <c>solver.mjs</c> and its packages are; null when they are nowhere.</param>
    /// <param name="mostMemory">Bytes that the process may take.</param>
    public WasmSolver(string? folder, long mostMemory = MostMemory)
    {
        (this.folder, this.mostMemory) = (folder, mostMemory);
        cooling = new Timer(_ => Cool());
    }

    public WasmSolver() : this(SolverFolder.Find())
    {
    }

    public string Name => "or-tools-wasm 0.9.1";

    public LinearAnswer Solve(LinearModel model, SolveBudget budget, CancellationToken stop)
    {
        var (line, because) = Ask(SolverJson.Question(model, budget), budget, stop);
        return line is null ? LinearAnswer.None(because) : SolverJson.LinearAnswer(line);
    }

    public ExactAnswer Solve(ExactModel model, SolveBudget budget, CancellationToken stop)
    {
        var (line, because) = Ask(SolverJson.Question(model, budget), budget, stop);
        return line is null ? ExactAnswer.None(because) : SolverJson.ExactAnswer(line);
    }

    public void Dispose()
    {
        cooling.Dispose();
        host?.Dispose();
        turn.Dispose();
    }

    private (string? Line, string Because) Ask(string question, SolveBudget budget, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (folder is null) return (null, "The exact solver is not installed: run ./recruit once with Node.js and npm at hand.");

        turn.Wait(stop);
        try
        {
            if (host is { IsAlive: false }) Discard();
            host ??= SolverHost.Start(folder, mostMemory);
            var (line, because) = host.Ask(question, budget.Time + Grace, stop);
            return (line, $"The exact solver gave no answer: {because}.");
        }
        catch (Win32Exception)
        {
            return (null, "The exact solver needs Node.js 20 or newer (apt-get install nodejs).");
        }
        finally
        {
            if (host is { IsAlive: false } or { IsBloated: true }) Discard();
            cooling.Change(KeptWarm, Timeout.InfiniteTimeSpan);
            turn.Release();
        }
    }

    private void Cool()
    {
        if (!turn.Wait(0)) return;
        Discard();
        turn.Release();
    }

    private void Discard()
    {
        host?.Dispose();
        host = null;
    }
}
