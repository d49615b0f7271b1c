using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Messages;
using Recruit.Data.Postgres;
using Recruit.Data.Seats;

namespace Recruit.Data.Invitations;

/// <summary>
/// What invited people answer, and whether they came. Each answer, what it does to the seat and the mail that follows are one transaction
/// under the lock of the invitation's row: of two presses at once the second sees what the first did.
/// </summary>
public sealed class AnswerStore(NpgsqlDataSource database, SeatStore seats, MessageStore messages, AuditStore audit, TimeProvider clock)
{
    /// <summary>The person comes.</summary>
    public Task<AnswerOutcome> AcceptAsync(Guid invitationId, CancellationToken stop) =>
        AnswerAsync(invitationId, (standing, now) => standing.Accept(now), byPhone: null, stop);

    /// <summary>The person does not come.</summary>
    public Task<AnswerOutcome> DeclineAsync(Guid invitationId, CancellationToken stop) =>
        AnswerAsync(invitationId, (standing, now) => standing.Decline(now), byPhone: null, stop);

    /// <summary>The person had accepted and is no longer coming.</summary>
    public Task<AnswerOutcome> CancelAsync(Guid invitationId, CancellationToken stop) =>
        AnswerAsync(invitationId, (standing, now) => standing.Cancel(now), byPhone: null, stop);

    /// <summary>The person said on the telephone, or by letter, what is recorded here; it counts as any other answer.</summary>
    /// <param name="actor">The member of staff who heard it.</param>
    public Task<AnswerOutcome> RecordByPhoneAsync(Guid invitationId, PhoneAnswer answer, string actor, CancellationToken stop) =>
        answer switch
        {
            PhoneAnswer.Comes => AnswerAsync(invitationId, (standing, now) => standing.Accept(now), actor, stop),
            PhoneAnswer.DoesNotCome => AnswerAsync(invitationId, (standing, now) => standing.Cancel(now), actor, stop),
            _ => throw new ArgumentOutOfRangeException(nameof(answer)),
        };

    /// <summary>The person had accepted, the dialogue changed since, and the answer still stands.</summary>
    public Task<AnswerOutcome> StillComesAsync(Guid invitationId, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                """
                select exists (select 1
                                 from invitation
                                 join dialogue on dialogue.id = invitation.dialogue_id
                                where invitation.id = @invitationId
                                  and dialogue.moved_at >= (select max(at)
                                                              from invitation_event
                                                             where invitation_event.invitation_id = @invitationId))
                """;

            if (await HeldInvitation.LockAsync(connection, invitationId, stop) is not { } held)
                return new AnswerOutcome.NotFound();
            var outcome = held.Standing.StillComes(clock.GetUtcNow());
            // Pressing twice leaves one line in the history.
            if (outcome is AnswerOutcome.Accepted && await connection.ScalarAsync<bool>(sql, new { invitationId }, stop))
                await held.MoveAsync(connection, InvitationState.Accepted, clock.GetUtcNow(), "still comes after the change", stop);
            return outcome;
        }, stop);

    /// <summary>Notes whether somebody came; null takes the note back. False when the person had not accepted.</summary>
    /// <param name="actor">The facilitator or organiser who says so.</param>
    public Task<bool> NoteAttendanceAsync(Guid invitationId, bool? came, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            var state = came switch { true => InvitationState.Attended, false => InvitationState.NoShow, null => InvitationState.Accepted };
            if (await HeldInvitation.LockAsync(connection, invitationId, stop) is not
                { State: InvitationState.Accepted or InvitationState.Attended or InvitationState.NoShow } held)
                return false;
            if (held.State == state)
                return true;
            await held.MoveAsync(connection, state, clock.GetUtcNow(), actor, stop);
            await audit.WriteAsync(connection, actor, "attendance", $"invitation {invitationId}", state, stop);
            return true;
        }, stop);

    private Task<AnswerOutcome> AnswerAsync(
        Guid invitationId, Func<InvitationStanding, DateTimeOffset, AnswerOutcome> decide, string? byPhone, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            if (await HeldInvitation.LockAsync(connection, invitationId, stop) is not { } held)
                return new AnswerOutcome.NotFound();
            var outcome = decide(held.Standing, clock.GetUtcNow());
            await RecordAsync(connection, held, outcome, byPhone, stop);
            return outcome;
        }, stop);

    private async Task RecordAsync(
        NpgsqlConnection connection, HeldInvitation held, AnswerOutcome outcome, string? byPhone, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var (state, rule) = outcome switch
        {
            AnswerOutcome.Accepted => (InvitationState.Accepted, InvitationRule.Accepted),
            AnswerOutcome.Declined => (InvitationState.Declined, InvitationRule.Declined),
            AnswerOutcome.Cancelled => (InvitationState.Cancelled, InvitationRule.Cancelled),
            _ => (held.State, ""),
        };
        if (state == held.State)
            return;
        await held.MoveAsync(connection, state, now, byPhone is null ? "" : $"by phone, recorded by {byPhone}", stop);
        if (state != InvitationState.Accepted)
            await seats.FreeAsync(connection, held.SeatId, held.RegistrationId, stop);
        await messages.QueueAsync(connection, held.MessageOf(rule, now), stop);
        if (byPhone is not null)
            await audit.WriteAsync(connection, byPhone, "answer_by_phone", $"invitation {held.Id}", state, stop);
    }
}
