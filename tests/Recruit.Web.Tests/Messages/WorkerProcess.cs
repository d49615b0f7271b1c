using System.Diagnostics;
using System.Globalization;
using Recruit.Testing;

namespace Recruit.Web.Tests.Messages;

/// <summary>A true <c>recruit work</c> in a process of its own, over a test's database and mail server.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "recruit.dll");
    private readonly Process process;
    private readonly TaskCompletionSource working = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private WorkerProcess(Process process) => this.process = process;

    public bool HasEnded => process.HasExited;

    /// <summary>The last line that it wrote to its errors, for the sentence when it ended by itself.</summary>
    public string LastWords { get; private set; } = "";

    /// <summary>Ends when the jobs run.</summary>
    public Task Working => working.Task.WaitAsync(TimeSpan.FromMinutes(1));

    public static WorkerProcess Start(TestDatabase database, SmtpServer server, int leaseSeconds)
    {
        var folder = TestFolder.New("worker");
        Directory.CreateDirectory(folder);
        // The key of TestDatabase.
        File.WriteAllText(Path.Combine(folder, "master.key"), new string('0', 64));
        var start = new ProcessStartInfo("dotnet",
            [Program, "work", "--database", database.ConnectionString, "--data", folder, "--smtp", server.Address, "--mail-pace", "0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["RECRUIT_MAIL_LEASE"] = leaseSeconds.ToString(CultureInfo.InvariantCulture);
        start.Environment["DOTNET_TieredPGO"] = "0";
        var worker = new WorkerProcess(Process.Start(start)!);
        worker.process.OutputDataReceived += (_, _) => { };
        worker.process.ErrorDataReceived += (_, line) => worker.Hear(line.Data);
        worker.process.BeginOutputReadLine();
        worker.process.BeginErrorReadLine();
        return worker;
    }

    /// <summary>As a power cut would: nothing can be ended tidily.</summary>
    public void Kill()
    {
        process.Kill();
        // With a deadline it waits for the process alone, not for whoever else may hold its output open.
        if (!process.WaitForExit(Patience.Long))
            throw new TimeoutException("A worker that was killed lives on.");
    }

    private void Hear(string? line)
    {
        LastWords = line ?? LastWords;
        if (line?.StartsWith("Working", StringComparison.Ordinal) == true)
            working.TrySetResult();
        else if (line is null)
            working.TrySetException(new InvalidOperationException("The worker ended before it worked."));
    }

    public void Dispose()
    {
        if (!process.HasExited)
            Kill();
        process.Dispose();
    }
}
