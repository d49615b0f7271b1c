using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Postgres;

namespace Recruit.Data.Dialogues;

/// <summary>Dates that a town offers for one dialogue, and the choice among them.</summary>
public sealed class DateOffers(NpgsqlDataSource database, DialogueStore dialogues, AuditStore audit, TimeProvider clock)
{
    /// <summary>How many dates one dialogue may be offered on.</summary>
    public const int Most = 5;

    /// <summary>Writes a dialogue with all dates that it may be on; a second time changes nothing.</summary>
    /// <param name="starts">Two or more; of a dialogue with one date there is nothing to choose.</param>
    /// <returns>Whether it is new.</returns>
    public Task<bool> AddAsync(
        Dialogue dialogue, IReadOnlyList<RoleQuota> quotas, IReadOnlyCollection<DateTimeOffset> starts, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                "insert into offered_date (dialogue_id, starts_at) select @Id, unnest(@starts::timestamptz[]) on conflict do nothing";

            var offered = dialogue with { State = DialogueState.Offered, StartsAt = starts.Min() };
            if (!await dialogues.AddAsync(connection, offered, quotas, stop))
                return false;
            await connection.ExecuteAsync(sql, new { dialogue.Id, starts = starts.ToArray() }, stop);
            return true;
        }, stop);

    /// <summary>The dates of a dialogue that none was chosen of, by time; those that have passed too.</summary>
    public Task<IReadOnlyList<DateTimeOffset>> ListAsync(Guid dialogueId, CancellationToken stop) =>
        database.ListAsync<DateTimeOffset>(
            "select starts_at from offered_date where dialogue_id = @dialogueId order by starts_at", new { dialogueId }, stop);

    /// <summary>Chooses a date; the others are free again, and the dialogue is planned from now on.</summary>
    /// <returns>False when one is chosen already, or this one was not offered or has passed.</returns>
    public Task<bool> ChooseAsync(Dialogue dialogue, DateTimeOffset startsAt, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                """
                update dialogue
                   set state = 'planned', starts_at = @startsAt, date_chosen_at = @now, calendar_sequence = calendar_sequence + 1
                 where id = @Id and state = 'offered' and @startsAt::timestamptz > @now::timestamptz
                   and exists (select 1 from offered_date where dialogue_id = @Id and starts_at = @startsAt)
                """;

            if (await connection.ExecuteAsync(sql, new { dialogue.Id, startsAt, now = clock.GetUtcNow() }, stop) == 0)
                return false;
            await connection.ExecuteAsync("delete from offered_date where dialogue_id = @Id", new { dialogue.Id }, stop);
            await audit.WriteAsync(connection, actor, "choose_date", $"dialogue {dialogue.Number}",
                FormattableString.Invariant($"{startsAt:yyyy-MM-dd HH:mm}Z"), stop);
            return true;
        }, stop);

    /// <summary>Whether towns choose among the dates that they offered themselves.</summary>
    public Task<bool> TownChoosesAsync(Guid programmeId, CancellationToken stop) =>
        database.SingleAsync<bool>("select town_picks_date from programme where id = @programmeId", new { programmeId }, stop);

    /// <summary>Lets towns choose among their own dates, or organisers alone, and writes who decided so.</summary>
    public Task LetTownChooseAsync(Guid programmeId, bool may, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql = "update programme set town_picks_date = @may where id = @programmeId and town_picks_date <> @may";

            if (await connection.ExecuteAsync(sql, new { programmeId, may }, stop) > 0)
                await audit.WriteAsync(connection, actor, "change_date_choice", $"programme {programmeId}",
                    may ? "towns and organisers" : "organisers", stop);
        }, stop);
}
