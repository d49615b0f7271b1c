using System.Globalization;
using Dapper;
using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Postgres;

namespace Recruit.Data.Dialogues;

/// <summary>Dialogues with their tables and role quotas.</summary>
public sealed class DialogueStore(NpgsqlDataSource database, AuditStore audit, TimeProvider clock)
{
    private readonly Together<Guid, Dialogue?> readers = new();
    private readonly Together<Guid, IReadOnlyList<string>> themeReaders = new();
    private readonly Together<Guid, IReadOnlyList<Dialogue>> roleReaders = new();

    private const string Columns =
        """
        id, number, programme_id, track_id, external_id, type, theme, title, host_id, municipality_code, format, venue, link, region,
        town_first, starts_at, minutes, time_zone, size_min, size_max, table_count, talk_rounds, language, state,
        calendar_sequence, moved_at, moved_from, moved_sequence, cancelled_at, cancelled_because,
        (select paper_days from track where track.id = dialogue.track_id) as paper_days
        """;

    /// <summary>Writes a dialogue with its tables; the same id or external id a second time changes nothing.</summary>
    /// <returns>Whether it is new.</returns>
    public Task<bool> AddAsync(Dialogue dialogue, IReadOnlyList<RoleQuota> quotas, CancellationToken stop) =>
        database.InTransactionAsync(connection => AddAsync(connection, dialogue, quotas, stop), stop);

    internal async Task<bool> AddAsync(
        NpgsqlConnection connection, Dialogue dialogue, IReadOnlyList<RoleQuota> quotas, CancellationToken stop)
    {
        const string dialogueSql =
            """
            insert into dialogue (id, programme_id, track_id, external_id, type, theme, title, host_id, municipality_code, format, venue,
                                  link, region, town_first, starts_at, minutes, time_zone, size_min, size_max, table_count, talk_rounds,
                                  language, state, calendar_sequence, created_at)
            values (@Id, @ProgrammeId, @TrackId, @ExternalId, @Type, @Theme, @Title, @HostId, @MunicipalityCode, @Format, @Venue, @Link,
                    @Region, @TownFirst, @StartsAt, @Minutes, @TimeZone, @SizeMin, @SizeMax, @TableCount, @TalkRounds, @Language,
                    @State, @CalendarSequence, @Now)
            on conflict do nothing
            """;
        const string tableSql = "insert into dialogue_table (dialogue_id, number) select @Id, generate_series(1, @TableCount)";

        var parameters = new DynamicParameters(dialogue);
        parameters.Add("Now", clock.GetUtcNow());
        if (await connection.ExecuteAsync(dialogueSql, parameters, stop) == 0)
            return false;
        await connection.ExecuteAsync(tableSql, new { dialogue.Id, dialogue.TableCount }, stop);
        await SetRolesAsync(connection, dialogue.Id, quotas, stop);
        return true;
    }

