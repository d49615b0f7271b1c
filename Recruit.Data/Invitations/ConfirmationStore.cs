using System.Globalization;
using Dapper;
using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Dialogues;
using Recruit.Data.Messages;
using Recruit.Data.Postgres;
using Recruit.Data.Rounds;
using Recruit.Data.Seats;

namespace Recruit.Data.Invitations;

/// <summary>Confirms what a matching round proposed: seats, invitations and their mails, all of them or none.</summary>
public sealed class ConfirmationStore(
    NpgsqlDataSource database, SeatStore seats, MessageStore messages, MessageBatches batches, AuditStore audit, TimeProvider clock)
{
    /// <inheritdoc cref="ConfirmRoundAsync(Guid, IReadOnlyCollection{SeatsAhead}, string, CancellationToken, int?)"/>
    public Task<ConfirmOutcome> ConfirmRoundAsync(Guid roundId, string actor, CancellationToken stop) =>
        ConfirmRoundAsync(roundId, [], actor, stop);

    /// <param name="ahead">Empty seats to add, which reserves are asked for at once: because not everyone comes.</param>
    /// <param name="actor">The organiser who confirms.</param>
    /// <param name="seen">How many invitations the organiser saw; null where nobody looked.</param>
    public Task<ConfirmOutcome> ConfirmRoundAsync(
        Guid roundId, IReadOnlyCollection<SeatsAhead> ahead, string actor, CancellationToken stop, int? seen = null) =>
        database.InTransactionAsync(async connection =>
        {
            if (await ObstacleAsync(connection, roundId, stop) is { } obstacle)
                return obstacle;

            await LockTablesAsync(connection, roundId, stop);
            var now = clock.GetUtcNow();
            if (seen is not null && await CountAsync(connection, roundId, now, stop) is var count && count.Invited != seen)
                return new ConfirmOutcome.CountChanged(count);
            await seats.AddFromRoundAsync(connection, roundId, stop);
            var vacant = await VacateAsync(connection, roundId, now, stop);
            var invited = await InviteAsync(connection, roundId, actor, now, stop);
            var added = await seats.AddAheadAsync(connection, roundId, ahead, stop);
            await CloseAsync(connection, roundId, now, stop);
            var detail = string.Create(CultureInfo.InvariantCulture, $"{invited} invited, {vacant} seats vacant, {added} ahead");
            await audit.WriteAsync(connection, actor, "confirm_round", $"matching_round {roundId}", detail, stop);
            return new ConfirmOutcome.Confirmed(invited, vacant, added);
        }, stop);

    /// <summary>How many would be invited if the round were confirmed now, and how.</summary>
    public async Task<InvitationCount> CountInvitationsAsync(Guid roundId, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await CountAsync(connection, roundId, clock.GetUtcNow(), stop);
    }

    private static Task<InvitationCount> CountAsync(NpgsqlConnection connection, Guid roundId, DateTimeOffset now, CancellationToken stop)
    {
        const string sql =
            """
            select (count(*) filter (where can_be_invited and address_hash is not null))::int as mails,
                   (count(*) filter (where can_be_invited and address_hash is null))::int as letters,
                   (count(*) filter (where not can_be_invited))::int as vacant
              from (select registration.address_hash,
                           registration.state = 'active' and dialogue.state = 'planned' and dialogue.starts_at > @now
                           and not exists (select 1
                                             from invitation
                                            where invitation.registration_id = registration.id
                                              and not ended_with_dialogue) as can_be_invited
                      from matching_round_registration drawn
                      join registration on registration.id = drawn.registration_id
                      join dialogue on dialogue.id = drawn.dialogue_id
                     where drawn.round_id = @roundId and drawn.outcome = 'seat') seated
            """;

        return connection.SingleAsync<InvitationCount>(sql, new { roundId, now }, stop);
    }

    private static async Task<ConfirmOutcome?> ObstacleAsync(NpgsqlConnection connection, Guid roundId, CancellationToken stop)
    {
        const string trackSql = "select track_id from matching_round where id = @roundId";
        const string roundSql = "select state, confirmed_at from matching_round where id = @roundId for update";
        const string overtakenSql =
            """
            select other.number
              from matching_round mine
              join matching_round_dialogue my_dialogue on my_dialogue.round_id = mine.id
              join matching_round_dialogue their_dialogue on their_dialogue.dialogue_id = my_dialogue.dialogue_id
              join matching_round other on other.id = their_dialogue.round_id
             where mine.id = @roundId and other.id <> mine.id and other.state = 'confirmed' and other.confirmed_at >= mine.requested_at
             order by other.number
             limit 1
            """;

        if (await connection.ScalarAsync<Guid?>(trackSql, new { roundId }, stop) is not { } trackId)
            return new ConfirmOutcome.NotFound();
        // One confirmation of a track at a time: two rounds over the same dialogues must not both fill their tables.
        await connection.LockAsync($"matching rounds of {trackId}", stop);
        var (state, confirmedAt) = await connection.SingleAsync<(string, DateTimeOffset?)>(roundSql, new { roundId }, stop);
        if (state == RoundState.Confirmed)
            return new ConfirmOutcome.AlreadyConfirmed(confirmedAt!.Value);
        if (state != RoundState.Proposed)
            return new ConfirmOutcome.NotProposed(state);
        return await connection.ScalarAsync<int?>(overtakenSql, new { roundId }, stop) is { } other
            ? new ConfirmOutcome.Overtaken(other)
            : null;
    }

    // Seats are numbered on from those that a table has: nobody may move people there meanwhile.
    private static async Task LockTablesAsync(NpgsqlConnection connection, Guid roundId, CancellationToken stop)
    {
        const string sql = "select dialogue_id from matching_round_dialogue where round_id = @roundId";

        var dialogues = await connection.ListAsync<Guid>(sql, new { roundId }, stop);
        await DialogueStore.LockTablesAsync(connection, dialogues, stop);
    }

    // Whoever withdrew, or was invited by another way, since the pool was frozen gets no invitation; that seat is refilled like any other.
    private static async Task<int> VacateAsync(NpgsqlConnection connection, Guid roundId, DateTimeOffset now, CancellationToken stop)
    {
        const string lockSql =
            """
            select 1
              from registration
             where id in (select registration_id from matching_round_registration where round_id = @roundId and outcome = 'seat')
             order by id
               for update
            """;
        const string vacateSql =
            """
            update seat
               set registration_id = null, vacant_since = @now
              from registration, dialogue
             where seat.round_id = @roundId
               and registration.id = seat.registration_id
               and dialogue.id = seat.dialogue_id
               and (registration.state <> 'active' or dialogue.state <> 'planned' or dialogue.starts_at <= @now
                    or exists (select 1 from invitation where invitation.registration_id = registration.id and not ended_with_dialogue))
            """;

        await connection.ExecuteAsync(lockSql, new { roundId }, stop);
        return await connection.ExecuteAsync(vacateSql, new { roundId, now }, stop);
    }

    private sealed record Invitee(
        Guid SeatId, Guid DialogueId, Guid RegistrationId, Guid PersonId, string Language, Guid ProgrammeId, int AnswerDays,
        DateTimeOffset StartsAt, string TimeZone, int Round, string Track, decimal Chance);

    private async Task<int> InviteAsync(NpgsqlConnection connection, Guid roundId, string actor, DateTimeOffset now, CancellationToken stop)
    {
        const string sql =
            """
            select seat.id as seat_id, seat.dialogue_id, registration.id as registration_id, registration.person_id, registration.language,
                   programme.id as programme_id, programme.answer_days, dialogue.starts_at, dialogue.time_zone,
                   matching_round.number as round, track.slug as track, drawn.chance
              from seat
              join registration on registration.id = seat.registration_id
              join dialogue on dialogue.id = seat.dialogue_id
              join programme on programme.id = dialogue.programme_id
              join matching_round on matching_round.id = seat.round_id
              join track on track.id = matching_round.track_id
              join matching_round_registration drawn on drawn.round_id = seat.round_id and drawn.registration_id = seat.registration_id
             where seat.round_id = @roundId
             order by registration.number
            """;

        var invitees = await connection.ListAsync<Invitee>(sql, new { roundId }, stop);
        if (invitees is [])
            return 0;
        var name = string.Create(CultureInfo.InvariantCulture, $"round {invitees[0].Round} {invitees[0].Track}");
        var batch = await batches.BeginAsync(connection, invitees[0].ProgrammeId, name, invitees.Count, actor, stop);
        var invitations = invitees.Select(invitee => new NewInvitation(
            invitee.ProgrammeId, invitee.RegistrationId, invitee.PersonId, invitee.Language, invitee.SeatId, invitee.DialogueId,
            new AnswerTime(invitee.AnswerDays).EndsAt(now, invitee.StartsAt, invitee.TimeZone),
            new InvitationReason.Drawn(invitee.Round, invitee.Chance))
        { BatchId = batch });
        return (await NewInvitation.AddAsync(connection, invitations, messages, now, stop)).Count;
    }

    private static Task CloseAsync(NpgsqlConnection connection, Guid roundId, DateTimeOffset now, CancellationToken stop) =>
        connection.ExecuteAsync("update matching_round set state = 'confirmed', confirmed_at = @now where id = @roundId",
            new { roundId, now }, stop);
}
