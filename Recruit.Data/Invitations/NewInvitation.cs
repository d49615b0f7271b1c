using Npgsql;
using Recruit.Data.Messages;
using Recruit.Data.Postgres;

namespace Recruit.Data.Invitations;

/// <summary>A seat that is about to be offered to the person who holds it.</summary>
public sealed record NewInvitation(
    Guid ProgrammeId, Guid RegistrationId, Guid PersonId, string Language, Guid SeatId, Guid DialogueId, DateTimeOffset AnswerBy,
    InvitationReason Reason)
{
    /// <summary>The invitation whose seat this one refills.</summary>
    public Guid? ReplacesId { get; init; }

    /// <summary>The batch that its mail leaves with; null when it leaves by itself.</summary>
    public Guid? BatchId { get; init; }

    /// <summary>Writes planned invitations, the first line of their history and their mails, within the caller's transaction.</summary>
    /// <returns>Their ids, in the same order.</returns>
    internal static async Task<IReadOnlyList<Guid>> AddAsync(
        NpgsqlConnection connection, IEnumerable<NewInvitation> invitations, MessageStore messages, DateTimeOffset now,
        CancellationToken stop)
    {
        const string sql =
            """
            insert into invitation (id, programme_id, registration_id, seat_id, dialogue_id, answer_by, replaces_id, reason, created_at)
            values (@Id, @ProgrammeId, @RegistrationId, @SeatId, @DialogueId, @AnswerBy, @ReplacesId, @Reason::jsonb, @Now);
            insert into invitation_event (invitation_id, number, at, state) values (@Id, 1, @Now, 'planned');
            """;

        var planned = invitations.Select(invitation => (Id: Guid.CreateVersion7(now), Invitation: invitation)).ToList();
        var rows = planned.Select(row => new
        {
            row.Id,
            row.Invitation.ProgrammeId,
            row.Invitation.RegistrationId,
            row.Invitation.SeatId,
            row.Invitation.DialogueId,
            row.Invitation.AnswerBy,
            row.Invitation.ReplacesId,
            Reason = row.Invitation.Reason.ToJson(),
            Now = now,
        });
        await connection.ExecuteAsync(sql, rows, stop);
        await messages.QueueAsync(connection, [.. planned.Select(row => row.Invitation.Message(row.Id, now))], stop);
        return [.. planned.Select(row => row.Id)];
    }

    // An invitation that could not leave before its answer-by date is missed, never sent late.
    private NewMessage Message(Guid id, DateTimeOffset now) =>
        new(PersonId, InvitationRule.Invitation, id.ToString("N"), id, now)
        {
            ProgrammeId = ProgrammeId,
            Language = Language,
            SendBefore = AnswerBy,
            BatchId = BatchId,
        };
}
