using System.Globalization;
using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Invitations;
using Recruit.Data.Messages;
using Recruit.Data.Postgres;

namespace Recruit.Data.Post;

/// <summary>A message to somebody without an e-mail address, which waits to be printed and posted or told by telephone.</summary>
public sealed record WaitingLetter
{
    public Guid Id { get; init; }
    public Guid PersonId { get; init; }
    public string Rule { get; init; } = "";
    public string Occasion { get; init; } = "";

    /// <summary>As for any message; an invitation in most cases.</summary>
    public Guid SubjectId { get; init; }
    public string Language { get; init; } = "";
    public DateTimeOffset DueAt { get; init; }

    /// <summary>When its words were last made ready to be printed; null when they never were.</summary>
    public DateTimeOffset? PrintedAt { get; init; }

    /// <summary>Null when it is not about one.</summary>
    public Guid? InvitationId { get; init; }
    public string? InvitationState { get; init; }

    /// <summary>Number of the registration; null when it is to a host or a facilitator.</summary>
    public long? Registration { get; init; }
    public DateTimeOffset? AnswerBy { get; init; }

    /// <summary>Number of the dialogue that it is about.</summary>
    public long? Dialogue { get; init; }
    public string? Title { get; init; }
    public DateTimeOffset? StartsAt { get; init; }
    public string? TimeZone { get; init; }
}

/// <summary>What a programme sets about its letters.</summary>
/// <param name="Days">How many days longer than others somebody has to answer who is invited by letter, 0 to 14.</param>
/// <param name="Telephone">The number that letters name; empty when there is none.</param>
public sealed record LetterSettings(int Days, string Telephone);

/// <summary>Letters on their way from the queue to the letter box.</summary>
public sealed class LetterStore(NpgsqlDataSource database, AuditStore audit, TimeProvider clock)
{
    private const string Letters =
        """
        select message.id, message.person_id, message.rule, message.occasion, message.subject_id, message.language, message.due_at,
               message.printed_at, invitation.id as invitation_id, invitation.state as invitation_state,
               registration.number as registration, invitation.answer_by, dialogue.number as dialogue, dialogue.title,
               dialogue.starts_at, dialogue.time_zone
          from message
          left join invitation on invitation.id = message.subject_id
          left join registration on registration.person_id = message.person_id
          left join dialogue on dialogue.id = coalesce(invitation.dialogue_id, message.subject_id)
        """;

    /// <summary>Every letter of a programme that waits, the most urgent first.</summary>
    public Task<IReadOnlyList<WaitingLetter>> WaitingAsync(Guid programmeId, CancellationToken stop)
    {
        const string sql =
            $"""
            {Letters}
             where message.programme_id = @programmeId and message.state = 'letter'
             order by coalesce(invitation.answer_by, dialogue.starts_at, message.due_at), message.due_at, message.id
            """;

        return database.ListAsync<WaitingLetter>(sql, new { programmeId }, stop);
    }

    /// <summary>The words of a letter as they were last made ready, sealed under the person's key; null when they never were.</summary>
    public Task<byte[]?> WordsAsync(Guid id, CancellationToken stop) =>
        database.ScalarAsync<byte[]?>("select sealed_text from message where id = @id and state = 'letter' and printed_at is not null",
            new { id }, stop);

