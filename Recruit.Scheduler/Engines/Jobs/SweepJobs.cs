using Hangfire;
using Hangfire.Common;
using Microsoft.Extensions.Logging;

namespace Recruit.Scheduler.Engines.Jobs;

/// <summary>
/// The jobs as Hangfire knows them: turns of sweeps, tried once, because our rows bring back what failed. Arguments are
/// names and numbers only.
/// </summary>
internal sealed partial class SweepJobs(IEnumerable<ISweep> sweeps, DueWork due, ILogger log)
{
    // How long one machine works alone on what is due.
    private static readonly TimeSpan Alone = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, ISweep> sweeps = sweeps.ToDictionary(sweep => sweep.Name, StringComparer.Ordinal);

    public static Job Of(ISweep sweep) =>
        Job.FromExpression<SweepJobs>(jobs => jobs.RunAsync(sweep.Name, sweep.InWords, CancellationToken.None), QueueOf(sweep));

    public static Job OfRow(ISweep sweep, DueRow row) =>
        Job.FromExpression<SweepJobs>(jobs => jobs.RunRowAsync(sweep.Name, row.Id, row.InWords, CancellationToken.None), sweep.Queue);

    // Spreading rows is short work, which must not wait behind a row.
    private static string QueueOf(ISweep sweep) => sweep is IRowSweep ? JobQueue.Other : sweep.Queue;

    /// <returns>How many rows were handled.</returns>
    [JobDisplayName("{1}")]
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public async Task<int> RunAsync(string sweep, string inWords, CancellationToken stop)
    {
        if (!sweeps.TryGetValue(sweep, out var known))
            return 0;
        if (known is not IRowSweep)
            return await TurnAsync(known, known.RunAsync(stop), stop);
        await due.WakeAsync(known, now: true, stop);
        return 0;
    }

    /// <inheritdoc cref="RunAsync"/>
    [JobDisplayName("{2}")]
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public Task<int> RunRowAsync(string sweep, Guid row, string inWords, CancellationToken stop) =>
        sweeps.GetValueOrDefault(sweep) is IRowSweep known ? TurnAsync(known, known.RunRowAsync(row, stop), stop) : Task.FromResult(0);

    private async Task<int> TurnAsync(ISweep sweep, Task<int> turn, CancellationToken stop)
    {
        try
        {
            // What is still due while we work is there for the others too: each that comes calls the next.
            while (await Task.WhenAny(turn, Task.Delay(Alone, CancellationToken.None)) != turn)
                await due.WakeAsync(sweep, now: true, stop);
            var handled = await turn;
            await due.GoOnAsync(sweep, handled, stop);
            return handled;
        }
        catch (Exception error) when (error is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            // Where and of what kind, never its words: a message about a mail or a row may hold a name or an address.
            LogFailed(sweep.Name, error.GetType().Name, error.StackTrace ?? "");
            throw new SweepFailedException($"{sweep.Name} failed with {error.GetType().Name} and is tried again at its next turn.");
        }
    }

    [LoggerMessage(LogLevel.Error, "{Sweep} failed with {Error} and is tried again at its next turn\n{Where}")]
    private partial void LogFailed(string sweep, string error, string where);
}

/// <summary>What Hangfire keeps of a turn that went wrong: the kind of error, none of its words.</summary>
internal sealed class SweepFailedException(string message) : Exception(message);
