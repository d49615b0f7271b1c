using Dapper;
using Npgsql;
using Recruit.Data.Postgres;

namespace Recruit.Data.Messages;

/// <summary>The messages that were queued, as those who queue them and those who look at them need them.</summary>
public sealed class MessageStore(NpgsqlDataSource database, TimeProvider clock)
{
    private const string RowColumns =
        """
        id, person_id, rule, occasion, programme_id, subject_id, language, state, due_at, send_before, attempts, reason, created_at,
        finished_at
        """;

    private const string Filter =
        """
        (@ProgrammeId::uuid is null or programme_id = @ProgrammeId)
        and (@State::text is null or state = @State)
        and (@Rule::text is null or rule = @Rule)
        """;

    /// <summary>
    /// Queues a message within the caller's transaction; the same person, rule and occasion a second time changes nothing.
    /// </summary>
    /// <returns>Whether the message is new.</returns>
    public async Task<bool> QueueAsync(NpgsqlConnection connection, NewMessage message, CancellationToken stop) =>
        await QueueAsync(connection, [message], stop) == 1;

    /// <inheritdoc cref="QueueAsync(NpgsqlConnection, NewMessage, CancellationToken)"/>
    /// <returns>How many of them are new.</returns>
    public async Task<int> QueueAsync(NpgsqlConnection connection, IReadOnlyCollection<NewMessage> messages, CancellationToken stop)
    {
        const string sql =
            """
            insert into message (id, person_id, rule, occasion, programme_id, subject_id, language, due_at, send_before, urgent, in_turn,
                                 batch_id, message_id, created_at)
            values (@Id, @PersonId, @Rule, @Occasion, @ProgrammeId, @SubjectId, @Language, @DueAt, @SendBefore, @Urgent, @InTurn, @BatchId,
                    @MessageId, @Now)
            on conflict (person_id, rule, occasion) do nothing
            """;

        var now = clock.GetUtcNow();
        var rows = messages.Select(message =>
        {
            var id = Guid.CreateVersion7(now);
            // The Message-ID is fixed here, so that a retry after an uncertain end is recognised as the same mail.
            return new
            {
                Id = id,
                message.PersonId,
                message.Rule,
                message.Occasion,
                message.ProgrammeId,
                message.SubjectId,
                message.Language,
                message.DueAt,
                message.SendBefore,
                message.Urgent,
                message.InTurn,
                message.BatchId,
                MessageId = $"{id:N}@recruit",
                Now = now,
            };
        });
        return await connection.ExecuteAsync(sql, rows, stop);
    }

    /// <summary>
    /// Ends within the caller's transaction what still waits to be sent to a person about these subjects; what a sender holds at this
    /// moment leaves.
    /// </summary>
    public Task EndAsync(
        NpgsqlConnection connection, Guid personId, IReadOnlyCollection<Guid> subjects, string reason, CancellationToken stop)
    {
        const string sql =
            """
            with ended as (
              update message
                 set state = 'skipped', reason = @reason, finished_at = @now, claim_number = claim_number + 1
               where person_id = @personId and subject_id = any(@subjects)
                 and (state in ('queued', 'retrying', 'uncertain') or state = 'letter' and printed_at is null)
              returning id)
            insert into message_event (message_id, number, at, state, note)
            select id, 1 + (select count(*) from message_event where message_id = ended.id), @now, 'skipped', @reason
              from ended
            """;

        return connection.ExecuteAsync(
            sql, new { personId, subjects = subjects.ToArray(), reason, now = clock.GetUtcNow() }, stop);
    }

    /// <summary>A page of messages, newest first.</summary>
    public Task<IReadOnlyList<MessageRow>> ListAsync(MessageFilter filter, int skip, int take, CancellationToken stop)
    {
        const string sql =
            $"""
            select {RowColumns}
              from message
             where {Filter}
             order by created_at desc, id desc
            offset @skip
             limit @take
            """;

        return database.ListAsync<MessageRow>(sql,
            new { filter.ProgrammeId, filter.State, filter.Rule, skip, take }, stop);
    }

    public Task<int> CountAsync(MessageFilter filter, CancellationToken stop) =>
        database.ScalarAsync<int>($"select count(*)::int from message where {Filter}", filter, stop);

    /// <summary>How many messages of a programme, or of all, are in each state; states without any are left out.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountsByStateAsync(Guid? programmeId, CancellationToken stop)
    {
        const string sql =
            """
            select state, count(*)::int
              from message
             where @programmeId::uuid is null or programme_id = @programmeId
             group by state
             order by state
            """;

        return (await database.ListAsync<(string State, int Count)>(sql, new { programmeId }, stop))
            .ToDictionary(row => row.State, row => row.Count);
    }

    /// <summary>The rules that have messages in a programme, in order, for a choice on a page.</summary>
    public Task<IReadOnlyList<string>> RulesAsync(Guid programmeId, CancellationToken stop) =>
        database.ListAsync<string>("select distinct rule from message where programme_id = @programmeId order by rule",
            new { programmeId }, stop);

    /// <summary>One message with all that happened to it; null when there is none.</summary>
    public async Task<MessageHistory?> GetAsync(Guid id, CancellationToken stop)
    {
        const string sql =
            $"""
            select {RowColumns} from message where id = @id;
            select sealed_text from message where id = @id;
            select number, at, state, note from message_event where message_id = @id order by number;
            """;

        await using var connection = await database.OpenConnectionAsync(stop);
        await using var results = await connection.QueryMultipleAsync(new CommandDefinition(sql, new { id }, cancellationToken: stop));
        if (await results.ReadSingleOrDefaultAsync<MessageRow>() is not { } message)
            return null;
        return new MessageHistory(
            message, await results.ReadSingleOrDefaultAsync<byte[]?>(), (await results.ReadAsync<MessageEvent>()).AsList());
    }

    /// <summary>The Message-IDs of mails to people whose key is gone: what copies of them exist may go too.</summary>
    public Task<IReadOnlyList<string>> OfErasedPeopleAsync(CancellationToken stop)
    {
        const string sql =
            """
            select message_id
              from message
             where state = 'sent' and not exists (select 1 from vault.person_key where person_key.person_id = message.person_id)
             order by id
            """;

        return database.ListAsync<string>(sql, null, stop);
    }
}
