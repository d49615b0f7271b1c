using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Postgres;

namespace Recruit.Data.Evaluation;

/// <summary>Who may read somebody's own words.</summary>
public static class AnswerReview
{
    /// <summary>Only organisers, who have not looked yet.</summary>
    public const string Waiting = "waiting";
    public const string Shown = "shown";
    public const string Hidden = "hidden";
}

/// <summary>An answer in somebody's own words.</summary>
public sealed record OpenAnswer
{
    public Guid Id { get; init; }
    public Guid QuestionId { get; init; }
    public string Track { get; init; } = "";
    public string Words { get; init; } = "";

    /// <summary>What others read, where an organiser shortened it.</summary>
    public string? ShownWords { get; init; }

    /// <summary>One of <see cref="AnswerReview"/>.</summary>
    public string Review { get; init; } = AnswerReview.Waiting;

    /// <summary>Who wrote it; null for an anonymous form.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>What everyone may read, once it is shown.</summary>
    public string Readable => ShownWords ?? Words;
}

/// <summary>Own words wait for an organiser, who lets others read them, hides them or shortens them.</summary>
public sealed class OpenAnswers(NpgsqlDataSource database, AuditStore audit)
{
    /// <summary>Those that wait first, then by nothing but chance.</summary>
    public Task<IReadOnlyList<OpenAnswer>> ListAsync(EvaluationScope scope, CancellationToken stop)
    {
        const string sql =
            """
            select evaluation_answer.id, question_id, track.slug as track, words, shown_words, review, person_id
              from evaluation_answer
              join dialogue on dialogue.id = evaluation_answer.dialogue_id
              join track on track.id = dialogue.track_id
             where words is not null and dialogue.programme_id = @ProgrammeId
               and (@TrackId::uuid is null or dialogue.track_id = @TrackId) and (@Type::text is null or dialogue.type = @Type)
               and (@Dialogue::bigint is null or dialogue.number = @Dialogue)
             order by review <> 'waiting', evaluation_answer.id
            """;

        return database.ListAsync<OpenAnswer>(sql, scope, stop);
    }

    /// <summary>The people who were at the dialogue of an answer, whose names it might tell.</summary>
    public Task<IReadOnlyList<(Guid AnswerId, Guid PersonId)>> PeopleBesideAsync(Guid programmeId, CancellationToken stop)
    {
        const string sql =
            """
            select evaluation_answer.id, registration.person_id
              from evaluation_answer
              join invitation on invitation.dialogue_id = evaluation_answer.dialogue_id and invitation.state in ('accepted', 'attended')
              join registration on registration.id = invitation.registration_id
             where words is not null and review = 'waiting' and invitation.programme_id = @programmeId
            """;

        return database.ListAsync<(Guid, Guid)>(sql, new { programmeId }, stop);
    }

    /// <summary>Notes who may read an answer; false when it is not there, or the same was noted before.</summary>
    /// <param name="shownWords">What others read instead; null for all of it.</param>
    public Task<bool> ReviewAsync(
        Guid programmeId, Guid id, string review, string? shownWords, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                """
                update evaluation_answer
                   set review = @review, shown_words = @shownWords
                  from dialogue
                 where evaluation_answer.id = @id and words is not null and dialogue.id = evaluation_answer.dialogue_id
                   and dialogue.programme_id = @programmeId
                   and (review, shown_words) is distinct from (@review::text, @shownWords::text)
                """;

            if (await connection.ExecuteAsync(sql, new { programmeId, id, review, shownWords }, stop) == 0)
                return false;
            await audit.WriteAsync(connection, actor, review == AnswerReview.Hidden ? "hide_answer" : "show_answer",
                $"programme {programmeId}", shownWords is null ? "" : "shortened", stop);
            return true;
        }, stop);
}
