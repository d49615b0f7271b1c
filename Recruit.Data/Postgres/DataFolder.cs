namespace Recruit.Data.Postgres;

/// <summary>The folder on this machine that holds the private database, the master key and the local mailbox.</summary>
public static class DataFolder
{
    /// <summary>
    /// The folder asked for, else RECRUIT_DATA, else the user's data folder by the XDG rules.
    /// Root gets /var/lib/recruit, since the postgres user cannot walk into root's home.
    /// </summary>
    public static string Choose(string? asked)
    {
        if (!string.IsNullOrWhiteSpace(asked))
            return Path.GetFullPath(asked);
        if (Environment.GetEnvironmentVariable("RECRUIT_DATA") is { Length: > 0 } named)
            return Path.GetFullPath(named);
        return Environment.IsPrivilegedProcess
            ? "/var/lib/recruit"
            : Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
                "recruit");
    }
}
