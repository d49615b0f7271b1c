using Npgsql;
using Recruit.Data.Messages;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;

namespace Recruit.Scheduler.Messages;

/// <summary>What can come of a mail in the bounce mailbox.</summary>
public enum BounceOutcome
{
    /// <summary>Its message is refused or noted, and its address ended where that is the fault.</summary>
    Recorded,

    /// <summary>It is about a mail that we do not know, or that came back before.</summary>
    NotOurs,

    /// <summary>It is no report about a mail.</summary>
    NoReport,
}

/// <summary>Records what mails that came back say.</summary>
public sealed class Bounces(NpgsqlDataSource database, Outbox outbox, SuppressionStore suppressions, Vault vault)
{
    /// <summary>Reading the same report twice changes nothing the second time.</summary>
    /// <param name="raw">The whole mail.</param>
    public Task<BounceOutcome> RecordAsync(Stream raw, CancellationToken stop) => BounceReport.Read(raw) is { } report
        ? database.InTransactionAsync(connection => RecordAsync(connection, report, stop), stop)
        : Task.FromResult(BounceOutcome.NoReport);

    private async Task<BounceOutcome> RecordAsync(NpgsqlConnection connection, BounceReport report, CancellationToken stop)
    {
        var arrived = report.Kind is BounceKind.Delayed or BounceKind.Complaint;
        var reason = MessageDelivery.WithoutAddresses(arrived ? report.Reason : MessageReason.With(MessageReason.CameBack, report.Reason));
        if (await outbox.NoteReturnAsync(connection, report.MessageId, arrived ? MessageState.Sent : MessageState.Refused, reason, stop) is not var (person, programme, leftAt))
            return BounceOutcome.NotOurs;
        // Who gave another address since then is not to suffer for the old one.
        if (report.Kind is BounceKind.Address or BounceKind.Complaint && await vault.ReadUnchangedAsync(connection, person, leftAt, stop) is { Email: { } address })
            await suppressions.AddAsync(connection, address, person, programme,
                report.Kind == BounceKind.Complaint ? SuppressionKind.Complaint : SuppressionKind.Bounced, reason, stop);
        return BounceOutcome.Recorded;
    }
}
