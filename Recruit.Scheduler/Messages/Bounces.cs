using System.Data.Common;
using Npgsql;
using Recruit.Data.Messages;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;
using Recruit.Scheduler.Engines.Mail;

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
public sealed class Bounces(
    NpgsqlDataSource database, Outbox outbox, SuppressionStore suppressions, MailStops stops, Refusals refusals, Vault vault)
{
    /// <summary>Reading the same report twice changes nothing the second time.</summary>
    /// <param name="raw">The whole mail, in whatever character set.</param>
    public async Task<BounceOutcome> RecordAsync(Stream raw, CancellationToken stop)
    {
        if (ReturnedMail.Load(raw) is not { } mail
            || BounceReport.MessageIdOf(mail, out _) is not { } messageId
            || BounceReport.Of(mail, receiver: null) is null)
            return BounceOutcome.NoReport;
        var noted = await database.InTransactionAsync(connection => NoteAsync(connection, mail, messageId, stop), stop);
        if (noted is { Report: { Alike: { } alike } report, Message: var message })
            await refusals.StopForSeveralAsync(message, alike, ReasonOf(report));
        return noted is null ? BounceOutcome.NotOurs : BounceOutcome.Recorded;
    }

    /// <summary>Whether it is this mail that cannot be read, and not the database that is away.</summary>
    public static bool IsOfTheMail(Exception error) =>
        error is PostgresException { SqlState: ['2', '2', ..] } || error is not (DbException or OperationCanceledException);

    private async Task<Noted?> NoteAsync(NpgsqlConnection connection, ReturnedMail mail, string messageId, CancellationToken stop)
    {
        if (await outbox.ReturnedAsync(connection, messageId, stop) is not { } left)
            return null;
        // Who gave another address since then is not to suffer for the old one.
        var address = (await vault.ReadUnchangedAsync(connection, left.PersonId, left.LeftAt, stop))?.Email;
        // Of several receivers none may be told to have failed but one that is not ours.
        if (BounceReport.Of(mail, address) is not { } report)
            return new Noted(null, left.Id);
        await outbox.NoteReturnAsync(connection, left.Id, StateAfter(report.Kind), ReasonOf(report), stop);
        if (address is not null && report.Kind is BounceKind.Address or BounceKind.Complaint)
            await suppressions.AddAsync(connection, address, left.PersonId, left.ProgrammeId,
                report.Kind == BounceKind.Complaint ? SuppressionKind.Complaint : SuppressionKind.Bounced, ReasonOf(report), stop);
        else if (address is not null && report.Alike is { } alike)
            await stops.NoteRefusalAsync(connection, left.Id, alike, address, cameBack: true, stop);
        return new Noted(report, left.Id);
    }

    private static string StateAfter(BounceKind kind) =>
        kind is BounceKind.Delayed or BounceKind.Complaint ? MessageState.Sent : MessageState.Refused;

    private static string ReasonOf(BounceReport report) =>
        MessageDelivery.WithoutAddresses(StateAfter(report.Kind) == MessageState.Sent
            ? report.Reason
            : MessageReason.With(MessageReason.CameBack, report.Reason));

    /// <param name="Report">Null when it says nothing of our receiver.</param>
    private sealed record Noted(BounceReport? Report, Guid Message);
}
