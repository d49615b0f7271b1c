using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Recruit.Data.Postgres;

/// <summary>What came of asking for a private PostgreSQL.</summary>
public abstract record ClusterOutcome
{
    public sealed record Running(PrivateCluster Cluster) : ClusterOutcome;

    /// <summary>One sentence that says what is missing and how to get it.</summary>
    public sealed record Unavailable(string Because) : ClusterOutcome;
}

/// <summary>
/// A PostgreSQL of our own in a folder of the user's, reached over a unix socket only, so that a first run needs no set-up.
/// Several programs may use it at once; the last that leaves stops it. A server that a killed run left behind is adopted.
/// </summary>
public sealed class PrivateCluster : IAsyncDisposable
{
    private readonly PostgresServer server;
    private readonly string data;
    private readonly string socket;
    private ClusterUse? use;

    private PrivateCluster(PostgresServer server, string data, string socket) =>
        (this.server, this.data, this.socket) = (server, data, socket);

    /// <summary>A connection string to <paramref name="name"/> in this cluster, which need not exist yet.</summary>
    public string ConnectionString(string name = "recruit") =>
        $"Host={socket};Username=postgres;Database={name}";

    /// <param name="folder">Where the cluster lives; made when it is not there.</param>
    public static async Task<ClusterOutcome> StartAsync(string folder, CancellationToken stop)
    {
        if (PostgresServer.Find() is not { } server)
            return new ClusterOutcome.Unavailable(
                "PostgreSQL is not on this machine: install it with 'apt-get install postgresql', or name a database with --database.");

        folder = Path.GetFullPath(folder);
        var cluster = new PrivateCluster(server, Path.Combine(folder, "data"), SocketFolder(folder));
        if (PrepareFolders(folder, cluster.data, cluster.socket) is { } obstacle)
            return new ClusterOutcome.Unavailable(obstacle);

        cluster.use = await ClusterUse.BeginAsync(folder, TimeProvider.System, stop);
        var outcome = await cluster.InitialiseAsync(stop) ?? await cluster.StartServerAsync(stop) ?? new ClusterOutcome.Running(cluster);
        if (outcome is ClusterOutcome.Unavailable)
            cluster.use.Dispose();
        return outcome;
    }

    /// <summary>Makes the database when it is not there yet.</summary>
    public async Task<string> DatabaseAsync(string name, CancellationToken stop)
    {
        await using var maintenance = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await maintenance.OpenAsync(stop);
        await using var find =
            new NpgsqlCommand("select 1 from pg_database where datname = $1", maintenance) { Parameters = { new() { Value = name } } };
        if (await find.ExecuteScalarAsync(stop) is null)
        {
            // A database's name cannot be a parameter; Quote makes it an identifier.
            await using var create = new NpgsqlCommand($"create database {Quote(name)}", maintenance) { CommandTimeout = 0 };
            await create.ExecuteNonQueryAsync(stop);
        }
        return ConnectionString(name);
    }

    public async ValueTask DisposeAsync() => await LeaveAsync();

    /// <summary>Stops using the cluster. True when that stopped the server, because nobody else uses it.</summary>
    public async Task<bool> LeaveAsync()
    {
        using var ending = Interlocked.Exchange(ref use, null);
        if (ending?.EndAsLast() != true)
            return false;
        await StopAsync(CancellationToken.None);
        return true;
    }

    /// <summary>What becomes of a killed process: it uses the cluster no more and stopped nothing.</summary>
    internal void Vanish() => use?.Dispose();

    /// <summary>Stops the server under everybody who uses it; what it holds stays in the folder.</summary>
    public async Task StopAsync(CancellationToken stop)
    {
        await server.RunAsync("pg_ctl", ["stop", "-D", data, "-m", "fast", "-w"], stop);
        if (Directory.Exists(socket))
            Directory.Delete(socket, recursive: true);
    }

    private static string Quote(string identifier) => '"' + identifier.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

    // A socket's path holds 107 bytes at most and must be reachable by the postgres user, so it stands in /tmp under a short
    // name of the folder's.
    private static string SocketFolder(string folder)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..12];
        return $"/tmp/recruit-{Environment.UserName}-{name}";
    }

    private static string? PrepareFolders(string folder, string data, string socket)
    {
        try
        {
            foreach (var own in new[] { folder, data, socket })
                Directory.CreateDirectory(own);
            if (!Environment.IsPrivilegedProcess)
                foreach (var own in new[] { data, socket })
                    File.SetUnixFileMode(own, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            else
                HandToPostgres(data, socket);
            return Environment.IsPrivilegedProcess ? UnreachableParent(folder) : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return $"The folder {folder} cannot be used for the private database ({fault.Message}): name another with --data.";
        }
    }

    private static void HandToPostgres(params string[] folders)
    {
        foreach (var (program, argument) in new[] { ("chown", "postgres:postgres"), ("chmod", "0700") })
        {
            using var process = Process.Start(program, [argument, .. folders]);
            process.WaitForExit();
            if (process.ExitCode != 0)
                throw new IOException($"{program} {argument} failed");
        }
    }

    // As root the server runs as the postgres user, who must be able to walk to the folder.
    private static string? UnreachableParent(string folder)
    {
        for (var parent = new DirectoryInfo(folder); parent is not null; parent = parent.Parent)
            if (!parent.UnixFileMode.HasFlag(UnixFileMode.OtherExecute))
                return $"The postgres user cannot reach {parent.FullName}: allow it with 'chmod o+x {parent.FullName}', "
                    + "or name another folder with --data.";
        return null;
    }

    private async Task<ClusterOutcome?> InitialiseAsync(CancellationToken stop)
    {
        if (File.Exists(Path.Combine(data, "PG_VERSION")))
            return null;

        var (exitCode, output) = await server.RunAsync("initdb",
            ["-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-instructions"], stop);
        return exitCode == 0
            ? null
            : new ClusterOutcome.Unavailable($"The private database could not be made in {data}: {LastLine(output)}");
    }

    private async Task<ClusterOutcome?> StartServerAsync(CancellationToken stop)
    {
        var options = $"-c listen_addresses='' -c unix_socket_directories='{socket}' -c max_connections=200";

        // After a kill the old server's shared memory can linger for some seconds.
        string output = "";
        for (var attempt = 0; attempt < 8; attempt++)
        {
            if ((await server.RunAsync("pg_ctl", ["status", "-D", data], stop)).ExitCode == 0)
                return null;
            (var exitCode, output) = await server.RunAsync("pg_ctl",
                ["start", "-D", data, "-w", "-t", "60", "-s", "-l", Path.Combine(data, "server.log"), "-o", options], stop);
            if (exitCode == 0)
                return null;
            await Task.Delay(TimeSpan.FromMilliseconds(200 * (attempt + 1)), stop);
        }
        return new ClusterOutcome.Unavailable(
            $"The private database in {data} did not start: {LastLine(output)} See {Path.Combine(data, "server.log")}.");
    }

    private static string LastLine(string output) =>
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "no reason given.";
}
