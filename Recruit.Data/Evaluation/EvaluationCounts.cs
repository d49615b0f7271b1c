using Npgsql;
using Recruit.Data.Postgres;

namespace Recruit.Data.Evaluation;

/// <summary>Whose answers are counted; null takes all.</summary>
public sealed record EvaluationScope(Guid ProgrammeId, Guid? TrackId = null, string? Type = null, long? Dialogue = null)
{
    /// <summary>Whether it is a part, of which the rest can be subtracted.</summary>
    public bool IsPart => TrackId is not null || Type is not null || Dialogue is not null;
}

/// <summary>How often a question was answered with a value; of own words the value is null.</summary>
public sealed record AnswerCount
{
    public Guid QuestionId { get; init; }

    /// <summary>The slug.</summary>
    public string Track { get; init; } = "";
    public int? Value { get; init; }
    public int People { get; init; }
}

/// <summary>How many people of a track were asked, and how many forms came in.</summary>
public sealed record TrackAnswers(string Track, int Asked, int Answered);

/// <summary>How many of those who were there, and of those who answered, have a level.</summary>
public sealed record AnsweredLevel(string Attribute, string Level, int Attended, int Answered);

/// <summary>Counts forms and answers, never one by one; who answered is counted from the marks alone.</summary>
public sealed class EvaluationCounts(NpgsqlDataSource database, TimeProvider clock)
{
    private const string InScope =
        """
        dialogue.programme_id = @ProgrammeId and (@TrackId::uuid is null or dialogue.track_id = @TrackId)
          and (@Type::text is null or dialogue.type = @Type) and (@Dialogue::bigint is null or dialogue.number = @Dialogue)
        """;

    private const string Asked =
        $"""
        select invitation.id, invitation.registration_id, dialogue.track_id, evaluation_mark.invitation_id is not null as answered
          from invitation
          join dialogue on dialogue.id = invitation.dialogue_id and dialogue.state = 'planned'
          join evaluation on evaluation.programme_id = dialogue.programme_id
          left join evaluation_mark on evaluation_mark.invitation_id = invitation.id
         where {InScope}
           and (evaluation_mark.invitation_id is not null
                or invitation.state in ('accepted', 'attended') and not dialogue.track_id = any(tracks_off)
                   and starts_at + make_interval(mins => minutes) <= @now)
        """;

    /// <summary>Evaluation answers per track: of how many people who were there a form came in. In the order of the tracks.</summary>
    public Task<IReadOnlyList<TrackAnswers>> PerTrackAsync(EvaluationScope scope, CancellationToken stop)
    {
        const string sql =
            $"""
            select track.slug as track, count(*)::int as asked, count(*) filter (where answered)::int as answered
              from ({Asked}) asked
              join track on track.id = asked.track_id
             group by track.slug, track.position
             order by track.position
            """;

        return database.ListAsync<TrackAnswers>(sql, ValuesOf(scope), stop);
    }

    /// <summary>How often each question was answered how, per track.</summary>
    public Task<IReadOnlyList<AnswerCount>> AnswersAsync(EvaluationScope scope, CancellationToken stop)
    {
        const string sql =
            $"""
            select question_id, track.slug as track, value, count(*)::int as people
              from evaluation_answer
              join dialogue on dialogue.id = evaluation_answer.dialogue_id
              join track on track.id = dialogue.track_id
             where {InScope}
             group by question_id, track.slug, value
            """;

        return database.ListAsync<AnswerCount>(sql, ValuesOf(scope), stop);
    }

    /// <summary>Who answered, set beside all who were there, in attributes that are no special-category data.</summary>
    public Task<IReadOnlyList<AnsweredLevel>> LevelsAsync(EvaluationScope scope, CancellationToken stop)
    {
        const string sql =
            $"""
            select level.key as attribute, level.value as level, count(*)::int as attended,
                   count(*) filter (where answered)::int as answered
              from ({Asked}) asked
              join demographic on demographic.registration_id = asked.registration_id
             cross join lateral jsonb_each_text(demographic.levels) level
             group by level.key, level.value
            """;

        return database.ListAsync<AnsweredLevel>(sql, ValuesOf(scope), stop);
    }

    private object ValuesOf(EvaluationScope scope) =>
        new { scope.ProgrammeId, scope.TrackId, scope.Type, scope.Dialogue, now = clock.GetUtcNow() };
}
