using System.Globalization;
using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Dialogues;
using Recruit.Data.Messages;
using Recruit.Data.Postgres;

namespace Recruit.Data.Changes;

/// <summary>Who leads which table; whoever leads none of a dialogue any more is told, and the entry leaves the calendar.</summary>
public sealed class TableLeads(NpgsqlDataSource database, MessageStore messages, AuditStore audit, TimeProvider clock)
{
    /// <summary>Lets a facilitator lead a table instead of whoever led it; null takes the table back.</summary>
    /// <returns>False when there is no such table.</returns>
    public Task<bool> AssignAsync(Dialogue dialogue, int table, Guid? facilitatorId, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string leaderSql = "select facilitator_id from dialogue_table where dialogue_id = @Id and number = @table";

            await DialogueStore.LockTablesAsync(connection, [dialogue.Id], stop);
            var before = await connection.ScalarAsync<Guid?>(leaderSql, new { dialogue.Id, table }, stop);
            if (!await DialogueStore.AssignFacilitatorAsync(connection, dialogue.Id, table, facilitatorId, clock.GetUtcNow(), stop))
                return false;
            if (before is { } leaver && leaver != facilitatorId)
                await TellAsync(connection, dialogue, leaver, stop);
            await audit.WriteAsync(connection, actor, "assign_facilitator", $"dialogue {dialogue.Number}",
                string.Create(CultureInfo.InvariantCulture, $"table {table}, staff {facilitatorId}"), stop);
            return true;
        }, stop);

    private async Task TellAsync(NpgsqlConnection connection, Dialogue dialogue, Guid leaver, CancellationToken stop)
    {
        const string staffSql =
            """
            select person_id, language
              from staff
             where id = @leaver and active
               and not exists (select 1 from dialogue_table where dialogue_id = @Id and facilitator_id = @leaver)
            """;
        // Calendars take an entry out only by a number above the one that put it there.
        const string riseSql =
            "update dialogue set calendar_sequence = calendar_sequence + 1 where id = @Id returning calendar_sequence";

        var now = clock.GetUtcNow();
        if (dialogue.StartsAt <= now
            || await connection.FindAsync<Leaver>(staffSql, new { dialogue.Id, leaver }, stop) is not { } person)
            return;
        var sequence = await connection.ScalarAsync<int>(riseSql, new { dialogue.Id }, stop);
        await messages.QueueAsync(connection,
            new NewMessage(person.PersonId, DialogueRule.TakenOff, PlanChangeStore.OccasionOf(dialogue.Id, sequence), dialogue.Id, now)
            {
                ProgrammeId = dialogue.ProgrammeId,
                Language = person.Language,
                SendBefore = dialogue.StartsAt,
            }, stop);
    }

    private sealed record Leaver(Guid PersonId, string Language);
}
