using Dapper;
using Npgsql;

namespace Recruit.Data.Messages;

/// <summary>The messages that are due, under way and done.</summary>
public sealed class MessageStore(TimeProvider clock)
{
    /// <summary>Queues a message within the caller's transaction; the same person, rule and occasion a second time changes nothing.</summary>
    /// <returns>Whether the message is new.</returns>
    public async Task<bool> QueueAsync(NpgsqlConnection connection, NewMessage message, CancellationToken stop) =>
        await QueueAsync(connection, [message], stop) == 1;

    /// <inheritdoc cref="QueueAsync(NpgsqlConnection, NewMessage, CancellationToken)"/>
    /// <returns>How many of them are new.</returns>
    public async Task<int> QueueAsync(NpgsqlConnection connection, IReadOnlyCollection<NewMessage> messages, CancellationToken stop)
    {
        const string sql =
            """
            insert into message (id, person_id, rule, occasion, programme_id, subject_id, language, due_at, send_before, message_id, created_at)
            values (@Id, @PersonId, @Rule, @Occasion, @ProgrammeId, @SubjectId, @Language, @DueAt, @SendBefore, @MessageId, @Now)
            on conflict (person_id, rule, occasion) do nothing
            """;

        var now = clock.GetUtcNow();
        var rows = messages.Select(message =>
        {
            var id = Guid.CreateVersion7(now);
            // The Message-ID is fixed here, so that a retry after an uncertain end is recognised as the same mail.
            return new
            {
                Id = id, message.PersonId, message.Rule, message.Occasion, message.ProgrammeId, message.SubjectId, message.Language,
                message.DueAt, message.SendBefore, MessageId = $"{id:N}@recruit", Now = now,
            };
        });
        return await connection.ExecuteAsync(new CommandDefinition(sql, rows, cancellationToken: stop));
    }
}
