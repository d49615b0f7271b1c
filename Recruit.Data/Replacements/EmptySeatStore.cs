using System.Globalization;
using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Postgres;

namespace Recruit.Data.Replacements;

/// <summary>Empty seats as organisers see them, and what they decide about them.</summary>
public sealed class EmptySeatStore(NpgsqlDataSource database, AuditStore audit, TimeProvider clock)
{
    /// <summary>The empty seats of a programme's coming dialogues, with what became of the search for a replacement.</summary>
    public Task<IReadOnlyList<EmptySeat>> EmptySeatsAsync(Guid programmeId, CancellationToken stop)
    {
        const string sql =
            $"""
            select seat.id as seat_id, seat.dialogue_id, seat.table_number, seat.number, seat.vacant_since,
                   dialogue.starts_at - make_interval(hours => programme.cut_off_hours) as cut_off,
                   {ReplacementStore.After} as after, replacement_search.at as searched_at,
                   replacement_search.unsuitable::text as unsuitable_json, seat.left_empty_at, last_invitation.registration_id as leaver_id
              from {ReplacementStore.EmptySeats}
              left join replacement_search on replacement_search.seat_id = seat.id
             where dialogue.programme_id = @programmeId and seat.registration_id is null
               and dialogue.state = 'planned' and dialogue.starts_at > @now
             order by dialogue.starts_at, dialogue.number, seat.table_number, seat.number
            """;

        return database.ListAsync<EmptySeat>(sql, new { programmeId, now = clock.GetUtcNow() }, stop);
    }

    /// <summary>The number of the registration that holds a seat; null when nobody does.</summary>
    public Task<long?> HolderAsync(Guid seatId, CancellationToken stop)
    {
        const string sql =
            """
            select registration.number from seat join registration on registration.id = seat.registration_id where seat.id = @seatId
            """;

        return database.FindAsync<long?>(sql, new { seatId }, stop);
    }

    /// <summary>The programme that a seat belongs to; null when there is no such seat.</summary>
    public Task<Guid?> ProgrammeOfAsync(Guid seatId, CancellationToken stop)
    {
        const string sql =
            """
            select dialogue.programme_id from seat join dialogue on dialogue.id = seat.dialogue_id where seat.id = @seatId
            """;

        return database.FindAsync<Guid?>(sql, new { seatId }, stop);
    }

    private sealed record DecidedSeat(long Dialogue, int TableNumber, int Number);

    /// <summary>Decides that nobody is asked for an empty seat, or that somebody may be asked again.</summary>
    /// <param name="actor">The organiser who decides.</param>
    /// <returns>False when the seat is held, or when it was decided so before.</returns>
    public Task<bool> LeaveEmptyAsync(Guid seatId, bool empty, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                """
                update seat
                   set left_empty_at = case when @empty then @now::timestamptz end
                  from dialogue
                 where seat.id = @seatId and dialogue.id = seat.dialogue_id
                   and registration_id is null and (left_empty_at is null) = @empty
                returning dialogue.number as dialogue, seat.table_number as table_number, seat.number
                """;
            // Whoever wants it filled after all wants somebody looked for now, not in six hours.
            const string searchSql = "delete from replacement_search where seat_id = @seatId";

            if (await connection.FindAsync<DecidedSeat?>(sql, new { seatId, empty, now = clock.GetUtcNow() }, stop) is not { } seat)
                return false;
            await connection.ExecuteAsync(searchSql, new { seatId }, stop);
            await audit.WriteAsync(connection, actor, empty ? "leave_seat_empty" : "fill_seat_after_all", $"dialogue {seat.Dialogue}",
                string.Create(CultureInfo.InvariantCulture, $"table {seat.TableNumber}, seat {seat.Number}"), stop);
            return true;
        }, stop);
}
