using Microsoft.Extensions.Logging;
using Recruit.Data.Invitations;
using Recruit.Scheduler.Engines.Jobs;

namespace Recruit.Scheduler.Invitations;

/// <summary>
/// The reconciler: looks now and then for mails that should exist and do not. Reminders are looked for anew by their own sweep.
/// </summary>
public sealed partial class QueueMissingMessages(MissingMessages missing, ILogger<QueueMissingMessages> log) : ISweep
{
    public string Name => nameof(QueueMissingMessages);

    public string InWords => "Zoek berichten die ontbreken";

    public TimeSpan Every => TimeSpan.FromMinutes(10);

    /// <returns>How many were missing.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var found = await missing.QueueAsync(stop);
        if (found > 0)
            LogFound(found);
        return found;
    }

    [LoggerMessage(LogLevel.Warning, "{Count} mails about invitations were missing and are queued now")]
    private partial void LogFound(int count);
}
