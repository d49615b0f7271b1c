using System.Globalization;
using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;

namespace Recruit.Data.Results;

/// <summary>The reports of tables while they are written and looked at.</summary>
public sealed class ReportStore(NpgsqlDataSource database, AgreementStore agreements, Vault vault, AuditStore audit, TimeProvider clock)
{
    // Saving by itself would fill the log: one sitting of one writer is one entry.
    private static readonly TimeSpan Sitting = TimeSpan.FromHours(1);

    private const string Columns = "id, dialogue_id, table_number, version, changed_at, changed_by, handed_in_at, published_at";

    private const string ItemColumns =
        """
        report_item.id, report_id, kind, position, theme, words, role, due_on, hidden_at, hidden_because, state, state_because, state_at,
        owner_id
        """;

    /// <summary>How the log calls a report.</summary>
    public static string Subject(long dialogue, int table) => string.Create(CultureInfo.InvariantCulture, $"report {dialogue}/{table}");

    /// <summary>Null when nothing was written yet.</summary>
    public async Task<TableReport?> FindAsync(Guid dialogueId, int table, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await FindAsync(connection, dialogueId, table, stop);
    }

    /// <summary>What the tables of one dialogue wrote, by table.</summary>
    public async Task<IReadOnlyList<TableReport>> OfDialogueAsync(Guid dialogueId, CancellationToken stop)
    {
        const string sql = $"select {Columns} from table_report where dialogue_id = @dialogueId order by table_number";
        const string itemSql =
            $"""
            select {ItemColumns}
              from report_item
              join table_report on table_report.id = report_item.report_id
             where dialogue_id = @dialogueId
             order by position
            """;

        await using var connection = await database.OpenConnectionAsync(stop);
        var items = (await connection.ListAsync<ReportItem>(itemSql, new { dialogueId }, stop)).ToLookup(item => item.ReportId);
        return [.. (await connection.ListAsync<TableReport>(sql, new { dialogueId }, stop))
            .Select(report => report with { Items = [.. items[report.Id]] })];
    }

    /// <summary>All reports of a programme without their lines, by dialogue and table.</summary>
    public Task<IReadOnlyList<TableReport>> ListAsync(Guid programmeId, CancellationToken stop)
    {
        const string sql =
            """
            select table_report.id, dialogue_id, table_number, version, changed_at, changed_by, handed_in_at, published_at
              from table_report
              join dialogue on dialogue.id = table_report.dialogue_id
             where programme_id = @programmeId
             order by dialogue_id, table_number
            """;

        return database.ListAsync<TableReport>(sql, new { programmeId }, stop);
    }

    /// <summary>Saves what somebody wrote, unless somebody else saved since.</summary>
    public Task<SaveOutcome> SaveAsync(ReportDraft draft, string actor, CancellationToken stop) =>
        database.InTransactionAsync<SaveOutcome>(async connection =>
        {
            var report = await HoldAsync(connection, draft, stop);
            if (report.IsPublished && !draft.EvenPublished)
                return new SaveOutcome.Closed();
            if (report.Version != draft.Version)
                return new SaveOutcome.Clash(report);
            await WriteAsync(connection, report.Id, draft.Lines, stop);
            var version = await CountAsync(connection, report.Id, draft.HandIn, actor, stop);
            await agreements.AskOwnersAsync(connection, draft.DialogueId, stop);
            await NoteAsync(connection, report, draft, actor, stop);
            return new SaveOutcome.Saved(version);
        }, stop);

