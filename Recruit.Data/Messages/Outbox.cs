using Npgsql;
using Recruit.Data.Postgres;

namespace Recruit.Data.Messages;

/// <summary>
/// Due messages on their way out. A sender claims some, records each attempt before the body leaves, and then what came of it.
/// A sender that dies loses its lease: what it had not begun is claimed anew, what it had begun is uncertain.
/// </summary>
public sealed class Outbox(NpgsqlDataSource database, TimeProvider clock)
{
    private readonly Together<Beginning, bool> beginnings = new();
    private readonly Together<Ending, bool> endings = new();
    private readonly Together<(ClaimedMessage Message, DateTimeOffset? DueAt), bool> returns = new();

    // Mail of no programme is a sign-in code, without which nobody could lift a stop.
    private const string MayGo =
        """
        state in ('queued', 'retrying', 'uncertain', 'sending')
        and (batch_id is null or batch_id not in (select id from message_batch where state <> 'running'))
        and (programme_id is null or not exists (select 1 from mail_stop where lifted_at is null))
        """;

    /// <summary>Takes up to <paramref name="limit"/> due messages for this sender alone until the lease ends.</summary>
    public Task<IReadOnlyList<ClaimedMessage>> ClaimDueAsync(TimeSpan lease, int limit, CancellationToken stop)
    {
        // Those that can be missed go first: a sign-in code must not wait behind ten thousand invitations. Of one person's reminders one
        // goes at a time: the next must know whether it left.
        const string sql =
            $"""
            with due as (
              select id, state
                from message
               where due_at <= @now
                 and (claimed_until is null or claimed_until <= @now)
                 and {MayGo}
                 and (not in_turn or not exists (
                       select 1
                         from message other
                        where other.person_id = message.person_id and other.id <> message.id and other.in_turn
                          and other.state in ('queued', 'retrying', 'uncertain', 'sending')
                          and (other.claimed_until > @now or other.due_at <= @now
                                  and (other.due_at, other.id) < (message.due_at, message.id))))
               order by send_before nulls last, due_at, id
               limit @limit
                 for update skip locked),
            claimed as (
              update message
                 set claimed_until = @until,
                     claim_number = claim_number + 1,
                     tried_since = coalesce(tried_since, @now),
                     state = case due.state when 'sending' then 'uncertain' else due.state end
                from due
               where message.id = due.id
              returning message.*),
            lost as (
              insert into message_event (message_id, number, at, state, note)
              select id, 1 + (select count(*) from message_event where message_id = due.id), @now, 'uncertain',
                     '{MessageReason.SenderStopped}'
                from due
               where state = 'sending')
            select id, person_id, rule, occasion, subject_id, language, state, due_at, send_before, attempts, message_id, sealed_text,
                   claim_number, tried_since, programme_id
              from claimed
             order by send_before nulls last, due_at, id
            """;

        var now = clock.GetUtcNow();
        return database.ListAsync<ClaimedMessage>(sql, new { now, until = now + lease, limit }, stop);
    }

    /// <summary>When the next message may be claimed, now or within <paramref name="ahead"/>; null when none may.</summary>
    public Task<DateTimeOffset?> NextDueAsync(TimeSpan ahead, CancellationToken stop)
    {
        const string sql =
            $"""
            select min(greatest(due_at, coalesce(claimed_until, due_at)))
              from message
             where due_at <= @until
               and (claimed_until is null or claimed_until <= @until)
               and {MayGo}
            """;

        return database.ScalarAsync<DateTimeOffset?>(sql, new { until = clock.GetUtcNow() + ahead }, stop);
    }

    /// <summary>Records that the body is about to leave, and which body; false when another sender holds the message by now.</summary>
    /// <remarks>What is about to leave at the same moment is written down in one statement, and nothing leaves before that.</remarks>
    public Task<bool> BeginAsync(ClaimedMessage message, byte[] sealedText, TimeSpan lease, CancellationToken stop) =>
        beginnings.AskAsync(new Beginning(message, sealedText, lease), BeginAsync, stop);

