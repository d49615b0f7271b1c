using Npgsql;
using Recruit.Data.Messages;
using Recruit.Data.Postgres;

namespace Recruit.Data.Reminders;

/// <summary>Those to whom reminders may speak, and writing the reminders down.</summary>
public sealed class ReminderStore(NpgsqlDataSource database, MessageStore messages, TimeProvider clock)
{
    /// <summary>
    /// The facts about one person and one invitation, dialogue or registration, the newest first: a registration may have been in several
    /// draws. Nothing when they have nothing to do with each other (any more).
    /// </summary>
    public Task<IReadOnlyList<ReminderFacts>> AboutAsync(Guid subjectId, Guid personId, CancellationToken stop)
    {
        const string sql =
            $"""
            select * from {AboutWhom.Everyone} where subject_id = @subjectId and person_id = @personId order by since desc nulls last
            """;

        return database.ListAsync<ReminderFacts>(sql, new { subjectId, personId }, stop);
    }

    /// <summary>Everyone of these kinds to whom a rule may have something to say about now.</summary>
    public Task<IReadOnlyList<ReminderFacts>> ListAsync(
        Guid programmeId, IReadOnlyCollection<string> kinds, ReminderWindow window, CancellationToken stop)
    {
        const string sql =
            $"""
            select *
              from {AboutWhom.Everyone}
             where programme_id = @programmeId
               and kind = any(@kinds)
               and registration_state = 'active'
               and (state = 'sent'
                    or state in ('', 'accepted', 'attended')
                       and (starts_at between @StartsFrom and @StartsBefore or ends_at between @StartsFrom and @StartsBefore
                            or greatest(since, sent_at, answered_at, moved_at, cancelled_at, results_at, full_at) >= @ChangedSince))
             order by subject_id, person_id
            """;

        return database.ListAsync<ReminderFacts>(sql,
            new { programmeId, kinds = kinds.ToArray(), window.StartsFrom, window.StartsBefore, window.ChangedSince }, stop);
    }

    /// <summary>
    /// Everyone of these kinds, also those who declined, withdrew or whose dialogue is off: for who asks why somebody gets nothing.
    /// </summary>
    public Task<IReadOnlyList<ReminderFacts>> ListAllAsync(Guid programmeId, IReadOnlyCollection<string> kinds, CancellationToken stop)
    {
        const string sql =
            $"""
            select * from {AboutWhom.Everyone} where programme_id = @programmeId and kind = any(@kinds) order by subject_id, person_id
            """;

        return database.ListAsync<ReminderFacts>(sql, new { programmeId, kinds = kinds.ToArray() }, stop);
    }

    /// <summary>All reminders that were written down for these people.</summary>
    public Task<IReadOnlyList<WrittenReminder>> WrittenAsync(IReadOnlyCollection<Guid> people, CancellationToken stop)
    {
        const string sql =
            """
            select person_id, rule, occasion, state, due_at, finished_at, urgent, reason
              from message
             where person_id = any(@people) and rule like 'reminder\_%'
            """;

        return database.ListAsync<WrittenReminder>(sql, new { people = people.ToArray() }, stop);
    }

    /// <summary>How many other reminders, urgent ones aside, left to a person between two moments or are leaving.</summary>
    public Task<int> CountLeftAsync(Guid personId, Guid exceptId, DateTimeOffset from, DateTimeOffset before, CancellationToken stop)
    {
        const string sql =
            """
            select count(*)::int
              from message
             where person_id = @personId and in_turn and id <> @exceptId
               and (state = 'sent' and finished_at >= @from and finished_at < @before or state in ('sending', 'uncertain'))
            """;

        return database.ScalarAsync<int>(sql, new { personId, exceptId, from, before }, stop);
    }

    /// <summary>
    /// The people of these whom a letter must reach (no address), and those whose address refused mail; who was erased is
    /// in neither and not in the rest.
    /// </summary>
    public async Task<IReadOnlyDictionary<Guid, string>> ReachAsync(IReadOnlyCollection<Guid> people, CancellationToken stop)
    {
        const string sql =
            """
            select contact.person_id,
                   case when contact.address_hash is null then 'letter'
                        when exists (select 1 from suppression where suppression.address_hash = contact.address_hash) then 'suppressed'
                        else 'mail' end as reach
              from vault.contact contact
             where contact.person_id = any(@people)
            """;

        return (await database.ListAsync<(Guid PersonId, string Reach)>(sql, new { people = people.ToArray() }, stop))
            .ToDictionary(row => row.PersonId, row => row.Reach);
    }

    /// <summary>Writes reminders down, and those that will not leave with the reason; what is there already stays as it is.</summary>
    /// <returns>How many are new.</returns>
    public Task<int> QueueAsync(
        IReadOnlyCollection<NewMessage> reminders, IReadOnlyCollection<SkippedMessage> skipped, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            var queued = await messages.QueueAsync(connection, reminders, stop);
            foreach (var one in skipped)
                if (await messages.QueueAsync(connection, one.Message, stop))
                {
                    await SkipAsync(connection, one, stop);
                    queued++;
                }
            return queued;
        }, stop);

    private Task SkipAsync(NpgsqlConnection connection, SkippedMessage skipped, CancellationToken stop)
    {
        const string sql =
            """
            with skipped as (
              update message
                 set state = 'skipped', reason = @Because, finished_at = @now
               where person_id = @PersonId and rule = @Rule and occasion = @Occasion and state = 'queued'
              returning id)
            insert into message_event (message_id, number, at, state, note)
            select id, 1, @now, 'skipped', @Because from skipped
            """;

        return connection.ExecuteAsync(sql, new
        {
            skipped.Because,
            skipped.Message.PersonId,
            skipped.Message.Rule,
            skipped.Message.Occasion,
            now = clock.GetUtcNow(),
        }, stop);
    }
}
