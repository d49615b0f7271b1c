using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Postgres;

namespace Recruit.Data.Messages;

/// <summary>Where a batch stands: running ⇄ paused → stopped.</summary>
public static class BatchState
{
    public const string Running = "running";
    public const string Paused = "paused";

    /// <summary>What had not left by then never leaves.</summary>
    public const string Stopped = "stopped";
}

/// <summary>Messages that one press of an organiser set off.</summary>
/// <param name="Name">What the press was about, such as <c>round 3</c>.</param>
/// <param name="Counted">How many messages the organiser saw and confirmed.</param>
/// <param name="Waiting">How many have still to leave.</param>
/// <param name="Letters">How many wait to be printed and posted.</param>
/// <param name="Failed">How many were refused, skipped or missed.</param>
public sealed record MessageBatch(
    Guid Id, Guid ProgrammeId, string Name, string State, int Counted, DateTimeOffset CreatedAt,
    int Sent, int Waiting, int Letters, int Failed);

/// <summary>Batches of messages: held up, let go and stopped together.</summary>
public sealed class MessageBatches(NpgsqlDataSource database, AuditStore audit, TimeProvider clock)
{
    private const string Batches =
        """
        select batch.id, batch.programme_id, name, batch.state, counted, batch.created_at,
               count(*) filter (where message.state = 'sent')::int as sent,
               count(*) filter (where message.state in ('queued', 'sending', 'retrying', 'uncertain'))::int as waiting,
               count(*) filter (where message.state = 'letter')::int as letters,
               count(*) filter (where message.state in ('refused', 'skipped', 'missed'))::int as failed
          from message_batch batch
          left join message on message.batch_id = batch.id
        """;

    /// <summary>Begins a batch within the caller's transaction.</summary>
    public async Task<Guid> BeginAsync(
        NpgsqlConnection connection, Guid programmeId, string name, int counted, string actor, CancellationToken stop)
    {
        const string sql =
            """
            insert into message_batch (id, programme_id, name, counted, created_by, created_at, changed_at)
            values (@id, @programmeId, @name, @counted, @actor, @now, @now)
            """;

        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        await connection.ExecuteAsync(sql, new { id, programmeId, name, counted, actor, now }, stop);
        return id;
    }

    /// <summary>The batches of a programme, the newest first.</summary>
    public Task<IReadOnlyList<MessageBatch>> ListAsync(Guid programmeId, CancellationToken stop)
    {
        const string sql = $"{Batches} where batch.programme_id = @programmeId group by batch.id order by batch.created_at desc, batch.id";

        return database.ListAsync<MessageBatch>(sql, new { programmeId }, stop);
    }

    /// <summary>Null when there is none.</summary>
    public Task<MessageBatch?> GetAsync(Guid id, CancellationToken stop) =>
        database.FindAsync<MessageBatch>($"{Batches} where batch.id = @id group by batch.id", new { id }, stop);

    /// <summary>
    /// Holds up what has not left yet. What is on its way at this moment still arrives. False when the batch was not running.
    /// </summary>
    public Task<bool> PauseAsync(Guid id, string actor, CancellationToken stop) =>
        MoveAsync(id, BatchState.Running, BatchState.Paused, "pause_batch", actor, stop);

    /// <summary>Lets go what was held up; each message is looked at again when it leaves. False when the batch was not paused.</summary>
    public Task<bool> ResumeAsync(Guid id, string actor, CancellationToken stop) =>
        MoveAsync(id, BatchState.Paused, BatchState.Running, "resume_batch", actor, stop);

    /// <summary>
    /// Ends within the caller's transaction what has not left yet; what another worker holds at this moment still leaves.
    /// </summary>
    /// <returns>The subjects of the messages that never left; null when the batch had been stopped before.</returns>
    public async Task<IReadOnlyList<Guid>?> StopAsync(NpgsqlConnection connection, Guid id, string actor, CancellationToken stop)
    {
        const string moveSql = "update message_batch set state = 'stopped', changed_at = @now where id = @id and state <> 'stopped'";
        const string endSql =
            $"""
            with ended as (
              update message
                 set state = 'skipped', reason = '{MessageReason.BatchStopped}', finished_at = @now, claim_number = claim_number + 1
               where batch_id = @id and (state in ('queued', 'retrying') or state = 'letter' and printed_at is null)
                 and (claimed_until is null or claimed_until <= @now)
              returning id, subject_id),
            noted as (
              insert into message_event (message_id, number, at, state, note)
              select id, 1 + (select count(*) from message_event where message_id = ended.id), @now, 'skipped',
                     '{MessageReason.BatchStopped}'
                from ended)
            select subject_id from ended
            """;

        var now = clock.GetUtcNow();
        if (await connection.ExecuteAsync(moveSql, new { id, now }, stop) == 0)
            return null;
        var ended = await connection.ListAsync<Guid>(endSql, new { id, now }, stop);
        await audit.WriteAsync(connection, actor, "stop_batch", $"message_batch {id}", "", stop);
        return ended;
    }

    private Task<bool> MoveAsync(Guid id, string from, string to, string action, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql = "update message_batch set state = @to, changed_at = @now where id = @id and state = @from";

            if (await connection.ExecuteAsync(sql, new { id, from, to, now = clock.GetUtcNow() }, stop) == 0)
                return false;
            await audit.WriteAsync(connection, actor, action, $"message_batch {id}", "", stop);
            return true;
        }, stop);
}
