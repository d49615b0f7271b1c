using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Postgres;

namespace Recruit.Data.Messages;

/// <summary>Why all mail of programmes waits.</summary>
/// <param name="Because">What the server said, without addresses.</param>
public sealed record MailStop(Guid Id, string Because, DateTimeOffset At);

/// <summary>
/// A server that says "you may not send" would say so to everyone: then all mail waits until an organiser has looked, instead of ten thousand
/// refusals that would put us on lists of unwanted senders.
/// </summary>
public sealed class MailStops(NpgsqlDataSource database, AuditStore audit, TimeProvider clock)
{
    // Whether the fault was its own shows once others got through.
    private static readonly TimeSpan AfterTheOthers = TimeSpan.FromMinutes(5);

    /// <summary>The stop that holds now; null when mail flows.</summary>
    public Task<MailStop?> CurrentAsync(CancellationToken stop) =>
        database.FindAsync<MailStop>("select id, because, at from mail_stop where lifted_at is null", null, stop);

    /// <summary>Stops all mail because of what a server said to this message.</summary>
    /// <returns>False when the message caused a stop before and others were accepted since: then the fault is its own.</returns>
    public Task<bool> StopAsync(Guid messageId, string because, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string aloneSql =
                """
                select exists (select 1
                                 from mail_stop
                                where message_id = @messageId and lifted_at is not null
                                  and exists (select 1 from message where state = 'sent' and finished_at >= mail_stop.lifted_at))
                """;
            const string stopSql =
                """
                insert into mail_stop (id, because, message_id, at) values (@id, @because, @messageId, @now) on conflict ((true)) where lifted_at is null do nothing
                """;

            if (await connection.ScalarAsync<bool>(aloneSql, new { messageId }, stop))
                return false;
            var now = clock.GetUtcNow();
            await connection.ExecuteAsync(stopSql, new { id = Guid.CreateVersion7(now), because, messageId, now }, stop);
            return true;
        }, stop);

    /// <summary>Lets mail flow again; what waited gets its full five days of trying. False when it flowed already.</summary>
    public Task<bool> LiftAsync(Guid id, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string liftSql = "update mail_stop set lifted_at = @now, lifted_by = @actor where id = @id and lifted_at is null";
            const string waitedSql =
                """
                update message set tried_since = null where tried_since is not null and state in ('queued', 'retrying', 'uncertain') and claimed_until is null
                """;
            const string culpritSql =
                """
                update message set due_at = @dueAt where id = (select message_id from mail_stop where id = @id) and state = 'retrying' and claimed_until is null
                """;

            if (await connection.ExecuteAsync(liftSql, new { id, actor, now = clock.GetUtcNow() }, stop) == 0)
                return false;
            await connection.ExecuteAsync(waitedSql, null, stop);
            await connection.ExecuteAsync(culpritSql, new { id, dueAt = clock.GetUtcNow() + AfterTheOthers }, stop);
            await audit.WriteAsync(connection, actor, "lift_mail_stop", $"mail_stop {id}", "", stop);
            return true;
        }, stop);
}