    /// <summary>Hides one line from everyone, or shows it again; false when it stood so already.</summary>
    /// <param name="because">Why it is hidden; null shows it again.</param>
    public Task<bool> HideAsync(long dialogue, int table, Guid itemId, string? because, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                """
                update report_item
                   set hidden_at = case when @because::text is null then null else @now::timestamptz end,
                       hidden_because = coalesce(@because, '')
                  from table_report
                  join dialogue on dialogue.id = table_report.dialogue_id
                 where report_item.id = @itemId and table_report.id = report_item.report_id
                   and dialogue.number = @dialogue and table_number = @table
                   and (hidden_at is null) = (@because::text is not null)
                """;

            var changed = await connection.ExecuteAsync(sql, new { dialogue, table, itemId, because, now = clock.GetUtcNow() }, stop);
            if (changed == 0)
                return false;
            await audit.WriteAsync(
                connection, actor, because is null ? "show_line" : "hide_line", Subject(dialogue, table), because ?? "", stop);
            return true;
        }, stop);

    private async Task<TableReport?> FindAsync(NpgsqlConnection connection, Guid dialogueId, int table, CancellationToken stop)
    {
        const string sql = $"select {Columns} from table_report where dialogue_id = @dialogueId and table_number = @table";
        const string itemSql = $"select {ItemColumns} from report_item where report_id = @id order by position";

        return await connection.FindAsync<TableReport>(sql, new { dialogueId, table }, stop) is { } report
            ? report with { Items = await connection.ListAsync<ReportItem>(itemSql, new { id = report.Id }, stop) }
            : null;
    }

    /// <summary>The report as it stands, kept for the caller's transaction; made where there is none.</summary>
    private async Task<TableReport> HoldAsync(NpgsqlConnection connection, ReportDraft draft, CancellationToken stop)
    {
        const string sql =
            """
            insert into table_report (id, dialogue_id, table_number, changed_at)
            values (@id, @DialogueId, @Table, @now)
            on conflict (dialogue_id, table_number) do nothing;
            select 1 from table_report where dialogue_id = @DialogueId and table_number = @Table for update;
            """;

        var now = clock.GetUtcNow();
        await connection.ExecuteAsync(sql, new { id = Guid.CreateVersion7(now), draft.DialogueId, draft.Table, now }, stop);
        return (await FindAsync(connection, draft.DialogueId, draft.Table, stop))!;
    }

    private async Task WriteAsync(NpgsqlConnection connection, Guid reportId, IReadOnlyList<ReportLine> lines, CancellationToken stop)
    {
        const string removeSql = "delete from report_item where report_id = @reportId and id <> all(@ids) returning owner_id";
        const string sql =
            """
            insert into report_item (id, report_id, kind, position, theme, words, role, due_on)
            values (@Id, @reportId, @Kind, @position, @Theme, @Words, @Role, @DueOn)
            on conflict (id) do update
               set position = excluded.position, theme = excluded.theme, words = excluded.words, role = excluded.role,
                   due_on = excluded.due_on
             where report_item.report_id = excluded.report_id and report_item.kind = excluded.kind
            """;

        var ids = lines.Select(line => line.Id).ToArray();
        foreach (var owner in (await connection.ListAsync<Guid?>(removeSql, new { reportId, ids }, stop)).OfType<Guid>())
            await vault.EraseAsync(connection, owner, stop);
        await connection.ExecuteAsync(sql, lines.Select((line, position) =>
            new { line.Id, reportId, line.Kind, position, line.Theme, line.Words, line.Role, line.DueOn }), stop);
    }

    private Task<int> CountAsync(NpgsqlConnection connection, Guid reportId, bool handIn, string actor, CancellationToken stop)
    {
        const string sql =
            """
            update table_report
               set version = version + 1, changed_at = @now, changed_by = @actor,
                   handed_in_at = case when @handIn then coalesce(handed_in_at, @now) else handed_in_at end
             where id = @reportId
            returning version
            """;

        return connection.SingleAsync<int>(sql, new { reportId, handIn, actor, now = clock.GetUtcNow() }, stop);
    }

    private async Task NoteAsync(NpgsqlConnection connection, TableReport before, ReportDraft draft, string actor, CancellationToken stop)
    {
        var subject = Subject(draft.DialogueNumber, draft.Table);
        if (draft.HandIn && !before.IsHandedIn)
            await audit.WriteAsync(connection, actor, "hand_in_report", subject, $"{draft.Lines.Count} lines", stop);
        else if (before.ChangedBy != actor || before.ChangedAt < clock.GetUtcNow() - Sitting)
            await audit.WriteAsync(connection, actor, "write_report", subject, "", stop);
    }
}
