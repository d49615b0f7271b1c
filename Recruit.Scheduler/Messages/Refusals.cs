using Microsoft.Extensions.Logging;
using Recruit.Data.Messages;

namespace Recruit.Scheduler.Messages;

/// <summary>What a refusal for good does: it ends a message, the mail to an address, or all mail.</summary>
public sealed partial class Refusals(
    Outbox outbox, SuppressionStore suppressions, MailStops stops, TimeProvider clock, ILogger<Refusals> log)
{
    /// <summary>
    /// The fault is the message's, as far as one message can tell: the same for several of them to several domains is ours.
    /// </summary>
    /// <param name="alike">By what the same refusal of another is known; null where this one alone can be at fault.</param>
    /// <returns>Whether all mail waits now.</returns>
    public async Task<bool> OfMessageAsync(ClaimedMessage message, string address, string? alike, string reason)
    {
        await outbox.FinishAsync(message, MessageState.Refused, reason, connection => alike is null
            ? Task.CompletedTask
            : stops.NoteRefusalAsync(connection, message.Id, alike, address, cameBack: false, CancellationToken.None),
            CancellationToken.None);
        return alike is not null && await StopForSeveralAsync(message.Id, alike, reason);
    }

    /// <summary>Stops all mail when several mails to several domains met this refusal.</summary>
    public async Task<bool> StopForSeveralAsync(Guid message, string alike, string reason)
    {
        var stopped = await stops.StopForSeveralAsync(message, alike, reason, CancellationToken.None);
        if (stopped)
            LogStopped(reason);
        return stopped;
    }

    /// <summary>The server says that the address does not exist: nothing is sent there until an organiser lifts it.</summary>
    public async Task OfAddressAsync(ClaimedMessage message, string address, string reason)
    {
        await outbox.FinishAsync(message, MessageState.Refused, reason, connection => message.ProgrammeId is null
            // Sign-in codes are asked for by who gets them: the next may be tried.
            ? Task.CompletedTask
            : suppressions.AddAsync(
                connection, address, message.PersonId, message.ProgrammeId, SuppressionKind.Refused, reason, CancellationToken.None),
            CancellationToken.None);
        LogRefused(message.Id, message.Rule);
    }

    /// <summary>The server does not want mail from us: all mail stops, and this one waits with the others.</summary>
    public async Task OfSenderAsync(ClaimedMessage message, string reason)
    {
        if (await stops.StopAsync(message.Id, reason, CancellationToken.None))
        {
            LogStopped(reason);
            await outbox.TryAgainAsync(message, MessageState.Retrying, reason, clock.GetUtcNow(), CancellationToken.None);
        }
        else
        {
            await outbox.FinishAsync(message, MessageState.Refused, reason, _ => Task.CompletedTask, CancellationToken.None);
        }
    }

    [LoggerMessage(LogLevel.Information, "Message {Message} ({Rule}) is refused, and nothing more is sent to its address")]
    private partial void LogRefused(Guid message, string rule);

    [LoggerMessage(LogLevel.Critical, "All mail waits until an organiser lifts it, because the mail server said: {Reason}")]
    private partial void LogStopped(string reason);
}
