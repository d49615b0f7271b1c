using Npgsql;
using Recruit.Data.Messages;
using Recruit.Data.Postgres;

namespace Recruit.Data.Invitations;

/// <summary>
/// Finds what people should have been told and no message tells: after a restored backup, a hand in the database, or a mistake of ours.
/// </summary>
public sealed class MissingMessages(NpgsqlDataSource database, MessageStore messages, TimeProvider clock)
{
    private sealed record Missing(
        Guid InvitationId, Guid ProgrammeId, Guid PersonId, string Language, string Rule, DateTimeOffset AnswerBy);

    /// <summary>Queues the mails of planned, accepted and declined invitations to coming dialogues that have none.</summary>
    /// <returns>How many were missing.</returns>
    public Task<int> QueueAsync(CancellationToken stop) => database.InTransactionAsync(async connection =>
    {
        const string sql =
            """
            select invitation.id as invitation_id, invitation.programme_id, registration.person_id, registration.language, told.rule,
                   invitation.answer_by
              from invitation
              join registration on registration.id = invitation.registration_id
              join dialogue on dialogue.id = invitation.dialogue_id
             cross join lateral (select case invitation.state
                                             when 'planned' then @invited
                                             when 'accepted' then @accepted
                                             else @declined end as rule) told
             where registration.state = 'active' and dialogue.state = 'planned' and dialogue.starts_at > @now
               and (invitation.state = 'planned' and invitation.answer_by > @now or invitation.state in ('accepted', 'declined'))
               and not exists (select 1
                                 from message
                                where message.subject_id = invitation.id and message.rule = told.rule)
             order by invitation.id
            """;

        var now = clock.GetUtcNow();
        var missing = await connection.ListAsync<Missing>(sql, new
        {
            now,
            invited = InvitationRule.Invitation,
            accepted = InvitationRule.Accepted,
            declined = InvitationRule.Declined,
        }, stop);
        return await messages.QueueAsync(connection, [.. missing.Select(one => MessageOf(one, now))], stop);
    }, stop);

    private static NewMessage MessageOf(Missing missing, DateTimeOffset now) =>
        new(missing.PersonId, missing.Rule, missing.InvitationId.ToString("N"), missing.InvitationId, now)
        {
            ProgrammeId = missing.ProgrammeId,
            Language = missing.Language,
            SendBefore = missing.Rule == InvitationRule.Invitation ? missing.AnswerBy : null,
        };
}
