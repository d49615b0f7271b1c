using System.Globalization;
using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Dialogues;
using Recruit.Data.Postgres;

namespace Recruit.Data.Rosters;

/// <summary>Where the holders of seats sit in the second round of talk and those after it.</summary>
public sealed class TalkRoundStore(NpgsqlDataSource database, AuditStore audit, TimeProvider clock)
{
    /// <summary>So long before the start the later rounds are settled, when most answers are in.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromDays(10);

    // Somebody sits there who does not know yet where to go after the first round.
    private const string Unsettled =
        """
        state = 'planned' and talk_rounds > 1 and table_count > 1 and starts_at > @now
        and exists (select 1
                      from seat
                     where seat.dialogue_id = dialogue.id
                       and seat.registration_id is not null
                       and talk_rounds - 1 > (select count(*) from sitting where sitting.seat_id = seat.id))
        """;

    private const string DueAt = "coalesce(mixing_asked_at, starts_at - @Ahead::interval)";

    /// <summary>When the next dialogue is to be settled; null for none.</summary>
    public Task<DateTimeOffset?> NextDueAsync(CancellationToken stop) =>
        database.ScalarAsync<DateTimeOffset?>(
            $"select min({DueAt}) from dialogue where {Unsettled}",
            new { now = clock.GetUtcNow(), Ahead }, stop);

    /// <summary>The dialogues that are to be settled now.</summary>
    public Task<IReadOnlyList<Guid>> DueAsync(CancellationToken stop) =>
        database.ListAsync<Guid>(
            $"select id from dialogue where {Unsettled} and {DueAt} <= @now order by starts_at",
            new { now = clock.GetUtcNow(), Ahead }, stop);

    /// <summary>Settles where people sit in the later rounds.</summary>
    /// <param name="tables">By registration, the tables of the second round and those after it.</param>
    /// <param name="stand">Who sat where when it was worked out, as <see cref="SeatMoveStore.StandOf"/> tells.</param>
    /// <returns>False when other people sit there by now: it is to be worked out again.</returns>
    public Task<bool> SettleAsync(
        Guid dialogueId, IReadOnlyDictionary<Guid, IReadOnlyList<int>> tables, string stand, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string seatSql =
                """
                select id, registration_id, table_number from seat where dialogue_id = @dialogueId and registration_id is not null
                """;
            const string sql =
                """
                insert into sitting (seat_id, round, table_number) values (@Seat, @Round, @Table)
                on conflict (seat_id, round) do update set table_number = excluded.table_number
                """;

            await DialogueStore.LockTablesAsync(connection, [dialogueId], stop);
            var seats = await connection.ListAsync<Held>(seatSql, new { dialogueId }, stop);
            if (SeatMoveStore.StandOf(seats.Select(seat => (seat.RegistrationId, seat.TableNumber))) != stand)
                return false;
            await connection.ExecuteAsync(sql, seats.Where(seat => tables.ContainsKey(seat.RegistrationId))
                .SelectMany(seat => tables[seat.RegistrationId].Select((table, place) => new Sitting(seat.Id, place + 2, table))), stop);
            return true;
        }, stop);

    /// <summary>Sets in how many rounds a dialogue talks, and has all later rounds settled anew.</summary>
    public Task AskAsync(Guid dialogueId, int rounds, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string askSql =
                """
                update dialogue set talk_rounds = @rounds, mixing_asked_at = @now
                 where id = @dialogueId and state = 'planned' and starts_at > @now
                returning number
                """;
            const string dropSql = "delete from sitting using seat where seat.id = sitting.seat_id and seat.dialogue_id = @dialogueId";

            await DialogueStore.LockTablesAsync(connection, [dialogueId], stop);
            if (await connection.FindAsync<long?>(askSql, new { dialogueId, rounds, now = clock.GetUtcNow() }, stop) is not { } number)
                return;
            await connection.ExecuteAsync(dropSql, new { dialogueId }, stop);
            await audit.WriteAsync(connection, actor, "mix_tables", string.Create(CultureInfo.InvariantCulture, $"dialogue {number}"),
                string.Create(CultureInfo.InvariantCulture, $"{rounds} rounds"), stop);
        }, stop);

    private sealed record Held(Guid Id, Guid RegistrationId, int TableNumber);

    private sealed record Sitting(Guid Seat, int Round, int Table);
}
