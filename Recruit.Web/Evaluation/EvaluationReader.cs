using Microsoft.AspNetCore.Mvc;
using Recruit.Data.Evaluation;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Evaluation;
using Recruit.Web.Language;

namespace Recruit.Web.Evaluation;

/// <summary>What an evaluation says, for a page or a file.</summary>
/// <param name="Shown">The own words that others may read, per question; nothing where too few answered it.</param>
public sealed record EvaluationView(
    EvaluationSettings Settings, IReadOnlyList<QuestionSummary> Summaries, ILookup<Guid, OpenAnswer> Shown,
    IReadOnlyList<TrackAnswers> PerTrack, IReadOnlyList<AnsweredMirror> Mirrors, IReadOnlyList<Track> Tracks)
{
    public int Asked => PerTrack.Sum(track => track.Asked);
    public int Answered => PerTrack.Sum(track => track.Answered);

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
        return new EvaluationView(settings, summaries,
            (await open.ListAsync(scope, stop))
                .Where(answer => answer.Review == AnswerReview.Shown && many.Contains(answer.QuestionId))
                .ToLookup(answer => answer.QuestionId),
            await counts.PerTrackAsync(scope, stop), EvaluationSummary.MirrorsOf(await counts.LevelsAsync(scope, stop)),
            await programmes.TracksAsync(scope.ProgrammeId, stop));
    }

    /// <summary>The same as a file.</summary>
    public static FileContentResult FileOf(EvaluationView view, Programme programme) =>
        new(EvaluationFile.Csv(view.Summaries, view.Shown, SiteLanguage.Current), "text/csv; charset=utf-8")
        {
            FileDownloadName = $"{programme.Slug}-evaluatie.csv",
        };
}
