using Dapper;
using Npgsql;
using Recruit.Data.Messages;
using Recruit.Data.Postgres;
using Recruit.Data.Seats;

namespace Recruit.Data.Invitations;

/// <summary>Invitations as they stand, and what happens to them by itself: being sent and expiring.</summary>
public sealed class InvitationStore(NpgsqlDataSource database, SeatStore seats, MessageStore messages, TimeProvider clock)
{
    private readonly Together<Guid, Invitation?> readers = new();

    private const string Columns =
        """
        id, programme_id, registration_id, seat_id, dialogue_id, state, answer_by, replaces_id, reason::text as reason, created_at, sent_at,
        answered_at, exists (select 1 from seat where seat.id = seat_id and seat.registration_id = invitation.registration_id) as has_seat
        """;

    private const string Lines =
        """
        select invitation.id, invitation.dialogue_id, seat.table_number, seat.number as seat_number, invitation.registration_id,
               registration.person_id, invitation.state, answer_by, replaces_id, reason::text as reason, invitation.created_at, sent_at,
               answered_at
          from invitation
          join seat on seat.id = invitation.seat_id
          join registration on registration.id = invitation.registration_id
        """;

    static InvitationStore() => SqlMapper.AddTypeHandler(new InvitationReason.Reader());

    public Task<Invitation?> GetAsync(Guid id, CancellationToken stop)
    {
        const string sql = $"select {Columns} from invitation where id = any(@ids)";

        return readers.GetAsync(database, sql, id, one => one.Id, stop);
    }

    /// <summary>Every invitation that a person was ever sent, oldest first.</summary>
    public Task<IReadOnlyList<Invitation>> ListOfRegistrationAsync(Guid registrationId, CancellationToken stop) =>
        database.ListAsync<Invitation>($"select {Columns} from invitation where registration_id = @registrationId order by created_at, id",
            new { registrationId }, stop);

    /// <summary>Every invitation to a dialogue, by table and seat, the newest of a seat last.</summary>
    public Task<IReadOnlyList<InvitationLine>> ListOfDialogueAsync(Guid dialogueId, CancellationToken stop)
    {
        const string sql =
            $"{Lines} where invitation.dialogue_id = @dialogueId order by table_number, seat_number, invitation.created_at, invitation.id";

        return database.ListAsync<InvitationLine>(sql, new { dialogueId }, stop);
    }

    /// <summary>Every invitation to the dialogues of a track, by dialogue, table and seat.</summary>
    public Task<IReadOnlyList<InvitationLine>> ListOfTrackAsync(Guid trackId, CancellationToken stop)
    {
        const string sql =
            $"""
            {Lines}
             where invitation.dialogue_id in (select dialogue.id from dialogue where track_id = @trackId)
             order by invitation.dialogue_id, table_number, seat_number, invitation.created_at, invitation.id
            """;

        return database.ListAsync<InvitationLine>(sql, new { trackId }, stop);
    }

    /// <summary>What happened to an invitation, in order.</summary>
    public Task<IReadOnlyList<InvitationEvent>> HistoryAsync(Guid id, CancellationToken stop) =>
        database.ListAsync<InvitationEvent>("select at, state, note from invitation_event where invitation_id = @id order by at, number",
            new { id }, stop);

    /// <summary>
    /// Notes within the caller's transaction that the mail of an invitation has left; who answered before that keeps the answer.
    /// </summary>
    public async Task NoteSentAsync(NpgsqlConnection connection, Guid id, CancellationToken stop)
    {
        const string sql =
            """
            update invitation
               set sent_at = @now, state = case state when 'planned' then 'sent' else state end
             where id = @id and sent_at is null
            """;
        const string eventSql =
            """
            insert into invitation_event (invitation_id, number, at, state)
            select @id, coalesce(max(number), 0) + 1, @now, 'sent' from invitation_event where invitation_id = @id
            """;

        var now = clock.GetUtcNow();
        if (await connection.ExecuteAsync(sql, new { id, now }, stop) == 1)
            await connection.ExecuteAsync(eventSql, new { id, now }, stop);
    }

    // Whose letter nobody printed yet was never asked: that seat waits until a letter and a call would both come too late.
    private const string Open =
        """
        state in ('planned', 'sent')
        and not (state = 'planned'
                 and exists (select 1
                               from message
                               join dialogue on dialogue.id = invitation.dialogue_id
                              where message.subject_id = invitation.id and message.rule = @invited and message.state = 'letter'
                                and dialogue.starts_at > @now::timestamptz + interval '4 days'))
        """;

    /// <summary>When the next invitation ends because nobody answered; null when none is open.</summary>
    public Task<DateTimeOffset?> NextExpiryAsync(CancellationToken stop)
    {
        const string sql = $"select min(answer_by) from invitation where {Open}";

        return database.ScalarAsync<DateTimeOffset?>(sql,
            new { now = clock.GetUtcNow(), invited = InvitationRule.Invitation }, stop);
    }

    /// <summary>Ends invitations whose time to answer is over and frees their seats; two workers never take the same one.</summary>
    /// <returns>How many, at most <paramref name="limit"/>.</returns>
    public Task<int> ExpireAsync(int limit, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                $"""
                select id, seat_id
                  from invitation
                 where {Open} and answer_by <= @now
                 order by answer_by, id
                 limit @limit
                   for update skip locked
                """;

            var now = clock.GetUtcNow();
            var overdue = await connection.ListAsync<(Guid Id, Guid SeatId)>(sql,
                new { now, limit, invited = InvitationRule.Invitation }, stop);
            await SeatStore.LockAsync(connection, [.. overdue.Select(one => one.SeatId)], stop);
            foreach (var (id, _) in overdue)
                await ExpireAsync(connection, (await HeldInvitation.LockAsync(connection, id, stop))!, now, stop);
            return overdue.Count;
        }, stop);

    private async Task ExpireAsync(NpgsqlConnection connection, HeldInvitation held, DateTimeOffset now, CancellationToken stop)
    {
        await held.MoveAsync(connection, InvitationState.Expired, now, "", stop);
        await seats.FreeAsync(connection, held.SeatId, held.RegistrationId, stop);
        // Who never got the invitation is not told that it is over.
        if (held.State == InvitationState.Sent)
            await messages.QueueAsync(connection, held.MessageOf(InvitationRule.Expired, now), stop);
    }
}
