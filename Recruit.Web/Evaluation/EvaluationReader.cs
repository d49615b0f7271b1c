using Microsoft.AspNetCore.Mvc;
using Recruit.Data.Evaluation;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Evaluation;
using Recruit.Web.Language;

namespace Recruit.Web.Evaluation;

/// <summary>What an evaluation says, for a page or a file.</summary>
/// <param name="Asked">How many people; null where they are too few to show.</param>
/// <param name="Answered">The same of those who answered.</param>
/// <param name="Shown">The own words that others may read, per question; nothing where too few answered it.</param>
public sealed record EvaluationView(
    EvaluationSettings Settings, int? Asked, int? Answered, IReadOnlyList<QuestionSummary> Summaries, ILookup<Guid, OpenAnswer> Shown,
    IReadOnlyList<TrackResponse> PerTrack, IReadOnlyList<AnsweredMirror> Mirrors, IReadOnlyList<Track> Tracks)
{
    public string NameOf(string track) =>
        Tracks.FirstOrDefault(one => one.Slug == track)?.Name(SiteLanguage.Current) ?? track;
}

/// <summary>Reads an evaluation under the rule of small cells.</summary>
public sealed class EvaluationReader(
    EvaluationForms forms, EvaluationCounts counts, OpenAnswers open, ProgrammeStore programmes)
{
    /// <summary>Null for a programme that asks nothing.</summary>
    public async Task<EvaluationView?> ReadAsync(EvaluationScope scope, CancellationToken stop)
    {
        if (await forms.SettingsAsync(scope.ProgrammeId, stop) is not { } settings)
            return null;
        var summaries = EvaluationSummary.Of(
            await forms.QuestionsAsync(scope.ProgrammeId, stop), await counts.AnswersAsync(scope, stop));
        var many = summaries.Where(summary => summary.Answers is not null).Select(summary => summary.Question.Id).ToHashSet();
        var tracks = await counts.PerTrackAsync(scope, stop);
        // Organisers see how many forms came in at all; of a part one could subtract the rest.
        int? Told(int people) => scope.IsPart ? EvaluationSummary.Rounded(people) : people;
        return new EvaluationView(settings, Told(tracks.Sum(track => track.Asked)), Told(tracks.Sum(track => track.Answered)), summaries,
            (await open.ListAsync(scope, stop))
                .Where(answer => answer.Review == AnswerReview.Shown && many.Contains(answer.QuestionId))
                .ToLookup(answer => answer.QuestionId),
            EvaluationSummary.ResponseOf(tracks), EvaluationSummary.MirrorsOf(await counts.LevelsAsync(scope, stop)),
            await programmes.TracksAsync(scope.ProgrammeId, stop));
    }

    /// <summary>The same as a file.</summary>
    public static FileContentResult FileOf(EvaluationView view, Programme programme) =>
        new(EvaluationFile.Csv(view.Summaries, view.Shown, SiteLanguage.Current), "text/csv; charset=utf-8")
        {
            FileDownloadName = $"{programme.Slug}-evaluatie.csv",
        };
}