    /// <summary>
    /// Records an end: <c>sent</c>, <c>refused</c>, <c>skipped</c> or <c>missed</c>; those of one moment in one transaction.
    /// </summary>
    /// <param name="alongside">What others write along with it; where it fails, only its own message is not recorded.</param>
    /// <returns>False when another sender holds the message by now.</returns>
    public Task<bool> FinishAsync(
        ClaimedMessage message, string state, string reason, Func<NpgsqlConnection, Task> alongside, CancellationToken stop) =>
        endings.AskAsync(new Ending(message, state, reason, DueAt: null, alongside), EndAsync, stop);

    /// <summary>Puts a message back to be tried again at <paramref name="dueAt"/>, as <c>retrying</c> or <c>uncertain</c>.</summary>
    public Task<bool> TryAgainAsync(ClaimedMessage message, string state, string reason, DateTimeOffset dueAt, CancellationToken stop) =>
        endings.AskAsync(new Ending(message, state, reason, dueAt, Alongside: null), EndAsync, stop);

    /// <summary>Gives back what was claimed but not begun, so that another sender need not wait for the lease.</summary>
    public Task ReleaseAsync(ClaimedMessage message, CancellationToken stop) => returns.AskAsync((message, null), GiveBackAsync, stop);

    /// <summary>
    /// Gives back what was claimed but not begun, to be claimed anew at <paramref name="dueAt"/>: its turn at the receiving domain.
    /// </summary>
    public Task DeferAsync(ClaimedMessage message, DateTimeOffset dueAt, CancellationToken stop) =>
        returns.AskAsync((message, dueAt), GiveBackAsync, stop);

    /// <summary>Puts a message that was refused back into the queue, after what was wrong has been mended.</summary>
    /// <returns>False when it was not refused, or skipped for its address.</returns>
    public async Task<bool> SendAgainAsync(Guid id, string actor, CancellationToken stop)
    {
        const string sql =
            $"""
            with again as (
              update message
                 set state = 'queued', reason = '', due_at = @now, finished_at = null, tried_since = null
               where id = @id and state = 'refused'
              returning id)
            insert into message_event (message_id, number, at, state, note)
            select id, 1 + (select count(*) from message_event where message_id = again.id), @now, 'queued', '{MessageReason.Again}: '
                || @actor
              from again
            """;

        return await database.ExecuteAsync(sql, new { id, actor, now = clock.GetUtcNow() }, stop) == 1;
    }

    /// <summary>A mail that was accepted, held within the caller's transaction until what came back is noted.</summary>
    /// <param name="messageId">The Message-ID, without angle brackets.</param>
    /// <returns>Null when no accepted mail has that Message-ID, or it came back before.</returns>
    public Task<LeftMail?> ReturnedAsync(NpgsqlConnection connection, string messageId, CancellationToken stop)
    {
        const string sql =
            """
            select id, person_id, programme_id, finished_at as left_at
              from message
             where message_id = @messageId and state = 'sent'
               for update
            """;

        return connection.FindAsync<LeftMail>(sql, new { messageId }, stop);
    }

    /// <summary>Notes within the caller's transaction that a mail which was accepted came back.</summary>
    /// <param name="state"><c>refused</c> when it will not arrive; <c>sent</c> when it may still.</param>
    public Task NoteReturnAsync(NpgsqlConnection connection, Guid id, string state, string reason, CancellationToken stop)
    {
        const string sql =
            """
            with returned as (
              update message set state = @state, reason = @reason where id = @id returning id)
            insert into message_event (message_id, number, at, state, note)
            select id, 1 + (select count(*) from message_event where message_id = returned.id), @now, @state, @reason
              from returned
            """;

        return connection.ExecuteAsync(sql, new { id, state, reason, now = clock.GetUtcNow() }, stop);
    }

