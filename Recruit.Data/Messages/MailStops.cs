using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;

namespace Recruit.Data.Messages;

/// <summary>Why all mail of programmes waits.</summary>
/// <param name="Because">What the server said, without addresses.</param>
public sealed record MailStop(Guid Id, string Because, DateTimeOffset At);

/// <summary>
/// A server that says "you may not send" would say so to everyone: then all mail waits until an organiser has looked, instead of ten
/// thousand refusals that would put us on lists of unwanted senders.
/// </summary>
public sealed class MailStops(NpgsqlDataSource database, Vault vault, AuditStore audit, TimeProvider clock)
{
    /// <summary>What <see cref="NoteRefusalAsync"/> is told of a mail that came back because our sender was refused.</summary>
    public const string OfSender = "sender";

    private const int Several = 3;

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
            if (await connection.ScalarAsync<bool>(aloneSql, new { messageId }, stop))
                return false;
            await StopAsync(connection, messageId, because, stop);
            return true;
        }, stop);

    /// <summary>Notes within the caller's transaction that a mail was refused for a reason which may be ours.</summary>
    /// <param name="refusal">By what the same refusal of another mail is known.</param>
    /// <param name="cameBack">Whether it was accepted first.</param>
    public Task NoteRefusalAsync(
        NpgsqlConnection connection, Guid messageId, string refusal, string address, bool cameBack, CancellationToken stop)
    {
        const string sql =
            """
            insert into mail_refusal (message_id, refusal, domain_hash, came_back, at) values (@messageId, @refusal, @hash, @cameBack, @now)
            on conflict (message_id) do update set refusal = excluded.refusal, came_back = excluded.came_back, at = excluded.at
            """;

        var hash = vault.DomainHash(address[(address.LastIndexOf('@') + 1)..]);
        return connection.ExecuteAsync(sql,
            new { messageId, refusal, hash, cameBack, now = clock.GetUtcNow() }, stop);
    }

    /// <summary>
    /// Stops all mail where the same refusal met several messages to several domains, and nothing says that the fault is theirs: what a
    /// server itself refuses is disproved by one mail that it takes meanwhile, what comes back from others by more mails that do not. The
    /// messages that never left wait with the others.
    /// </summary>
    /// <returns>Whether mail is stopped for this.</returns>
    public Task<bool> StopForSeveralAsync(Guid messageId, string refusal, string because, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string severalSql =
                """
                with alike as (
                  select domain_hash, came_back, at
                    from mail_refusal
                   where refusal = @refusal
                     and (lifted_at is null or not exists (select 1 from message where state = 'sent' and finished_at >= lifted_at))
                   order by at desc
                   limit @most)
                select count(*) >= @several and count(distinct domain_hash) > 1
                       and count(*) filter (where came_back)
                           >= (select count(*) from message where state = 'sent' and finished_at >= (select min(at) from alike))
                  from alike
                """;
            const string waitSql =
                """
                update message set state = 'retrying', finished_at = null, due_at = @now
                 where state = 'refused'
                   and id in (select message_id from mail_refusal where refusal = @refusal and not came_back and lifted_at is null)
                """;

            var asked = new { refusal, several = Several, most = 3 * Several, now = clock.GetUtcNow() };
            if (!await connection.ScalarAsync<bool>(severalSql, asked, stop))
                return false;
            await StopAsync(connection, messageId, because, stop);
            await connection.ExecuteAsync(waitSql, asked, stop);
            return true;
        }, stop);

    /// <summary>How many mails came back since this moment because our sender was refused.</summary>
    public Task<int> SenderRefusalsAsync(DateTimeOffset since, CancellationToken stop) =>
        database.ScalarAsync<int>(
            "select count(*)::int from mail_refusal where refusal = @OfSender and at >= @since", new { OfSender, since }, stop);

    /// <summary>Lets mail flow again; what waited gets its full five days of trying. False when it flowed already.</summary>
    public Task<bool> LiftAsync(Guid id, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string liftSql = "update mail_stop set lifted_at = @now, lifted_by = @actor where id = @id and lifted_at is null";
            const string waitedSql =
                """
                update message
                   set tried_since = null
                 where tried_since is not null and state in ('queued', 'retrying', 'uncertain') and claimed_until is null
                """;
            const string culpritSql =
                """
                update message set due_at = @dueAt
                 where id in (select message_id
                                from mail_stop
                               where id = @id union
                              select message_id
                                from mail_refusal
                               where lifted_at is null)
                   and state = 'retrying' and claimed_until is null
                """;
            const string refusedSql = "update mail_refusal set lifted_at = @now where lifted_at is null";

            if (await connection.ExecuteAsync(liftSql, new { id, actor, now = clock.GetUtcNow() }, stop) == 0)
                return false;
            await connection.ExecuteAsync(waitedSql, null, stop);
            await connection.ExecuteAsync(culpritSql, new { id, dueAt = clock.GetUtcNow() + AfterTheOthers }, stop);
            await connection.ExecuteAsync(refusedSql, new { now = clock.GetUtcNow() }, stop);
            await audit.WriteAsync(connection, actor, "lift_mail_stop", $"mail_stop {id}", "", stop);
            return true;
        }, stop);

    private Task StopAsync(NpgsqlConnection connection, Guid messageId, string because, CancellationToken stop)
    {
        const string sql =
            """
            insert into mail_stop (id, because, message_id, at)
            values (@id, @because, @messageId, @now)
                on conflict ((true))
             where lifted_at is null
                do nothing
            """;

        var now = clock.GetUtcNow();
        return connection.ExecuteAsync(sql, new { id = Guid.CreateVersion7(now), because, messageId, now }, stop);
    }
}
