using System.Globalization;
using System.Text.Json;
using Npgsql;
using Recruit.Data.Asking;
using Recruit.Data.Audit;
using Recruit.Data.Invitations;
using Recruit.Data.Messages;
using Recruit.Data.Postgres;
using Recruit.Data.Seats;

namespace Recruit.Data.Replacements;

/// <summary>Empty seats, those who may take them, and taking them.</summary>
public sealed class ReplacementStore(
    NpgsqlDataSource database, SeatStore seats, MessageStore messages, AuditStore audit, TimeProvider clock)
{
    /// <summary>
    /// How long a seat for which nobody fitted waits before it is looked at again: only a change of somebody's wishes can help it.
    /// </summary>
    public static readonly TimeSpan LookAgainAfter = TimeSpan.FromHours(6);

    // The last invitation of a seat is the one that none replaces: times may be equal.
    internal const string EmptySeats =
        """
        seat
          join dialogue on dialogue.id = seat.dialogue_id
          join programme on programme.id = dialogue.programme_id
          left join invitation last_invitation
                 on last_invitation.seat_id = seat.id
                and not exists (select 1 from invitation next where next.replaces_id = last_invitation.id)
        """;

    internal const string After = "coalesce(last_invitation.state, case when seat.ahead then 'ahead' else 'vacant' end)";

    private const string StillFilled =
        "dialogue.state = 'planned' and dialogue.starts_at - make_interval(hours => programme.cut_off_hours) > @now";

    private const string MayBeFilled =
        $"""
        seat.registration_id is null and seat.left_empty_at is null and {StillFilled}
        """;

    private const string Vacancies =
        $"""
        select seat.id as seat_id, seat.dialogue_id, seat.table_number, seat.round_id, dialogue.track_id, dialogue.programme_id,
               last_invitation.id as last_invitation_id, {After} as after, last_invitation.registration_id as leaver_id
          from {EmptySeats}
          left join replacement_search on replacement_search.seat_id = seat.id
         where {MayBeFilled}
        """;

    /// <summary>
    /// Empty seats that are refilled by themselves, longest empty first: of dialogues that are not too close to their start, without those
    /// for which nobody fitted just now.
    /// </summary>
    public Task<IReadOnlyList<Vacancy>> OpenAsync(CancellationToken stop)
    {
        const string sql =
            $"""
            {Vacancies}
               and programme.replacement = 'by_itself'
               and (replacement_search.at is null or replacement_search.at <= @now::timestamptz - @LookAgainAfter::interval)
             order by seat.vacant_since, dialogue.starts_at, dialogue.number, seat.table_number, seat.number
            """;

        return database.ListAsync<Vacancy>(sql, new { now = clock.GetUtcNow(), LookAgainAfter }, stop);
    }

    /// <summary>One empty seat, whoever decides about it; null when it is held, left empty on purpose, or too close to the start.</summary>
    public Task<Vacancy?> FindAsync(Guid seatId, CancellationToken stop) =>
        database.FindAsync<Vacancy>($"{Vacancies} and seat.id = @seatId", new { seatId, now = clock.GetUtcNow() }, stop);

    /// <summary>
    /// Everyone of a track who is free to be asked (<see cref="EligiblePeople"/>) and waits for no other round: the reserves of this round
    /// by rank, then the others, whether they were in its pool or signed up later.
    /// </summary>
    public Task<IReadOnlyList<ReplacementCandidate>> PoolAsync(Guid roundId, CancellationToken stop)
    {
        const string sql =
            $"""
            select registration.id as registration_id, own.reserve_rank as rank
              from matching_round
              join registration on registration.track_id = matching_round.track_id
              left join fair_draw on fair_draw.round_id = matching_round.id
              left join {ArrivalStore.Ways} on came.registration_id = registration.id
              left join matching_round_registration own
                     on own.round_id = matching_round.id and own.registration_id = registration.id
             where matching_round.id = @roundId and {EligiblePeople.Free}
               and (fair_draw.ways is null or fair_draw.ways && coalesce(came.ways, '{"{own}"}'))
               and not exists (select 1
                                 from matching_round_registration elsewhere
                                 join matching_round proposed on proposed.id = elsewhere.round_id
                                where elsewhere.registration_id = registration.id and elsewhere.outcome = 'seat'
                                  and proposed.state = 'proposed')
             order by own.reserve_rank nulls last, registration.number
            """;

        return database.ListAsync<ReplacementCandidate>(sql, new { roundId, now = clock.GetUtcNow() }, stop);
    }

    /// <summary>Every seat of a track, with who holds it and how that person answered, by dialogue, table and number.</summary>
    public Task<IReadOnlyList<SeatOfTrack>> SeatsAsync(Guid trackId, CancellationToken stop)
    {
        const string sql =
            $"""
            select seat.dialogue_id, seat.table_number, seat.registration_id, last_invitation.state as answer,
                   coalesce({StillFilled}, false) as open
              from {EmptySeats}
             where dialogue.track_id = @trackId
             order by seat.dialogue_id, seat.table_number, seat.number
            """;

        return database.ListAsync<SeatOfTrack>(sql, new { trackId, now = clock.GetUtcNow() }, stop);
    }

    /// <summary>
    /// Offers an empty seat to a reserve: seat, invitation and mail in one transaction, in which everything that the choice
    /// rested on is looked at again.
    /// </summary>
    /// <param name="seated">Those who sat at the table when the choice was made.</param>
    /// <param name="actor">The organiser who pressed; null when it goes by itself.</param>
    public Task<FillOutcome> FillAsync(
        Vacancy vacancy, IReadOnlyCollection<Guid> seated, Guid registrationId, InvitationReason.Replacement reason, string? actor,
        CancellationToken stop) =>
        database.InTransactionAsync<FillOutcome>(async connection =>
        {
            // One at a time per table: the next choice must know who has just been asked.
            await LockTableAsync(connection, vacancy, stop);
            var now = clock.GetUtcNow();
            if (await TermsAsync(connection, vacancy, now, stop) is not { } terms)
                return new FillOutcome.NoLongerEmpty();
            if (!seated.ToHashSet().SetEquals(await SeatedAsync(connection, vacancy, stop)))
                return new FillOutcome.TableChanged();
            if (await LockReserveAsync(connection, registrationId, stop) is not { } reserve)
                return new FillOutcome.ReserveGone();
            if (terms.SameHousehold == "one_per_programme"
                && await HouseholdSitsAsync(connection, vacancy.ProgrammeId, reserve.Household, stop))
                return new FillOutcome.ReserveGone();
            var outcome = await OfferAsync(connection, vacancy, registrationId, reserve, terms, reason, now, stop);
            if (actor is not null && outcome is FillOutcome.Filled)
                await audit.WriteAsync(connection, actor, "invite_replacement", $"dialogue {terms.Dialogue}",
                    string.Create(CultureInfo.InvariantCulture,
                        $"table {vacancy.TableNumber}, seat {terms.Seat}, registration {reserve.Number}, choice {reason.Place}"), stop);
            return outcome;
        }, stop);

    private static Task LockTableAsync(NpgsqlConnection connection, Vacancy vacancy, CancellationToken stop) =>
        connection.ExecuteAsync("select 1 from dialogue_table where dialogue_id = @DialogueId and number = @TableNumber for no key update",
            vacancy, stop);

    private sealed record Terms(int AnswerDays, string SameHousehold, DateTimeOffset StartsAt, string TimeZone, long Dialogue, int Seat);

    private static Task<Terms?> TermsAsync(NpgsqlConnection connection, Vacancy vacancy, DateTimeOffset now, CancellationToken stop)
    {
        const string sql =
            $"""
            select programme.answer_days, programme.same_household, dialogue.starts_at, dialogue.time_zone, dialogue.number as dialogue,
                   seat.number as seat
              from {EmptySeats}
             where seat.id = @SeatId and last_invitation.id is not distinct from @LastInvitationId and {MayBeFilled}
            """;

        return connection.FindAsync<Terms?>(sql, new { vacancy.SeatId, vacancy.LastInvitationId, now }, stop);
    }

    private static Task<IReadOnlyList<Guid>> SeatedAsync(NpgsqlConnection connection, Vacancy vacancy, CancellationToken stop)
    {
        const string sql =
            """
            select registration_id from seat where dialogue_id = @DialogueId and table_number = @TableNumber and registration_id is not null
            """;

        return connection.ListAsync<Guid>(sql, vacancy, stop);
    }

    private sealed record LockedReserve(Guid PersonId, long Number, string Language, byte[]? Household);

    private static async Task<LockedReserve?> LockReserveAsync(NpgsqlConnection connection, Guid registrationId, CancellationToken stop)
    {
        const string lockSql =
            """
            select person_id, number, language, household from registration where id = @registrationId and state = 'active' for update
            """;
        const string invitedSql =
            "select exists (select 1 from invitation where registration_id = @registrationId and not ended_with_dialogue)";

        var reserve = await connection.FindAsync<LockedReserve>(lockSql, new { registrationId }, stop);
        return reserve is null || await connection.ScalarAsync<bool>(invitedSql, new { registrationId }, stop)
            ? null
            : reserve;
    }

    private static async Task<bool> HouseholdSitsAsync(
        NpgsqlConnection connection, Guid programmeId, byte[]? household, CancellationToken stop)
    {
        const string sql =
            """
            select exists (select 1
                             from seat
                             join registration on registration.id = seat.registration_id
                            where registration.programme_id = @programmeId and registration.household = @household)
            """;

        if (household is null)
            return false;
        await connection.LockAsync($"household {Convert.ToHexString(household)}", stop);
        return await connection.ScalarAsync<bool>(sql, new { programmeId, household }, stop);
    }

    private async Task<FillOutcome> OfferAsync(
        NpgsqlConnection connection, Vacancy vacancy, Guid registrationId, LockedReserve reserve, Terms terms,
        InvitationReason.Replacement reason, DateTimeOffset now, CancellationToken stop)
    {
        if (!await seats.TakeAsync(connection, vacancy.SeatId, registrationId, stop))
            return new FillOutcome.NoLongerEmpty();
        var answerBy = new AnswerTime(terms.AnswerDays).EndsAt(now, terms.StartsAt, terms.TimeZone);
        var invitation = new NewInvitation(vacancy.ProgrammeId, registrationId, reserve.PersonId, reserve.Language, vacancy.SeatId,
            vacancy.DialogueId,
            answerBy, reason)
        { ReplacesId = vacancy.LastInvitationId };
        var ids = await NewInvitation.AddAsync(connection, [invitation], messages, now, stop);
        await connection.ExecuteAsync("delete from replacement_search where seat_id = @SeatId", new { vacancy.SeatId }, stop);
        return new FillOutcome.Filled(ids[0]);
    }

    /// <summary>Notes that no reserve fits an empty seat, and what kept how many from it.</summary>
    public Task NoteSearchAsync(Guid seatId, IReadOnlyDictionary<string, int> unsuitable, CancellationToken stop)
    {
        const string sql =
            """
            insert into replacement_search (seat_id, at, unsuitable)
            select id, @now, @unsuitable::jsonb from seat where id = @seatId and registration_id is null
            on conflict (seat_id) do update
               set at = excluded.at, unsuitable = excluded.unsuitable
            """;

        return database.ExecuteAsync(sql, new { seatId, now = clock.GetUtcNow(), unsuitable = JsonSerializer.Serialize(unsuitable) }, stop);
    }
}