    private async Task<IReadOnlyList<bool>> BeginAsync(IReadOnlyList<Beginning> asked)
    {
        const string sql =
            $"""
            with begun as (
              update message
                 set state = 'sending', attempts = attempts + 1, sealed_text = asked.sealed_text, claimed_until = asked.until
                from unnest(@ids::uuid[], @claims::int[], @texts::bytea[], @untils::timestamptz[])
                     as asked (id, claim_number, sealed_text, until)
               where message.id = asked.id and message.claim_number = asked.claim_number and state in ('queued', 'retrying', 'uncertain')
              returning message.id, message.claim_number, attempts),
            noted as (
              insert into message_event (message_id, number, at, state, note)
              select id, 1 + (select count(*) from message_event where message_id = begun.id), @now, 'sending', '{MessageReason.Attempt}: '
                  || attempts
                from begun)
            select id, claim_number from begun
            """;

        var now = clock.GetUtcNow();
        var begun = (await database.ListAsync<(Guid, int)>(sql, new
        {
            ids = asked.Select(one => one.Message.Id).ToArray(),
            claims = asked.Select(one => one.Message.ClaimNumber).ToArray(),
            texts = asked.Select(one => one.SealedText).ToArray(),
            untils = asked.Select(one => (DateTimeOffset?)(now + one.Lease)).ToArray(),
            now,
        }, CancellationToken.None)).ToHashSet();
        return [.. asked.Select(one => begun.Contains((one.Message.Id, one.Message.ClaimNumber)))];
    }

    private Task<IReadOnlyList<bool>> EndAsync(IReadOnlyList<Ending> asked) =>
        database.InTransactionAsync(async connection =>
        {
            var ended = await EndAsync(connection, asked);
            foreach (var one in asked)
                if (one.Alongside is { } alongside && ended.Contains((one.Message.Id, one.Message.ClaimNumber)))
                    await alongside(connection);
            return (IReadOnlyList<bool>)[.. asked.Select(one => ended.Contains((one.Message.Id, one.Message.ClaimNumber)))];
        }, CancellationToken.None);

    private async Task<IReadOnlySet<(Guid, int)>> EndAsync(NpgsqlConnection connection, IReadOnlyList<Ending> asked)
    {
        const string sql =
            """
            with ended as (
              update message
                 set state = asked.state, reason = asked.reason, claimed_until = null, due_at = coalesce(asked.due_at, message.due_at),
                     finished_at = case when asked.due_at is null then @now::timestamptz end
                from unnest(@ids::uuid[], @claims::int[], @states::text[], @reasons::text[], @dues::timestamptz[])
                     as asked (id, claim_number, state, reason, due_at)
               where message.id = asked.id and message.claim_number = asked.claim_number
                 and message.state in ('queued', 'retrying', 'uncertain', 'sending')
              returning message.id, message.claim_number, message.state, message.reason),
            noted as (
              insert into message_event (message_id, number, at, state, note)
              select id, 1 + (select count(*) from message_event where message_id = ended.id), @now, state, reason
                from ended)
            select id, claim_number from ended
            """;

        return (await connection.ListAsync<(Guid, int)>(sql, new
        {
            ids = asked.Select(one => one.Message.Id).ToArray(),
            claims = asked.Select(one => one.Message.ClaimNumber).ToArray(),
            states = asked.Select(one => one.State).ToArray(),
            reasons = asked.Select(one => one.Reason).ToArray(),
            dues = asked.Select(one => one.DueAt).ToArray(),
            now = clock.GetUtcNow(),
        }, CancellationToken.None)).ToHashSet();
    }

    private async Task<IReadOnlyList<bool>> GiveBackAsync(IReadOnlyList<(ClaimedMessage Message, DateTimeOffset? DueAt)> asked)
    {
        const string sql =
            """
            update message
               set claimed_until = null, due_at = coalesce(asked.due_at, message.due_at)
              from unnest(@ids::uuid[], @claims::int[], @dues::timestamptz[]) as asked (id, claim_number, due_at)
             where message.id = asked.id and message.claim_number = asked.claim_number and state in ('queued', 'retrying', 'uncertain')
            returning message.id, message.claim_number
            """;

        var given = (await database.ListAsync<(Guid, int)>(sql, new
        {
            ids = asked.Select(one => one.Message.Id).ToArray(),
            claims = asked.Select(one => one.Message.ClaimNumber).ToArray(),
            dues = asked.Select(one => one.DueAt).ToArray(),
        }, CancellationToken.None)).ToHashSet();
        return [.. asked.Select(one => given.Contains((one.Message.Id, one.Message.ClaimNumber)))];
    }

    private sealed record Beginning(ClaimedMessage Message, byte[] SealedText, TimeSpan Lease);

    private sealed record Ending(
        ClaimedMessage Message, string State, string Reason, DateTimeOffset? DueAt, Func<NpgsqlConnection, Task>? Alongside);
}
