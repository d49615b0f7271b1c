using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Postgres;

namespace Recruit.Data.Evaluation;

/// <summary>What a guest's form is about, and whether it can be handed in.</summary>
public sealed record EvaluationTerm
{
    // A form that was filled in on the last day comes by post, and somebody has to type it.
    private const int DaysForPost = 14;

    public Guid ProgrammeId { get; init; }
    public Guid DialogueId { get; init; }
    public long Dialogue { get; init; }
    public long Registration { get; init; }
    public Guid PersonId { get; init; }
    public bool Anonymous { get; init; }
    public DateTimeOffset OpensAt { get; init; }
    public DateTimeOffset ClosesAt { get; init; }

    /// <summary>Whether this guest's form is in.</summary>
    public bool Answered { get; init; }

    /// <summary>Whether the form that is in carries the guest's name.</summary>
    public bool AnsweredNamed { get; init; }

    public bool IsOpen(DateTimeOffset now) => OpensAt <= now && now < ClosesAt;

    /// <summary>Whether staff can still enter what came on paper or by telephone.</summary>
    public bool IsOpenToStaff(DateTimeOffset now) => OpensAt <= now && now < ClosesAt.AddDays(DaysForPost);

    public bool TakesForm(DateTimeOffset now) => IsOpen(now) && IsChangeable;

    public bool TakesFormOfStaff(DateTimeOffset now) => IsOpenToStaff(now) && IsChangeable;

    // What was handed in without a name cannot be found again, and so not be changed.
    private bool IsChangeable => !Answered || (AnsweredNamed && !Anonymous);
}

/// <summary>An answer to one question: a value or words.</summary>
public sealed record GivenAnswer(Guid QuestionId, int? Value, string? Words);

/// <summary>What somebody answered in a form with his or her name.</summary>
public sealed record NamedAnswer(string Question, int? Value, string? Words);

/// <summary>What can come of handing in a form.</summary>
public abstract record HandInOutcome
{
    public sealed record Taken : HandInOutcome;

    /// <summary>It was in before: nothing changed.</summary>
    public sealed record AlreadyIn : HandInOutcome;

    /// <summary>Nothing is asked of this guest, not yet, or no more.</summary>
    public sealed record Closed : HandInOutcome;

    /// <summary>Between reading and handing in, the form became anonymous or stopped being so.</summary>
    public sealed record PromiseChanged : HandInOutcome;
}

/// <summary>Takes the forms of guests: that somebody answered, and what was answered, lie apart.</summary>
public sealed class EvaluationAnswers(NpgsqlDataSource database, AuditStore audit, TimeProvider clock)
{
    private const string Term =
        """
        select invitation.programme_id, invitation.dialogue_id, dialogue.number as dialogue, registration.number as registration,
               registration.person_id, evaluation.anonymous,
               starts_at + make_interval(mins => minutes) as opens_at,
               starts_at + make_interval(mins => minutes, days => days_open) as closes_at,
               evaluation_mark.invitation_id is not null as answered, coalesce(evaluation_mark.named, false) as answered_named
          from invitation
          join registration on registration.id = invitation.registration_id and registration.state = 'active'
          join dialogue on dialogue.id = invitation.dialogue_id and dialogue.state = 'planned'
          join evaluation on evaluation.programme_id = invitation.programme_id and not dialogue.track_id = any(tracks_off)
          left join evaluation_mark on evaluation_mark.invitation_id = invitation.id
         where invitation.id = @invitationId and invitation.state in ('accepted', 'attended')
        """;

    /// <summary>Null when nothing is asked of this guest.</summary>
    public Task<EvaluationTerm?> TermAsync(Guid invitationId, CancellationToken stop) =>
        database.FindAsync<EvaluationTerm>(Term, new { invitationId }, stop);

    /// <summary>The invitation of somebody who was at a dialogue, by the numbers of both; null when there is none.</summary>
    public Task<Guid?> InvitationAsync(Guid programmeId, long dialogue, long registration, CancellationToken stop)
    {
        const string sql =
            """
            select invitation.id
              from invitation
              join dialogue on dialogue.id = invitation.dialogue_id and dialogue.number = @dialogue
              join registration on registration.id = invitation.registration_id and registration.number = @registration
             where invitation.programme_id = @programmeId and invitation.state in ('accepted', 'attended')
            """;

        return database.ScalarAsync<Guid?>(sql, new { programmeId, dialogue, registration }, stop);
    }

    /// <summary>What a guest answered in a form with a name; nothing of an anonymous one, which nobody can find again.</summary>
    public Task<IReadOnlyList<GivenAnswer>> OwnAsync(EvaluationTerm term, CancellationToken stop) =>
        database.ListAsync<GivenAnswer>(
            "select question_id, value, words from evaluation_answer where person_id = @PersonId and dialogue_id = @DialogueId",
            new { term.PersonId, term.DialogueId }, stop);