    /// <summary>Asks so many people with a role of every table, instead of what was asked before.</summary>
    public Task SetRolesAsync(Dialogue dialogue, IReadOnlyList<RoleQuota> quotas, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            await SetRolesAsync(connection, dialogue.Id, quotas, stop);
            await audit.WriteAsync(connection, actor, "change_roles", $"dialogue {dialogue.Number}",
                string.Join(", ", quotas.Select(quota => string.Create(CultureInfo.InvariantCulture, $"{quota.Role} {quota.Least}"))),
                stop);
        }, stop);

    internal static async Task SetRolesAsync(
        NpgsqlConnection connection, Guid dialogueId, IReadOnlyList<RoleQuota> quotas, CancellationToken stop)
    {
        const string sql = "insert into role_quota (dialogue_id, role, least) values (@DialogueId, @Role, @Least)";

        await connection.ExecuteAsync("delete from role_quota where dialogue_id = @dialogueId", new { dialogueId }, stop);
        await connection.ExecuteAsync(sql, quotas, stop);
    }

    /// <summary>The dialogues of a track that are still to come and ask for roles.</summary>
    public Task<IReadOnlyList<Dialogue>> AskingRolesAsync(Guid trackId, CancellationToken stop)
    {
        const string sql =
            $"""
            select {Columns}
              from dialogue
             where track_id = @asked and state = 'planned' and starts_at > @now
               and exists (select 1 from role_quota where role_quota.dialogue_id = dialogue.id)
            """;

        return roleReaders.ShareAsync(trackId, asked =>
            database.ListAsync<Dialogue>(sql, new { asked, now = clock.GetUtcNow() }, CancellationToken.None), stop);
    }

    public Task<Dialogue?> GetAsync(Guid id, CancellationToken stop)
    {
        const string sql = $"select {Columns} from dialogue where id = any(@ids)";

        return readers.GetAsync(database, sql, id, one => one.Id, stop);
    }

    /// <summary>The dialogue as the caller's transaction sees it.</summary>
    public Task<Dialogue?> GetAsync(NpgsqlConnection connection, Guid id, CancellationToken stop) =>
        connection.FindAsync<Dialogue>($"select {Columns} from dialogue where id = @id", new { id }, stop);

    /// <summary>The dialogue with this number, as pages and rosters call it.</summary>
    public Task<Dialogue?> FindAsync(long number, CancellationToken stop) =>
        database.FindAsync<Dialogue>($"select {Columns} from dialogue where number = @number", new { number }, stop);

    /// <summary>
    /// Keeps the tables of these dialogues for the caller's transaction, before anything else of them: whoever gives out,
    /// moves or ends seats waits here.
    /// </summary>
    internal static Task LockTablesAsync(NpgsqlConnection connection, IReadOnlyCollection<Guid> dialogues, CancellationToken stop) =>
        connection.ExecuteAsync(
            "select 1 from dialogue_table where dialogue_id = any(@dialogues) order by dialogue_id, number for no key update",
            new { dialogues = dialogues.ToArray() }, stop);

    /// <summary>How the dialogues of each track and type are usually set up: what a new one starts from.</summary>
    public Task<IReadOnlyList<DialogueTemplate>> TemplatesAsync(Guid programmeId, CancellationToken stop)
    {
        const string sql =
            """
            select track_id, type,
                   mode() within group (order by minutes) as minutes,
                   mode() within group (order by size_min) as size_min,
                   mode() within group (order by size_max) as size_max,
                   mode() within group (order by table_count) as table_count,
                   mode() within group (order by talk_rounds) as talk_rounds
              from dialogue
             where programme_id = @programmeId
             group by track_id, type
             order by track_id, min(starts_at)
            """;

        return database.ListAsync<DialogueTemplate>(sql, new { programmeId }, stop);
    }

    /// <summary>The themes that a programme talks about, by name.</summary>
    public Task<IReadOnlyList<string>> ThemesAsync(Guid programmeId, CancellationToken stop) =>
        database.ListAsync<string>("select distinct theme from dialogue where programme_id = @programmeId order by theme",
            new { programmeId }, stop);

    /// <summary>The themes of a track, in the order in which they are first talked about.</summary>
    public Task<IReadOnlyList<string>> ThemesOfTrackAsync(Guid trackId, CancellationToken stop)
    {
        const string sql = "select theme from dialogue where track_id = @asked group by theme order by min(starts_at), min(number)";

        return themeReaders.ShareAsync(trackId, asked => database.ListAsync<string>(sql, new { asked }, CancellationToken.None), stop);
    }

    /// <summary>The dialogues of a programme, by start.</summary>
    /// <param name="trackId">Only of this track; null for all.</param>
    /// <param name="municipalityCode">Only of this municipality; null for all.</param>
    public Task<IReadOnlyList<Dialogue>> ListAsync(Guid programmeId, Guid? trackId, string? municipalityCode, CancellationToken stop)
    {
        const string sql =
            $"""
            select {Columns}
              from dialogue
             where programme_id = @programmeId
               and (@trackId::uuid is null or track_id = @trackId)
               and (@municipalityCode::text is null or municipality_code = @municipalityCode)
             order by starts_at, number
            """;

        return database.ListAsync<Dialogue>(sql, new { programmeId, trackId, municipalityCode }, stop);
    }

    public Task<IReadOnlyList<DialogueTable>> TablesAsync(Guid dialogueId, CancellationToken stop)
    {
        const string sql = "select dialogue_id, number, facilitator_id from dialogue_table where dialogue_id = @dialogueId order by number";

        return database.ListAsync<DialogueTable>(sql, new { dialogueId }, stop);
    }

    /// <summary>The tables that a facilitator leads.</summary>
    public Task<IReadOnlyList<DialogueTable>> LedByAsync(Guid facilitatorId, CancellationToken stop)
    {
        const string sql =
            """
            select dialogue_id, number, facilitator_id
              from dialogue_table
             where facilitator_id = @facilitatorId
             order by dialogue_id, number
            """;

        return database.ListAsync<DialogueTable>(sql, new { facilitatorId }, stop);
    }

    /// <summary>Lets a facilitator lead a table; null takes the table back.</summary>
    public async Task<bool> AssignFacilitatorAsync(Guid dialogueId, int table, Guid? facilitatorId, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await AssignFacilitatorAsync(connection, dialogueId, table, facilitatorId, clock.GetUtcNow(), stop);
    }

    internal static async Task<bool> AssignFacilitatorAsync(
        NpgsqlConnection connection, Guid dialogueId, int table, Guid? facilitatorId, DateTimeOffset now, CancellationToken stop)
    {
        const string sql =
            """
            update dialogue_table
               set facilitator_id = @facilitatorId,
                   assigned_at = case when @facilitatorId::uuid is null then null
                                      when facilitator_id = @facilitatorId then assigned_at
                                      else @now end
             where dialogue_id = @dialogueId and number = @table
            """;

        return await connection.ExecuteAsync(sql, new { dialogueId, table, facilitatorId, now }, stop) == 1;
    }

    public Task<IReadOnlyList<RoleQuota>> RoleQuotasAsync(IReadOnlyCollection<Guid> dialogues, CancellationToken stop)
    {
        const string sql = "select dialogue_id, role, least from role_quota where dialogue_id = any(@dialogues) order by dialogue_id, role";

        return database.ListAsync<RoleQuota>(sql, new { dialogues = dialogues.ToArray() }, stop);
    }
}
