namespace Recruit.Data.Postgres;

/// <summary>
/// Says that this process uses a private cluster, for as long as it lives: a shared lock on a file, which the system takes back from a
/// killed process. Who can make it an exclusive one is the last, and may stop the server.
/// </summary>
internal sealed class ClusterUse : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly string path;
    private FileStream? held;

    private ClusterUse(string path, FileStream held) => (this.path, this.held) = (path, held);

    /// <summary>Waits while somebody else is stopping the server.</summary>
    /// <exception cref="IOException">The file cannot be made, or the other is not done within half a minute.</exception>
    public static async Task<ClusterUse> BeginAsync(string folder, TimeProvider clock, CancellationToken stop)
    {
        var path = Path.Combine(folder, "in-use");
        for (var began = clock.GetTimestamp(); ; await Task.Delay(Pause, clock, stop))
            try
            {
                return new ClusterUse(path, new FileStream(path, FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read));
            }
            catch (IOException) when (File.Exists(path) && clock.GetElapsedTime(began) < Patience)
            {
                // Locked by who stops the server just now.
            }
    }

    /// <summary>Gives the use up. True for the last user, to whom nobody comes in before <see cref="Dispose"/>.</summary>
    public bool EndAsLast()
    {
        held?.Dispose();
        try
        {
            held = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            held = null;
        }
        return held is not null;
    }

    public void Dispose() => held?.Dispose();
}
