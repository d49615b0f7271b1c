using Npgsql;
using Recruit.Data.Messages;
using Recruit.Data.Postgres;

namespace Recruit.Data.Invitations;

/// <summary>An invitation whose row is locked until the transaction ends, with what decides about an answer.</summary>
internal sealed record HeldInvitation(
    Guid Id, Guid ProgrammeId, Guid RegistrationId, Guid PersonId, Guid SeatId, string Language, string State, DateTimeOffset AnswerBy,
    string DialogueState, DateTimeOffset StartsAt, bool HasSeat)
{
    /// <summary>Which answers it takes.</summary>
    public InvitationStanding Standing => new(State, AnswerBy, DialogueState, StartsAt, HasSeat);

    /// <summary>Whether the person may still come: an answer is awaited, or it was yes.</summary>
    public bool IsLive => InvitationState.IsLive(State);

    /// <summary>Whether the person may still come to a dialogue that has not begun.</summary>
    public bool IsToCome(DateTimeOffset now) => IsLive && StartsAt > now;

    /// <summary>All invitations of a registration, each under its lock.</summary>
    public static async Task<IReadOnlyList<HeldInvitation>> LockAllAsync(
        NpgsqlConnection connection, Guid registrationId, CancellationToken stop)
    {
        const string sql = "select id from invitation where registration_id = @registrationId order by id";

        var all = new List<HeldInvitation>();
        foreach (var id in await connection.ListAsync<Guid>(sql, new { registrationId }, stop))
            if (await LockAsync(connection, id, stop) is { } held)
                all.Add(held);
        return all;
    }

    /// <summary>Waits until nobody else changes this invitation; null when there is none.</summary>
    public static async Task<HeldInvitation?> LockAsync(NpgsqlConnection connection, Guid id, CancellationToken stop)
    {
        const string lockSql = "select 1 from invitation where id = @id for update";
        // A statement of its own: one that waits for the lock would read the other tables as they were before the wait.
        const string readSql =
            """
            select invitation.id, invitation.programme_id, invitation.registration_id, registration.person_id, invitation.seat_id,
                   registration.language, invitation.state, invitation.answer_by, dialogue.state as dialogue_state, dialogue.starts_at,
                   coalesce(seat.registration_id = invitation.registration_id, false) as has_seat
              from invitation
              join registration on registration.id = invitation.registration_id
              join dialogue on dialogue.id = invitation.dialogue_id
              join seat on seat.id = invitation.seat_id
             where invitation.id = @id
            """;

        await connection.ExecuteAsync(lockSql, new { id }, stop);
        return await connection.FindAsync<HeldInvitation>(readSql, new { id }, stop);
    }

    /// <summary>Moves it to another state and writes that into its history.</summary>
    public async Task MoveAsync(NpgsqlConnection connection, string state, DateTimeOffset now, string note, CancellationToken stop)
    {
        const string sql =
            """
            update invitation
               set state = @state,
                   answered_at = case when @state in ('accepted', 'declined') then coalesce(answered_at, @now) else answered_at end
             where id = @Id;
            insert into invitation_event (invitation_id, number, at, state, note)
            select @Id, coalesce(max(number), 0) + 1, @now, @state, @note from invitation_event where invitation_id = @Id;
            """;

        await connection.ExecuteAsync(sql, new { Id, state, now, note }, stop);
    }

    /// <summary>The mail of this rule about it, due at once.</summary>
    public NewMessage MessageOf(string rule, DateTimeOffset now) =>
        new(PersonId, rule, Id.ToString("N"), Id, now) { ProgrammeId = ProgrammeId, Language = Language };
}
