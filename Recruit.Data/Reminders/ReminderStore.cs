using Dapper;
using Npgsql;
using Recruit.Data.Messages;
using Recruit.Data.Postgres;

namespace Recruit.Data.Reminders;

/// <summary>What reminders of an invitation depend on, as it is now.</summary>
/// <param name="State">Of the invitation.</param>
public sealed record ReminderFacts(
    Guid InvitationId, Guid ProgrammeId, Guid PersonId, string Language, string State, string RegistrationState, DateTimeOffset AnswerBy,
    DateTimeOffset? SentAt, DateTimeOffset? AnsweredAt, string DialogueState, DateTimeOffset StartsAt, int Minutes, string TimeZone)
{
    public DateTimeOffset EndsAt => StartsAt.AddMinutes(Minutes);
}

/// <summary>The invitations that reminders may be about, and writing the reminders down.</summary>
public sealed class ReminderStore(NpgsqlDataSource database, MessageStore messages)
{
    private const string Facts =
        """
        select invitation.id as invitation_id, invitation.programme_id, registration.person_id, registration.language, invitation.state,
               registration.state as registration_state, invitation.answer_by, invitation.sent_at, invitation.answered_at,
               dialogue.state as dialogue_state, dialogue.starts_at, dialogue.minutes, dialogue.time_zone
          from invitation
          join registration on registration.id = invitation.registration_id
          join dialogue on dialogue.id = invitation.dialogue_id
        """;

    /// <summary>The facts about one invitation; null when there is none.</summary>
    public async Task<ReminderFacts?> FactsAsync(Guid invitationId, CancellationToken stop)
    {
        const string sql = $"{Facts} where invitation.id = @invitationId";

        await using var connection = await database.OpenConnectionAsync(stop);
        return await connection.QuerySingleOrDefaultAsync<ReminderFacts>(new CommandDefinition(sql, new { invitationId }, cancellationToken: stop));
    }

    /// <summary>
    /// Invitations of a programme that are unanswered or accepted, or whose dialogue lies between two moments: those that a rule may speak about.
    /// </summary>
    public async Task<IReadOnlyList<ReminderFacts>> ListAsync(Guid programmeId, DateTimeOffset startingFrom, DateTimeOffset startingBefore, CancellationToken stop)
    {
        const string sql =
            $"""
            {Facts}
             where invitation.programme_id = @programmeId
               and registration.state = 'active' and dialogue.state = 'planned'
               and (invitation.state = 'sent'
                    or invitation.state in ('accepted', 'attended') and dialogue.starts_at between @startingFrom and @startingBefore)
             order by invitation.id
            """;

        await using var connection = await database.OpenConnectionAsync(stop);
        return (await connection.QueryAsync<ReminderFacts>(
            new CommandDefinition(sql, new { programmeId, startingFrom, startingBefore }, cancellationToken: stop))).AsList();
    }

    /// <summary>Writes reminders down; those that are there already stay as they are.</summary>
    /// <returns>How many are new.</returns>
    public Task<int> QueueAsync(IReadOnlyCollection<NewMessage> reminders, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            // The unique key alone would do; most reminders of the coming day are there already, and reading them at once is quicker than trying each.
            const string sql = "select subject_id, rule, occasion from message where subject_id = any(@subjects)";

            var subjects = reminders.Select(reminder => reminder.SubjectId).Distinct().ToArray();
            var there = (await connection.QueryAsync<(Guid, string, string)>(new CommandDefinition(sql, new { subjects }, cancellationToken: stop))).ToHashSet();
            var missing = reminders.Where(reminder => !there.Contains((reminder.SubjectId, reminder.Rule, reminder.Occasion))).ToList();
            return await messages.QueueAsync(connection, missing, stop);
        }, stop);
}
