namespace Recruit.Scheduler.Papers;

/// <summary>What a scanner says of a file.</summary>
public enum ScanVerdict
{
    Clean,
    Infected,

    /// <summary>It did not answer, or not in words that we know.</summary>
    Away,
}

/// <summary>Looks for what is harmful in a file, where an installation has such a program.</summary>
public interface IPaperScanner
{
    /// <param name="file">Read from where it stands.</param>
    Task<ScanVerdict> ScanAsync(Stream file, CancellationToken stop);
}

/// <summary>Where no scanner is plugged in: what our own check let through passes.</summary>
internal sealed class NoScanner : IPaperScanner
{
    public Task<ScanVerdict> ScanAsync(Stream file, CancellationToken stop) => Task.FromResult(ScanVerdict.Clean);
}
