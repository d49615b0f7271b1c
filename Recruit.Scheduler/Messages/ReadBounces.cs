using Microsoft.Extensions.Logging;
using Recruit.Scheduler.Engines.Jobs;
using Recruit.Scheduler.Site;

namespace Recruit.Scheduler.Messages;

/// <summary>Reads the files that a mail server puts into the bounce folder: what was read moves to <c>read</c>, what is no report to
/// <c>other</c>, and what cannot be read to <c>unreadable</c>, for a person to look at.</summary>
public sealed partial class ReadBounces(Bounces bounces, SiteOptions site, ILogger<ReadBounces> log) : ISweep
{
    // A report is a few kilobytes; whatever is much larger is none.
    private const int LongestBytes = 2_000_000;

    public string Name => nameof(ReadBounces);

    public string InWords => "Lees mail die terugkwam";

    public TimeSpan Every => TimeSpan.FromMinutes(5);

    public string Queue => JobQueue.Bounces;

    public bool Here => site.BounceFolder is not null;

    /// <returns>How many files were read.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        if (site.BounceFolder is not { } folder || !Directory.Exists(folder))
            return 0;
        var read = 0;
        // A Maildir keeps what is finished in 'new'; a mail that is still being written begins with a dot or lies in 'tmp'.
        foreach (var file in new[] { folder, Path.Combine(folder, "new") }
            .Where(Directory.Exists)
            .SelectMany(Directory.EnumerateFiles)
            .Order(StringComparer.Ordinal)
                     .Where(file => !Path.GetFileName(file).StartsWith('.')).ToList())
        {
            stop.ThrowIfCancellationRequested();
            read += await ReadAsync(folder, file, stop) ? 1 : 0;
        }
        return read;
    }

    private async Task<bool> ReadAsync(string folder, string file, CancellationToken stop)
    {
        try
        {
            var shelf = await ShelfOfAsync(file, stop);
            File.Move(file, Path.Combine(Directory.CreateDirectory(Path.Combine(folder, shelf)).FullName, Path.GetFileName(file)),
                overwrite: true);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It may be gone because another worker reads the same folder; else it stays for the next turn.
            LogUnread(error.GetType().Name);
            return false;
        }
    }

    /// <summary>One file that breaks the reading of it must not hold up those behind it; a database that is away must.</summary>
    private async Task<string> ShelfOfAsync(string file, CancellationToken stop)
    {
        try
        {
            var outcome = new FileInfo(file).Length > LongestBytes
                ? BounceOutcome.NoReport
                : await bounces.RecordAsync(new MemoryStream(await File.ReadAllBytesAsync(file, stop)), stop);
            return outcome == BounceOutcome.Recorded ? "read" : "other";
        }
        catch (Exception error) when (Bounces.IsOfTheMail(error))
        {
            LogUnread(error.GetType().Name);
            return SiteOptions.Unreadable;
        }
    }

    [LoggerMessage(LogLevel.Warning, "A file in the bounce folder could not be read: {Error}")]
    private partial void LogUnread(string error);
}
