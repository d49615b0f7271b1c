using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Recruit.Testing;

/// <summary>A mail as it arrived at the server, headers and body as they were sent.</summary>
/// <param name="User">Who signed in to send it, or null.</param>
/// <param name="Connection">Which connection carried it.</param>
public sealed record ArrivedMail(string From, string To, string? User, string Connection, string Raw)
{
    /// <summary>A header as it stands, unfolded but not decoded.</summary>
    public string? Header(string name) =>
        Raw[..Raw.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Replace("\r\n ", " ", StringComparison.Ordinal).Split("\r\n")
           .FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();

    public string MessageId => Header("Message-ID")!.Trim('<', '>');
}

/// <summary>A real SMTP server, whose answers a test chooses by the receiver's address; tests/smtp/server.mjs lists them.</summary>
public sealed class SmtpServer : IAsyncDisposable
{
    private static readonly Lazy<string> Folder = new(Install);
    private readonly ConcurrentQueue<ArrivedMail> arrived = [];
    private readonly SemaphoreSlim caughtUp = new(0);
    private readonly TaskCompletionSource<int> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process process;
    private bool ended;
    private Task heard = Task.CompletedTask;

    private SmtpServer(Process process) => this.process = process;

    /// <summary>host:port, as <c>--smtp</c> takes it.</summary>
    public string Address => $"127.0.0.1:{Port}";

    public int Port { get; private set; }

    /// <summary>Of the operating system.</summary>
    public int ProcessId => process.Id;

    /// <param name="port">0 takes a free one.</param>
    /// <param name="signIn">Name and password that senders must give; null asks for none.</param>
    /// <param name="old">Whether it offers neither STARTTLS nor SMTPUTF8; else both, with a certificate that nobody vouches for.</param>
    /// <param name="greeting">The code with which it turns everyone away; null lets them in.</param>
    public static async Task<SmtpServer> StartAsync(
        int port = 0, (string User, string Password)? signIn = null, bool old = false, int? greeting = null)
    {
        string[] arguments = [Path.Combine("smtp", "server.mjs"), port.ToString(CultureInfo.InvariantCulture),
            greeting?.ToString(CultureInfo.InvariantCulture) ?? (old ? "old" : "new")];
        if (signIn is var (user, password))
            arguments = [.. arguments, user, password];
        var start = new ProcessStartInfo("node", arguments)
        {
            WorkingDirectory = Folder.Value,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        var server = new SmtpServer(Process.Start(start)!);
        server.heard = server.ListenAsync();
        try
        {
            server.Port = await server.listening.Task.ForAsync("a port of the SMTP server for tests");
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Every mail whose body arrived until now, or until the server ended, in order, answered or not.</summary>
    public async Task<IReadOnlyList<ArrivedMail>> ArrivedAsync()
    {
        if (ended)
            return [.. arrived];
        await AskAsync().ForAsync("a question to the SMTP server for tests");
        await caughtUp.WaitAsync().ForAsync("word of the SMTP server for tests of what had arrived");
        return [.. arrived];
    }

    /// <summary>Ends the server as a power cut would; ending it twice is ending it once.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref ended, true))
            return;
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync().ForAsync("the end of the SMTP server for tests");
        await heard.ForAsync("the last words of the SMTP server for tests");
        process.Dispose();
        caughtUp.Dispose();
    }

    private async Task AskAsync()
    {
        await process.StandardInput.WriteLineAsync();
        await process.StandardInput.FlushAsync();
    }

    private async Task ListenAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            Hear(JsonDocument.Parse(line).RootElement);
        listening.TrySetException(new InvalidOperationException("The SMTP server for tests ended before it listened."));
    }

    private void Hear(JsonElement fact)
    {
        if (fact.TryGetProperty("port", out var port))
            listening.TrySetResult(port.GetInt32());
        else if (!fact.TryGetProperty("raw", out _))
            caughtUp.Release();
        else
            arrived.Enqueue(new ArrivedMail(
                fact.GetProperty("from").GetString()!, fact.GetProperty("to").GetString()!, fact.GetProperty("user").GetString(),
                fact.GetProperty("connection").GetString()!, Encoding.UTF8.GetString(fact.GetProperty("raw").GetBytesFromBase64())));
    }

    internal static string Install()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Recruit.sln")))
            root = root.Parent ?? throw new InvalidOperationException("Tests run from within the repository.");
        var tests = Path.Combine(root.FullName, "tests");
        // Test assemblies run side by side: one installs, the others wait for its lock.
        using var turn = Acquire(Path.Combine(Path.GetTempPath(), "recruit-tests-npm.lock"));
        string[] packages = ["smtp-server", "ical.js"];
        if (!packages.All(package => Directory.Exists(Path.Combine(tests, "node_modules", package))))
        {
            using var npm = Process.Start(
                new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--silent"]) { WorkingDirectory = tests })!;
            if (!npm.WaitForExit(TimeSpan.FromMinutes(5)))
                throw new TimeoutException("We waited five minutes for 'npm ci' to install what the tests' servers need.");
        }
        return tests;
    }

    private static FileStream Acquire(string path)
    {
        for (var patience = Stopwatch.StartNew(); ; Thread.Sleep(200))
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (patience.Elapsed < TimeSpan.FromMinutes(6))
            {
                // Another installs.
            }
        }
    }
}