    /// <summary>Notes the words that are about to be printed; false when it no longer waits.</summary>
    public Task<bool> NotePrintedAsync(Guid id, byte[] sealedText, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql = "update message set sealed_text = @sealedText, printed_at = @now where id = @id and state = 'letter'";

            if (await connection.ExecuteAsync(sql, new { id, sealedText, now = clock.GetUtcNow() }, stop) == 0)
                return false;
            await AddEventAsync(connection, id, MessageState.Letter, MessageReason.MadeReady, stop);
            return true;
        }, stop);

    /// <summary>Ends a letter that should not go any more.</summary>
    public Task<bool> SkipAsync(Guid id, string because, CancellationToken stop) =>
        database.InTransactionAsync(connection => EndAsync(connection, id, MessageState.Skipped, because, stop), stop);

    /// <summary>Ends what was told by telephone instead, as sent.</summary>
    /// <param name="alongside">What others write in the same transaction because of it.</param>
    /// <param name="actor">The member of staff who called.</param>
    public Task<bool> ToldByPhoneAsync(Guid id, Func<NpgsqlConnection, Task> alongside, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            if (!await EndAsync(connection, id, MessageState.Sent, MessageReason.ToldByPhone, stop))
                return false;
            await alongside(connection);
            await audit.WriteAsync(connection, actor, "tell_by_phone", $"message {id}", "", stop);
            return true;
        }, stop);

    /// <summary>Ends every letter of a programme that was printed, as sent, if it is as many as staff saw.</summary>
    /// <param name="alongside">What others write in the same transaction because of each.</param>
    /// <returns>How many are printed: they are posted only when that is <paramref name="seen"/>.</returns>
    public Task<int> PostAsync(
        Guid programmeId, int seen, Func<NpgsqlConnection, WaitingLetter, Task> alongside, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string lockSql =
                """
                select id
                  from message
                 where programme_id = @programmeId and state = 'letter' and printed_at is not null
                 order by id
                   for update
                """;
            const string sql = $"{Letters} where message.id = any(@printed) and message.state = 'letter' order by message.id";

            var printed = (await connection.ListAsync<Guid>(lockSql, new { programmeId }, stop)).ToArray();
            if (printed.Length != seen || seen == 0)
                return printed.Length;
            foreach (var letter in await connection.ListAsync<WaitingLetter>(sql, new { printed }, stop))
                if (await EndAsync(connection, letter.Id, MessageState.Sent, MessageReason.Posted, stop))
                    await alongside(connection, letter);
            await audit.WriteAsync(connection, actor, "post_letters", $"programme {programmeId}",
                string.Create(CultureInfo.InvariantCulture, $"{printed.Length} letters"), stop);
            return printed.Length;
        }, stop);

    /// <summary>
    /// Gives whoever is invited by letter longer to answer, counted from now; never beyond half-way to the start. That the letter lay
    /// unprinted until the time was over is no fault of the person's.
    /// </summary>
    public async Task LengthenAnswerTimeAsync(Guid invitationId, CancellationToken stop)
    {
        const string readSql =
            """
            select programme.answer_days + programme.letter_days as days, dialogue.starts_at, dialogue.time_zone
              from invitation
              join programme on programme.id = invitation.programme_id
              join dialogue on dialogue.id = invitation.dialogue_id
             where invitation.id = @invitationId
            """;
        const string writeSql =
            """
            update invitation
               set answer_by = @answerBy
             where id = @invitationId and (state = 'planned' or state = 'sent' and answer_by > @now) and answer_by < @answerBy
            """;

        await using var connection = await database.OpenConnectionAsync(stop);
        var (days, startsAt, timeZone) = await connection.SingleAsync<(int, DateTimeOffset, string)>(readSql, new { invitationId }, stop);
        var now = clock.GetUtcNow();
        var answerBy = new AnswerTime(days).EndsAt(now, startsAt, timeZone);
        await connection.ExecuteAsync(writeSql, new { invitationId, answerBy, now }, stop);
    }

    public Task<LetterSettings> SettingsAsync(Guid programmeId, CancellationToken stop) =>
        database.SingleAsync<LetterSettings>("select letter_days as days, telephone from programme where id = @programmeId",
            new { programmeId }, stop);

    /// <param name="actor">The organiser who sets them.</param>
    public Task ChangeSettingsAsync(Guid programmeId, LetterSettings settings, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql = "update programme set letter_days = @Days, telephone = @Telephone where id = @programmeId";

            await connection.ExecuteAsync(sql, new { programmeId, settings.Days, settings.Telephone }, stop);
            await audit.WriteAsync(connection, actor, "change_letter_settings", $"programme {programmeId}",
                string.Create(CultureInfo.InvariantCulture, $"{settings.Days} days"), stop);
        }, stop);

    private async Task<bool> EndAsync(NpgsqlConnection connection, Guid id, string state, string reason, CancellationToken stop)
    {
        const string sql = "update message set state = @state, reason = @reason, finished_at = @now where id = @id and state = 'letter'";

        if (await connection.ExecuteAsync(sql, new { id, state, reason, now = clock.GetUtcNow() }, stop) == 0)
            return false;
        await AddEventAsync(connection, id, state, reason, stop);
        return true;
    }

    private Task AddEventAsync(NpgsqlConnection connection, Guid id, string state, string note, CancellationToken stop)
    {
        const string sql =
            """
            insert into message_event (message_id, number, at, state, note)
            select @id, coalesce(max(number), 0) + 1, @now, @state, @note from message_event where message_id = @id
            """;

        return connection.ExecuteAsync(sql, new { id, state, note, now = clock.GetUtcNow() }, stop);
    }
}
