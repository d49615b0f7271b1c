using System.Diagnostics;

namespace Recruit.Scheduler.Engines.Solver;

/// <summary>A process of Node that solves: one line in, one line out. It is thrown away as soon as anything is wrong with it.</summary>
internal sealed class SolverHost : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(200);

    private readonly Process process;
    private readonly long mostMemory;
    private string lastComplaint = "";

    private SolverHost(Process process, long mostMemory)
    {
        (this.process, this.mostMemory) = (process, mostMemory);
        process.ErrorDataReceived += (_, line) => lastComplaint = string.IsNullOrWhiteSpace(line.Data) ? lastComplaint : line.Data;
        process.BeginErrorReadLine();
    }

    /// <summary>Whether it took so much memory that a fresh one is better; what WebAssembly once took it never gives back.</summary>
    public bool IsBloated => Memory() > mostMemory / 2;

    public bool IsAlive => !process.HasExited;

    /// <summary>Its number on this machine.</summary>
    public int ProcessId => process.Id;

    /// <summary>Starts the host of a folder.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">Node is not installed.</exception>
    public static SolverHost Start(string folder, long mostMemory)
    {
        var start = new ProcessStartInfo("node", ["solver.mjs"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // It needs nothing of ours: no database address, no password.
        foreach (var name in start.Environment.Keys.Where(name => name is not ("PATH" or "HOME" or "LANG" or "TMPDIR")).ToList()) start.Environment.Remove(name);
        return new SolverHost(Process.Start(start)!, mostMemory);
    }

    /// <summary>Asks, and waits for the answer.</summary>
    /// <returns>The line that came back, or null and why none did; then the host is dead.</returns>
    public (string? Line, string Because) Ask(string question, TimeSpan patience, CancellationToken stop)
    {
        var began = Stopwatch.GetTimestamp();
        var answer = Task.Run(() => Exchange(question), CancellationToken.None);
        try
        {
            while (!answer.Wait((int)LookEvery.TotalMilliseconds, stop))
            {
                if (Stopwatch.GetElapsedTime(began) > patience) return Kill($"it did not keep to its time of {patience.TotalSeconds:0} seconds");
                if (Memory() > mostMemory) return Kill($"it took more than {mostMemory / 1_000_000} MB of memory");
            }
        }
        catch (OperationCanceledException)
        {
            Kill("nobody wants to know any more");
            throw;
        }
        return answer.Result is { } line ? (line, "") : Kill(lastComplaint.Length > 0 ? $"its process ended: {lastComplaint}" : "its process ended");
    }

    public void Dispose()
    {
        Kill("it is no longer needed");
        process.Dispose();
    }

    private string? Exchange(string question)
    {
        try
        {
            process.StandardInput.WriteLine(question);
            process.StandardInput.Flush();
            while (process.StandardOutput.ReadLine() is { } line)
                // The libraries sometimes print a line of their own.
                if (line.StartsWith('{')) return line;
        }
        catch (IOException)
        {
            // The process ended while we wrote or read: no answer.
        }
        return null;
    }

    private (string? Line, string Because) Kill(string because)
    {
        try
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
        catch (InvalidOperationException)
        {
            // It had ended by itself.
        }
        return (null, because);
    }

    private long Memory()
    {
        try
        {
            process.Refresh();
            return process.WorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }
}
