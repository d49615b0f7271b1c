using Microsoft.Extensions.Logging;

namespace Recruit.Scheduler.Engines.Jobs;

/// <summary>A sweep as every engine runs it: what goes wrong in one turn is logged, and tried again at the next.</summary>
internal sealed partial class GuardedSweep(ISweep sweep, ILogger log)
{
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            await sweep.RunAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // We are stopping; leases bring back what it had claimed.
        }
        catch (Exception error)
        {
            // Where and of what kind, never its words: a message about a mail or a row may hold a name or an address.
            LogFailed(sweep.Name, error.GetType().Name, error.StackTrace ?? "");
        }
    }

    [LoggerMessage(LogLevel.Error, "{Sweep} failed with {Error} and is tried again at its next turn\n{Where}")]
    private partial void LogFailed(string sweep, string error, string where);
}
