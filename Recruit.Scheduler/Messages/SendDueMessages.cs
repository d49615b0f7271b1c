using Microsoft.Extensions.Logging;
using Recruit.Data.Messages;
using Recruit.Data.Privacy;
using Recruit.Scheduler.Engines.Jobs;

namespace Recruit.Scheduler.Messages;

/// <summary>Sends the messages whose moment has come, several at once.</summary>
public sealed partial class SendDueMessages(Outbox outbox, Vault vault, MessageDelivery delivery, ILogger<SendDueMessages> log) : ISweep
{
    private const int Batch = 100;

    // More than a transport has connections, so that writing and recording go on while mails travel.
    private const int AtOnce = 16;

    public string Name => nameof(SendDueMessages);

    public TimeSpan Every => TimeSpan.FromSeconds(5);

    public async Task<int> RunAsync(CancellationToken stop)
    {
        var handled = 0;
        while (!stop.IsCancellationRequested && await outbox.ClaimDueAsync(MessageDelivery.Lease, Batch, stop) is { Count: > 0 } batch)
        {
            var contacts = await vault.ReadAsync([.. batch.Select(message => message.PersonId).Distinct()], stop);
            await Parallel.ForEachAsync(batch, new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
                async (message, _) => await DeliverAsync(message, contacts.GetValueOrDefault(message.PersonId), stop));
            handled += batch.Count;
        }
        return handled;
    }

    /// <summary>One message that goes wrong must not hold up the others; its lease brings it back.</summary>
    private async Task DeliverAsync(ClaimedMessage message, Contact? contact, CancellationToken stop)
    {
        try
        {
            await delivery.DeliverAsync(message, contact, stop);
        }
        catch (Exception error)
        {
            LogFailed(message.Id, message.Rule, error.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Error, "Message {Message} ({Rule}) was left where it stood: {Error}")]
    private partial void LogFailed(Guid message, string rule, string error);
}
