using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Dialogues;
using Recruit.Data.Postgres;
using Recruit.Data.Seats;

namespace Recruit.Data.Rosters;

/// <summary>One person's way from a table to another of the same dialogue.</summary>
public sealed record SeatMove(Guid RegistrationId, int From, int To);

/// <summary>What can come of moving people between tables.</summary>
public abstract record SeatMoveOutcome
{
    public sealed record Moved(int People) : SeatMoveOutcome;

    /// <summary>Other people sit there now than when the move was looked at.</summary>
    public sealed record ChangedMeanwhile : SeatMoveOutcome;

    /// <summary>The dialogue is over, or does not take place.</summary>
    public sealed record TooLate : SeatMoveOutcome;
}

/// <summary>
/// Moves people between the tables of a dialogue. A seat goes with its holder, so that its story stays whole; an empty seat
/// goes the other way.
/// </summary>
public sealed class SeatMoveStore(NpgsqlDataSource database, AuditStore audit, TimeProvider clock)
{
    /// <summary>Stands for who sits at which table; equal only when everybody sits at the same table.</summary>
    public static string StandOf(IEnumerable<(Guid Registration, int Table)> seats) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Join(';', seats.Select(seat => string.Create(CultureInfo.InvariantCulture, $"{seat.Registration:N}:{seat.Table}"))
                .Order(StringComparer.Ordinal)))))[..16];

    /// <param name="stand">Who sat where when the moves were looked at, as <see cref="StandOf"/> tells.</param>
    public Task<SeatMoveOutcome> MoveAsync(
        Guid dialogueId, IReadOnlyCollection<SeatMove> moves, string stand, string actor, CancellationToken stop) =>
        database.InTransactionAsync<SeatMoveOutcome>(async connection =>
        {
            // Replacements lock their one table before they offer a seat; whoever moves people locks them all.
            await DialogueStore.LockTablesAsync(connection, [dialogueId], stop);
            if (await OpenDialogueAsync(connection, dialogueId, stop) is not { } number)
                return new SeatMoveOutcome.TooLate();
            var seats = await SeatsAsync(connection, dialogueId, stop);
            if (StandOf(seats.Where(seat => seat.RegistrationId is not null)
                .Select(seat => (seat.RegistrationId!.Value, seat.TableNumber))) != stand)
                return new SeatMoveOutcome.ChangedMeanwhile();
            if (moves.Any(move => !seats.Any(seat => seat.RegistrationId == move.RegistrationId && seat.TableNumber == move.From)))
                return new SeatMoveOutcome.ChangedMeanwhile();
            await WriteAsync(connection, Rearranged(seats, moves), stop);
            foreach (var move in moves)
                await audit.WriteAsync(connection, actor, "move_seat", $"dialogue {number}", string.Create(CultureInfo.InvariantCulture,
                    $"registration {seats.Single(seat => seat.RegistrationId == move.RegistrationId).Registration}, "
                    + $"table {move.From} to {move.To}"), stop);
            return new SeatMoveOutcome.Moved(moves.Count);
        }, stop);

    private sealed record Place(Guid Id, int TableNumber, int Number, Guid? RegistrationId, long? Registration);

    private Task<long?> OpenDialogueAsync(NpgsqlConnection connection, Guid dialogueId, CancellationToken stop)
    {
        const string sql =
            """
            select number from dialogue where id = @dialogueId and state = 'planned' and starts_at + make_interval(mins => minutes) > @now
            """;

        return connection.FindAsync<long?>(sql, new { dialogueId, now = clock.GetUtcNow() }, stop);
    }

    private static async Task<IReadOnlyList<Place>> SeatsAsync(NpgsqlConnection connection, Guid dialogueId, CancellationToken stop)
    {
        const string idsSql = "select id from seat where dialogue_id = @dialogueId";
        const string sql =
            """
            select seat.id, seat.table_number, seat.number, seat.registration_id, registration.number as registration
              from seat
              left join registration on registration.id = seat.registration_id
             where seat.dialogue_id = @dialogueId
             order by seat.table_number, seat.number
            """;

        var ids = await connection.ListAsync<Guid>(idsSql, new { dialogueId }, stop);
        await SeatStore.LockAsync(connection, ids, stop);
        // A statement of its own: one that waits for the locks would read the registrations as they were before the wait.
        return await connection.ListAsync<Place>(sql, new { dialogueId }, stop);
    }

    /// <summary>The seats that change, at their new tables: those who move, and an empty seat in return wherever there is one.</summary>
    private static List<Place> Rearranged(IReadOnlyList<Place> seats, IReadOnlyCollection<SeatMove> moves)
    {
        var changed = new List<Place>();
        foreach (var move in moves)
        {
            changed.Add(seats.Single(seat => seat.RegistrationId == move.RegistrationId) with { TableNumber = move.To });
            if (seats.FirstOrDefault(seat =>
                seat.RegistrationId is null && seat.TableNumber == move.To && !changed.Exists(other => other.Id == seat.Id)) is { } empty
                && !moves.Any(other => other.From == move.To && other.To == move.From))
                changed.Add(empty with { TableNumber = move.From });
        }
        var ids = changed.Select(seat => seat.Id).ToHashSet();
        var taken = seats.Where(seat => !ids.Contains(seat.Id)).Select(seat => (seat.TableNumber, seat.Number)).ToHashSet();
        return [.. changed.Select(seat =>
            seat with { Number = Enumerable.Range(1, seats.Count + 1).First(number => taken.Add((seat.TableNumber, number))) })];
    }

    private static async Task WriteAsync(NpgsqlConnection connection, List<Place> changed, CancellationToken stop)
    {
        // Two seats may change places, and no number may be twice at a table even for a moment.
        const string outOfTheWaySql = "update seat set number = -number where id = any(@ids)";
        const string seatSql =
            """
            update seat
               set table_number = place.table_number, number = place.number
              from unnest(@ids::uuid[], @tables::int[], @numbers::int[]) as place (id, table_number, number)
             where seat.id = place.id
            """;
        // Another table has another balance: whom it needs is to be looked for anew.
        const string searchSql = "delete from replacement_search where seat_id = any(@ids)";

        var places = new
        {
            ids = changed.Select(seat => seat.Id).ToArray(),
            tables = changed.Select(seat => seat.TableNumber).ToArray(),
            numbers = changed.Select(seat => seat.Number).ToArray(),
        };
        foreach (var sql in new[] { outOfTheWaySql, seatSql, searchSql })
            await connection.ExecuteAsync(sql, places, stop);
    }
}
