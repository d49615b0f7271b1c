using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Postgres;

namespace Recruit.Data.Evaluation;

/// <summary>The form of a programme, as organisers make it: what was asked in other words stays with its answers.</summary>
public sealed class EvaluationForms(NpgsqlDataSource database, AuditStore audit, TimeProvider clock)
{
    /// <summary>Null for a programme that asks nothing.</summary>
    public Task<EvaluationSettings?> SettingsAsync(Guid programmeId, CancellationToken stop) =>
        database.FindAsync<EvaluationSettings>(
            "select anonymous, days_open, tracks_off, published_at from evaluation where programme_id = @programmeId",
            new { programmeId }, stop);

    /// <summary>Whether everyone reads the results.</summary>
    public Task<bool> IsPublishedAsync(Guid programmeId, CancellationToken stop) =>
        database.ScalarAsync<bool>(
            "select exists (select 1 from evaluation where programme_id = @programmeId and published_at is not null)",
            new { programmeId }, stop);

    /// <summary>All questions in their order, also those that are asked no more.</summary>
    public Task<IReadOnlyList<EvaluationQuestion>> QuestionsAsync(Guid programmeId, CancellationToken stop)
    {
        const string sql =
            """
            select id, root_id, position, kind, words_nl, words_en, choices_nl, choices_en, ended_at
              from evaluation_question
             where programme_id = @programmeId
             order by position, ended_at nulls last
            """;

        return database.ListAsync<EvaluationQuestion>(sql, new { programmeId }, stop);
    }

    /// <summary>Begins to ask; false when the programme has a form already.</summary>
    public Task<bool> BeginAsync(
        Guid programmeId, IReadOnlyList<EvaluationQuestion> questions, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql = "insert into evaluation (programme_id) values (@programmeId) on conflict do nothing";

            if (await connection.ExecuteAsync(sql, new { programmeId }, stop) == 0)
                return false;
            foreach (var question in questions)
                await InsertAsync(connection, programmeId, question, stop);
            await audit.WriteAsync(connection, actor, "begin_evaluation", $"programme {programmeId}", $"{questions.Count} questions", stop);
            return true;
        }, stop);

    /// <summary>Changes how a programme asks; forms that are in stay as anonymous, or as named, as they were promised to be.</summary>
    public Task ChangeAsync(Guid programmeId, EvaluationSettings settings, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                """
                update evaluation
                   set anonymous = @Anonymous, days_open = @DaysOpen, tracks_off = @TracksOff
                 where programme_id = @programmeId
                """;

            await connection.ExecuteAsync(
                sql, new { programmeId, settings.Anonymous, settings.DaysOpen, settings.TracksOff }, stop);
            await audit.WriteAsync(connection, actor, "change_evaluation", $"programme {programmeId}",
                $"{(settings.Anonymous ? "anonymous" : "named")}, {settings.DaysOpen} days", stop);
        }, stop);

    /// <summary>Lets everyone read the results, or nobody any more; false when it was so already.</summary>
    public Task<bool> PublishAsync(Guid programmeId, bool published, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                """
                update evaluation
                   set published_at = case when @published then @now::timestamptz end
                 where programme_id = @programmeId and (published_at is null) = @published
                """;

            if (await connection.ExecuteAsync(sql, new { programmeId, published, now = clock.GetUtcNow() }, stop) == 0)
                return false;
            await audit.WriteAsync(connection, actor, published ? "publish_evaluation" : "withdraw_evaluation",
                $"programme {programmeId}", "", stop);
            return true;
        }, stop);

    /// <summary>Asks a new question, or one in other words: the earlier wording is asked no more and keeps its answers.</summary>
    /// <returns>False when it was asked so already.</returns>
    public Task<bool> AskAsync(Guid programmeId, EvaluationQuestion question, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                """
                select id, root_id, position, kind, words_nl, words_en, choices_nl, choices_en, ended_at
                  from evaluation_question
                 where root_id = @RootId and programme_id = @programmeId and ended_at is null
                   for update
                """;

            var before = await connection.FindAsync<EvaluationQuestion>(sql, new { question.RootId, programmeId }, stop);
            if (before is not null && before.Asks(question))
                return false;
            if (before is not null)
                await EndAsync(connection, programmeId, before.Id, stop);
            await InsertAsync(connection, programmeId, before is null ? question : question with { Position = before.Position }, stop);
            await audit.WriteAsync(connection, actor, "ask_question", $"programme {programmeId}", question.WordsNl, stop);
            return true;
        }, stop);

    /// <summary>Asks a question no more; its answers stay. False when it was not asked.</summary>
    public Task<bool> RemoveAsync(Guid programmeId, Guid id, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            if (await EndAsync(connection, programmeId, id, stop) == 0)
                return false;
            await audit.WriteAsync(connection, actor, "end_question", $"programme {programmeId}", "", stop);
            return true;
        }, stop);

    /// <summary>Lets a question change places with the one before it; nothing happens to the first.</summary>
    public Task MoveUpAsync(Guid programmeId, Guid id, CancellationToken stop)
    {
        const string sql =
            """
            with asked as (
              select id, row_number() over (order by position, id) as place
                from evaluation_question
               where programme_id = @programmeId and ended_at is null),
            moved as (
              select id, place - case when id = @id then 1.5 else 0 end as wish from asked),
            placed as (
              select id, row_number() over (order by wish) as place from moved)
            update evaluation_question set position = placed.place from placed where placed.id = evaluation_question.id
            """;

        return database.ExecuteAsync(sql, new { programmeId, id }, stop);
    }

    private Task<int> EndAsync(NpgsqlConnection connection, Guid programmeId, Guid id, CancellationToken stop)
    {
        const string sql =
            "update evaluation_question set ended_at = @now where id = @id and programme_id = @programmeId and ended_at is null";

        return connection.ExecuteAsync(sql, new { id, programmeId, now = clock.GetUtcNow() }, stop);
    }

    private static Task InsertAsync(NpgsqlConnection connection, Guid programmeId, EvaluationQuestion question, CancellationToken stop)
    {
        const string sql =
            """
            insert into evaluation_question (id, root_id, programme_id, position, kind, words_nl, words_en, choices_nl, choices_en)
            values (@Id, @RootId, @programmeId,
                    case when @Position > 0 then @Position
                         else (select coalesce(max(position), 0) + 1 from evaluation_question where programme_id = @programmeId) end,
                    @Kind, @WordsNl, @WordsEn, @ChoicesNl, @ChoicesEn)
            """;

        return connection.ExecuteAsync(sql, new
        {
            question.Id,
            question.RootId,
            programmeId,
            question.Position,
            question.Kind,
            question.WordsNl,
            question.WordsEn,
            question.ChoicesNl,
            question.ChoicesEn,
        }, stop);
    }
}
