using Npgsql;
using Recruit.Data.Dialogues;
using Recruit.Data.Postgres;

namespace Recruit.Data.Changes;

/// <summary>Dialogues that take place and for which nobody was asked yet: their municipality may change them as it likes.</summary>
public sealed class FreeDialogues(NpgsqlDataSource database)
{
    /// <summary>Changes a dialogue and its number of tables as long as nobody has a seat in it and no matching round composes it.</summary>
    /// <returns>False when people are or will be invited: then only the organiser can change it.</returns>
    public Task<bool> ChangeAsync(Dialogue dialogue, IReadOnlyList<RoleQuota> quotas, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string changeSql =
                """
                update dialogue
                   set type = @Type, theme = @Theme, title = @Title, host_id = @HostId, format = @Format, venue = @Venue, link = @Link,
                       region = @Region, town_first = @TownFirst, starts_at = @StartsAt, minutes = @Minutes, size_min = @SizeMin,
                       size_max = @SizeMax, table_count = @TableCount, talk_rounds = @TalkRounds, language = @Language,
                       calendar_sequence = calendar_sequence + 1
                 where id = @Id
                """;
            const string tablesSql =
                """
                delete from dialogue_table where dialogue_id = @Id and number > @TableCount;
                insert into dialogue_table (dialogue_id, number) select @Id, generate_series(1, @TableCount) on conflict do nothing;
                """;

            if (!await LockIfFreeAsync(connection, dialogue.Id, stop))
                return false;
            await connection.ExecuteAsync(changeSql, dialogue, stop);
            await connection.ExecuteAsync(tablesSql, new { dialogue.Id, dialogue.TableCount }, stop);
            await DialogueStore.SetRolesAsync(connection, dialogue.Id, quotas, stop);
            return true;
        }, stop);

    /// <summary>Whether it takes place, nobody has a seat in it and no matching round composes it.</summary>
    public Task<bool> IsFreeAsync(Guid id, CancellationToken stop) =>
        database.InTransactionAsync(connection => LockIfFreeAsync(connection, id, stop), stop);

    // Seats refer to the dialogue's row: while it is locked, no round can be confirmed over it.
    private static async Task<bool> LockIfFreeAsync(NpgsqlConnection connection, Guid id, CancellationToken stop)
    {
        await DialogueStore.LockTablesAsync(connection, [id], stop);
        await connection.ExecuteAsync("select 1 from dialogue where id = @id for update", new { id }, stop);
        return await IsFreeAsync(connection, id, stop);
    }

    /// <summary>As <see cref="IsFreeAsync(Guid, CancellationToken)"/>, for a caller whose transaction holds the dialogue's row.</summary>
    internal static async Task<bool> IsFreeAsync(NpgsqlConnection connection, Guid id, CancellationToken stop)
    {
        const string takenSql =
            """
            select exists (select 1 from seat where dialogue_id = @id)
                or exists (select 1 from dialogue where id = @id and state <> 'planned')
                or exists (select 1
                             from matching_round_dialogue
                             join matching_round on matching_round.id = round_id
                            where dialogue_id = @id and state in ('queued', 'running', 'proposed'))
            """;

        return !await connection.ScalarAsync<bool>(takenSql, new { id }, stop);
    }
}
