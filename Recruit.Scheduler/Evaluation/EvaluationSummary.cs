using Recruit.Data.Evaluation;
using Recruit.Scheduler.Representativeness;

namespace Recruit.Scheduler.Evaluation;

/// <summary>How one question was answered, as anybody may see it: small cells hidden, the rest rounded.</summary>
/// <param name="Answers">Rounded; null when so few that they would tell of persons.</param>
/// <param name="Cells">Per choice, in order; null where hidden. Empty for own words.</param>
/// <param name="Mean">Of a scale, between 1 and 5; null when it is none or too few answered.</param>
/// <param name="MeanPerTrack">The same per slug of a track; tracks in which too few answered are left out.</param>
public sealed record QuestionSummary(
    EvaluationQuestion Question, int? Answers, IReadOnlyList<int?> Cells, double? Mean, IReadOnlyDictionary<string, double> MeanPerTrack);

/// <summary>How many people of a track were asked and answered, as staff may see it; null where hidden.</summary>
public sealed record TrackResponse(string Track, int? Asked, int? Answered);

/// <summary>How much those who answered differ in one attribute from all who were there.</summary>
/// <param name="Attribute">Its slug.</param>
public sealed record AnsweredMirror(string Attribute, Mirror Mirror);

/// <summary>What an evaluation says under the rule of small cells: one answer is never found in it.</summary>
public static class EvaluationSummary
{
    /// <summary>One summary per question that is asked or was answered, in their order.</summary>
    public static IReadOnlyList<QuestionSummary> Of(IEnumerable<EvaluationQuestion> questions, IEnumerable<AnswerCount> counts)
    {
        var byQuestion = counts.ToLookup(count => count.QuestionId);
        return
        [
            .. from question in questions
               where question.EndedAt is null || byQuestion.Contains(question.Id)
               select Of(question, [.. byQuestion[question.Id]]),
        ];
    }

    /// <summary>How many were asked and answered per track: small tracks hidden, the rest rounded.</summary>
    public static IReadOnlyList<TrackResponse> ResponseOf(IReadOnlyList<TrackAnswers> tracks)
    {
        var asked = PublicTable.Of([.. tracks.Select(track => (track.Track, track.Asked))]).Cells;
        var answered = PublicTable.Of([.. tracks.Select(track => (track.Track, track.Answered))]).Cells;
        return [.. tracks.Select((track, index) => new TrackResponse(track.Track, asked[index].People, answered[index].People))];
    }

    /// <summary>Null when so few that they would tell of persons.</summary>
    public static int? Rounded(int people) => PublicTable.Of([("", people)]).Total;

    /// <summary>
    /// Those who answered beside all who were there, per attribute. It knows the marks alone, and no answer. Nothing when too few answered.
    /// </summary>
    public static IReadOnlyList<AnsweredMirror> MirrorsOf(IEnumerable<AnsweredLevel> levels) =>
    [
        .. from level in levels
           group level by level.Attribute into attribute
           where attribute.Sum(level => level.Answered) >= PublicTable.LeastPeople
           orderby attribute.Key
           select new AnsweredMirror(
               attribute.Key, new Mirror([.. attribute.Select(level => new LevelCount(level.Level, level.Answered, level.Attended))])),
    ];

    private static QuestionSummary Of(EvaluationQuestion question, IReadOnlyList<AnswerCount> counts)
    {
        var people = counts.Sum(count => count.People);
        if (people < PublicTable.LeastPeople)
            return new QuestionSummary(
                question, null, [.. question.Choices("nl").Select(_ => (int?)null)], null, new Dictionary<string, double>());
        var table = PublicTable.Of([.. question.Choices("nl").Select((choice, index) =>
            (choice, counts.Where(count => count.Value == index + 1).Sum(count => count.People)))]);
        return new QuestionSummary(
            question, question.IsOpen ? Rounded(people) : table.Total, [.. table.Cells.Select(cell => cell.People)],
            MeanOf(question, counts),
            counts.GroupBy(count => count.Track).Select(track => (track.Key, Mean: MeanOf(question, [.. track])))
                .Where(track => track.Mean is not null).ToDictionary(track => track.Key, track => track.Mean!.Value));
    }

    private static double? MeanOf(EvaluationQuestion question, IReadOnlyList<AnswerCount> counts) =>
        question.Kind == QuestionKind.Scale && counts.Sum(count => count.People) is >= PublicTable.LeastPeople and var people
            ? counts.Sum(count => (double)count.Value!.Value * count.People) / people
            : null;
}