    /// <summary>All that somebody answered with his or her name, to take along.</summary>
    public Task<IReadOnlyList<NamedAnswer>> OfPersonAsync(Guid personId, CancellationToken stop)
    {
        const string sql =
            """
            select words_nl as question, value, words
              from evaluation_answer
              join evaluation_question question on question.id = evaluation_answer.question_id
             where person_id = @personId
             order by position
            """;

        return database.ListAsync<NamedAnswer>(sql, new { personId }, stop);
    }

    /// <summary>Takes a form. A second press changes nothing when it is anonymous, and the own answers when it is not.</summary>
    /// <param name="anonymous">What the guest was told.</param>
    public Task<HandInOutcome> HandInAsync(
        Guid invitationId, IReadOnlyCollection<GivenAnswer> answers, bool anonymous, CancellationToken stop) =>
        TakeAsync(invitationId, answers, anonymous, null, stop);

    /// <summary>Takes what somebody answered on paper or by telephone, and notes that a member of staff typed it.</summary>
    /// <param name="anonymous">What the guest was told.</param>
    public Task<HandInOutcome> EnterAsync(
        Guid invitationId, IReadOnlyCollection<GivenAnswer> answers, bool anonymous, string actor, CancellationToken stop) =>
        TakeAsync(invitationId, answers, anonymous, actor, stop);

    private Task<HandInOutcome> TakeAsync(
        Guid invitationId, IReadOnlyCollection<GivenAnswer> answers, bool anonymous, string? staff, CancellationToken stop) =>
        database.InTransactionAsync<HandInOutcome>(async connection =>
        {
            var now = clock.GetUtcNow();
            if (await connection.FindAsync<EvaluationTerm>(Term, new { invitationId }, stop) is not { } term
                || !(staff is null ? term.IsOpen(now) : term.IsOpenToStaff(now)))
                return new HandInOutcome.Closed();
            if (term.Anonymous != anonymous)
                return new HandInOutcome.PromiseChanged();
            // One form at a time per dialogue: each writes its whole pile anew.
            await connection.LockAsync($"evaluation {term.DialogueId}", stop);
            if (!await MarkAsync(connection, invitationId, anonymous, stop))
                return new HandInOutcome.AlreadyIn();
            Guid? person = anonymous ? null : term.PersonId;
            await connection.ExecuteAsync(
                "delete from evaluation_answer where person_id = @person and dialogue_id = @DialogueId",
                new { person, term.DialogueId }, stop);
            await WriteAsync(connection, term, person, answers, stop);
            if (anonymous)
                await ShuffleAsync(connection, term.DialogueId, stop);
            if (staff is not null)
                await NoteAsync(connection, term, staff, stop);
            return new HandInOutcome.Taken();
        }, stop);

    // A line has its moment: of an anonymous form it says at which dialogue, and never whose it was.
    private Task NoteAsync(NpgsqlConnection connection, EvaluationTerm term, string staff, CancellationToken stop) =>
        audit.WriteAsync(connection, staff, "enter_evaluation", FormattableString.Invariant($"dialogue {term.Dialogue}"),
            term.Anonymous ? "" : FormattableString.Invariant($"registration {term.Registration}"), stop);

    /// <returns>False when a form is in that cannot be changed.</returns>
    private static async Task<bool> MarkAsync(NpgsqlConnection connection, Guid invitationId, bool anonymous, CancellationToken stop)
    {
        const string sql =
            """
            insert into evaluation_mark (invitation_id, named)
            values (@invitationId, not @anonymous)
            on conflict (invitation_id) do update set named = true where evaluation_mark.named and not @anonymous
            """;

        return await connection.ExecuteAsync(sql, new { invitationId, anonymous }, stop) == 1;
    }

    private static Task WriteAsync(
        NpgsqlConnection connection, EvaluationTerm term, Guid? person, IReadOnlyCollection<GivenAnswer> answers, CancellationToken stop)
    {
        const string sql =
            """
            insert into evaluation_answer (question_id, dialogue_id, person_id, value, words)
            select question.id, @DialogueId, @person, given.value, given.words
              from unnest(@questions::uuid[], @values::int[], @words::text[]) as given (question_id, value, words)
              join evaluation_question question on question.id = given.question_id and question.programme_id = @ProgrammeId
            """;

        return connection.ExecuteAsync(sql, new
        {
            term.DialogueId,
            term.ProgrammeId,
            person,
            questions = answers.Select(answer => answer.QuestionId).ToArray(),
            values = answers.Select(answer => answer.Value).ToArray(),
            words = answers.Select(answer => answer.Words).ToArray(),
        }, stop);
    }

    // Its rows then all stem from this one transaction and lie in the order of their random ids: neither says when which of them came.
    private static Task ShuffleAsync(NpgsqlConnection connection, Guid dialogueId, CancellationToken stop)
    {
        const string sql =
            """
            with pile as (
              delete from evaluation_answer
               where dialogue_id = @dialogueId and person_id is null
              returning id, question_id, dialogue_id, value, words, review, shown_words)
            insert into evaluation_answer (id, question_id, dialogue_id, value, words, review, shown_words)
            select * from pile order by id
            """;

        return connection.ExecuteAsync(sql, new { dialogueId }, stop);
    }
}
