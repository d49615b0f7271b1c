using Npgsql;
using Recruit.Data.Postgres;

namespace Recruit.Data.Seats;

/// <summary>A place at a table.</summary>
/// <param name="Number">From 1 within its table.</param>
/// <param name="RegistrationId">Who holds it; null when it is empty.</param>
/// <param name="VacantSince">When it fell empty.</param>
public sealed record Seat(
    Guid Id, Guid DialogueId, int TableNumber, int Number, Guid RoundId, Guid? RegistrationId, DateTimeOffset? VacantSince);

/// <summary>Empty seats to add to a table beyond those that the round composed.</summary>
public sealed record SeatsAhead(Guid DialogueId, int TableNumber, int Count);

/// <summary>The places at the tables of confirmed rounds.</summary>
public sealed class SeatStore(NpgsqlDataSource database, TimeProvider clock)
{
    private const string Columns = "id, dialogue_id, table_number, number, round_id, registration_id, vacant_since";

    /// <summary>
    /// Turns what a round proposed into seats, within the caller's transaction; they are numbered on from those that a table has already.
    /// </summary>
    public async Task<int> AddFromRoundAsync(NpgsqlConnection connection, Guid roundId, CancellationToken stop)
    {
        const string sql =
            """
            insert into seat (id, dialogue_id, table_number, number, round_id, registration_id)
            select gen_random_uuid(), outcome.dialogue_id, outcome.table_number,
                   row_number() over (partition by outcome.dialogue_id, outcome.table_number order by registration.number)
                     + coalesce((select max(seat.number)
                                   from seat
                                  where seat.dialogue_id = outcome.dialogue_id and seat.table_number = outcome.table_number), 0),
                   outcome.round_id, outcome.registration_id
              from matching_round_registration outcome
              join registration on registration.id = outcome.registration_id
             where outcome.round_id = @roundId and outcome.outcome = 'seat'
            """;

        return await connection.ExecuteAsync(sql, new { roundId }, stop);
    }

    /// <summary>
    /// Adds empty seats to the tables of a round, within the caller's transaction; of tables that are in other rounds none.
    /// </summary>
    /// <returns>How many.</returns>
    public async Task<int> AddAheadAsync(
        NpgsqlConnection connection, Guid roundId, IReadOnlyCollection<SeatsAhead> ahead, CancellationToken stop)
    {
        const string sql =
            """
            insert into seat (id, dialogue_id, table_number, number, round_id, vacant_since, ahead)
            select gen_random_uuid(), dialogue_table.dialogue_id, dialogue_table.number,
                   added + coalesce((select max(seat.number)
                                       from seat
                                      where seat.dialogue_id = dialogue_table.dialogue_id
                                        and seat.table_number = dialogue_table.number), 0),
                   @roundId, @now, true
              from dialogue_table
              join matching_round_dialogue on matching_round_dialogue.dialogue_id = dialogue_table.dialogue_id
             cross join generate_series(1, @Count) added
             where matching_round_dialogue.round_id = @roundId
               and dialogue_table.dialogue_id = @DialogueId and dialogue_table.number = @TableNumber
            """;

        var now = clock.GetUtcNow();
        var rows = ahead.Select(table => new { roundId, table.DialogueId, table.TableNumber, table.Count, now });
        return await connection.ExecuteAsync(sql, rows, stop);
    }

    /// <summary>
    /// Keeps these seats for the caller's transaction. Whoever needs more than one at a time takes them here: in one order,
    /// so that nobody waits in a circle.
    /// </summary>
    public static Task LockAsync(NpgsqlConnection connection, IReadOnlyCollection<Guid> ids, CancellationToken stop) =>
        connection.ExecuteAsync("select 1 from seat where id = any(@ids) order by id for update", new { ids = ids.ToArray() }, stop);

    /// <summary>Empties a seat within the caller's transaction if this registration still holds it.</summary>
    public async Task<bool> FreeAsync(NpgsqlConnection connection, Guid seatId, Guid registrationId, CancellationToken stop)
    {
        const string sql =
            """
            update seat set registration_id = null, vacant_since = @now where id = @seatId and registration_id = @registrationId
            """;

        return await connection.ExecuteAsync(sql, new { seatId, registrationId, now = clock.GetUtcNow() }, stop) == 1;
    }

    /// <summary>Gives an empty seat to a registration within the caller's transaction; false when another was first.</summary>
    public async Task<bool> TakeAsync(NpgsqlConnection connection, Guid seatId, Guid registrationId, CancellationToken stop)
    {
        const string sql =
            """
            update seat
               set registration_id = @registrationId, vacant_since = null
             where id = @seatId and registration_id is null and left_empty_at is null
            """;

        return await connection.ExecuteAsync(sql, new { seatId, registrationId }, stop) == 1;
    }

    /// <summary>The seats of a dialogue, by table and number.</summary>
    public Task<IReadOnlyList<Seat>> ListAsync(Guid dialogueId, CancellationToken stop) =>
        database.ListAsync<Seat>($"select {Columns} from seat where dialogue_id = @dialogueId order by table_number, number",
            new { dialogueId }, stop);

    /// <summary>The seats of all dialogues of a track, by dialogue, table and number.</summary>
    public Task<IReadOnlyList<Seat>> ListOfTrackAsync(Guid trackId, CancellationToken stop)
    {
        const string sql =
            $"""
            select {Columns}
              from seat
             where dialogue_id in (select id from dialogue where track_id = @trackId)
             order by dialogue_id, table_number, number
            """;

        return database.ListAsync<Seat>(sql, new { trackId }, stop);
    }
}
