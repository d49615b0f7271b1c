using System.Globalization;
using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Dialogues;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;

namespace Recruit.Data.Rosters;

/// <summary>
/// Guests at tables, such as a minister. They have no seat, no registration and no invitation: what counts people never reads them.
/// </summary>
public sealed class TableVisitorStore(NpgsqlDataSource database, Vault vault, AuditStore audit, TimeProvider clock)
{
    /// <summary>The guests of a dialogue, by table.</summary>
    public Task<IReadOnlyList<TableVisitor>> ListAsync(Guid dialogueId, CancellationToken stop)
    {
        // The town may take the last table away again.
        const string sql =
            """
            select table_visitor.person_id, least(table_visitor.table_number, dialogue.table_count) as table_number, table_visitor.role
              from table_visitor
              join dialogue on dialogue.id = table_visitor.dialogue_id
             where table_visitor.dialogue_id = @dialogueId
             order by 2, table_visitor.added_at, table_visitor.person_id
            """;

        return database.ListAsync<TableVisitor>(sql, new { dialogueId }, stop);
    }

    /// <summary>Gives a guest a place at a table; the name is kept under a key of its own.</summary>
    public Task AddAsync(Dialogue dialogue, int table, string role, Contact contact, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                """
                insert into table_visitor (person_id, dialogue_id, table_number, role, added_at)
                values (@personId, @Id, @table, @role, @now)
                """;

            var now = clock.GetUtcNow();
            var personId = Guid.CreateVersion7(now);
            await vault.AddAsync(connection, personId, contact, stop);
            await connection.ExecuteAsync(sql, new { personId, dialogue.Id, table, role, now }, stop);
            await NoteAsync(connection, "add_table_guest", dialogue, table, role, actor, stop);
        }, stop);

    /// <summary>Moves a guest to another table.</summary>
    /// <returns>False when the guest is not there (any more), or sits there already.</returns>
    public Task<bool> MoveAsync(Dialogue dialogue, Guid personId, int table, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                """
                update table_visitor
                   set table_number = @table
                 where person_id = @personId and dialogue_id = @Id and table_number <> @table
                returning role
                """;

            if (await connection.FindAsync<string>(sql, new { dialogue.Id, personId, table }, stop) is not { } role)
                return false;
            await NoteAsync(connection, "move_table_guest", dialogue, table, role, actor, stop);
            return true;
        }, stop);

    /// <summary>Takes a guest away, and the name out of the vault.</summary>
    /// <returns>False when the guest is not there (any more).</returns>
    public Task<bool> RemoveAsync(Dialogue dialogue, Guid personId, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                """
                delete from table_visitor where person_id = @personId and dialogue_id = @Id returning role, table_number
                """;

            if (await connection.FindAsync<Gone>(sql, new { dialogue.Id, personId }, stop) is not { } gone)
                return false;
            await vault.EraseAsync(connection, personId, stop);
            await NoteAsync(connection, "remove_table_guest", dialogue, gone.TableNumber, gone.Role, actor, stop);
            return true;
        }, stop);

    /// <summary>Erases the guests of dialogues that ended before a moment.</summary>
    /// <returns>How many.</returns>
    public Task<int> EraseEndedAsync(DateTimeOffset before, CancellationToken stop)
    {
        const string sql =
            """
            delete from vault.person_key
             using table_visitor
              join dialogue on dialogue.id = table_visitor.dialogue_id
             where table_visitor.person_id = person_key.person_id
               and dialogue.starts_at + make_interval(mins => dialogue.minutes) < @before
            """;

        return database.ExecuteAsync(sql, new { before }, stop);
    }

    private Task NoteAsync(
        NpgsqlConnection connection, string deed, Dialogue dialogue, int table, string role, string actor, CancellationToken stop) =>
        audit.WriteAsync(connection, actor, deed, $"dialogue {dialogue.Number}",
            string.Create(CultureInfo.InvariantCulture, $"table {table}, {role}"), stop);

    private sealed record Gone(string Role, int TableNumber);
}
