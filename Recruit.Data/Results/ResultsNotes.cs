using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Postgres;

namespace Recruit.Data.Results;

/// <summary>When and where the results of a dialogue were published.</summary>
/// <param name="Link">An absolute address; empty when they stand on our own page.</param>
public sealed record ResultsNote(DateTimeOffset At, string Link);

/// <summary>Notes of which dialogues the results are published.</summary>
public sealed class ResultsNotes(NpgsqlDataSource database, AgreementStore agreements, AuditStore audit, TimeProvider clock)
{
    /// <summary>Null when nothing was published (any more).</summary>
    public Task<ResultsNote?> OfAsync(Guid dialogueId, CancellationToken stop)
    {
        const string sql = "select results_at as at, results_link as link from dialogue where id = @dialogueId and results_at is not null";

        return database.FindAsync<ResultsNote>(sql, new { dialogueId }, stop);
    }

    /// <summary>Notes the results, or another link to them; the first moment stays, so that nobody is told twice.</summary>
    public Task PublishAsync(Guid dialogueId, long number, string link, string actor, CancellationToken stop)
    {
        const string sql = "update dialogue set results_at = coalesce(results_at, @now), results_link = @link where id = @dialogueId";

        return NoteAsync(sql, new { dialogueId, link, now = clock.GetUtcNow() }, "publish_results", number, actor, stop);
    }

    /// <summary>
    /// Publishes the reports that were handed in, on our own page; those that come in later wait for another press.
    /// </summary>
    /// <returns>How many reports everyone can read from now on; nothing happens where that is none.</returns>
    public Task<int> PublishReportsAsync(Guid dialogueId, long number, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                """
                update table_report
                   set published_at = @now
                 where dialogue_id = @dialogueId and handed_in_at is not null and published_at is null
                """;
            const string noteSql = "update dialogue set results_at = coalesce(results_at, @now) where id = @dialogueId";

            var now = clock.GetUtcNow();
            var published = await connection.ExecuteAsync(sql, new { dialogueId, now }, stop);
            if (published == 0)
                return 0;
            await connection.ExecuteAsync(noteSql, new { dialogueId, now }, stop);
            await agreements.AskOwnersAsync(connection, dialogueId, stop);
            await audit.WriteAsync(connection, actor, "publish_results", $"dialogue {number}", $"{published} reports", stop);
            return published;
        }, stop);

    /// <summary>Takes the note and the reports back; who was told already stays told.</summary>
    public Task WithdrawAsync(Guid dialogueId, long number, string actor, CancellationToken stop)
    {
        const string sql =
            """
            update dialogue set results_at = null, results_link = '' where id = @dialogueId;
            update table_report set published_at = null where dialogue_id = @dialogueId;
            """;

        return NoteAsync(sql, new { dialogueId }, "withdraw_results", number, actor, stop);
    }

    private Task NoteAsync(string sql, object parameters, string action, long number, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            await connection.ExecuteAsync(sql, parameters, stop);
            await audit.WriteAsync(connection, actor, action, $"dialogue {number}", "", stop);
        }, stop);
}
