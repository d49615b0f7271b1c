using Recruit.Data.Asking;
using Recruit.Data.Programmes;
using Recruit.Web.Registrations.Questions;

namespace Recruit.Web.Registrations;

/// <summary>An unfinished sign-up: the programme and track, what is asked and what is answered.</summary>
public sealed record SignUpCase(Programme Programme, Track Track, IReadOnlyList<Question> Questions, Answers Answers)
{
    public const string Check = "controleren";
    public const string Consent = "toestemming";

    /// <summary>Pages from the first question to the consent, in order.</summary>
    public IReadOnlyList<string> Steps { get; } = [.. Questions.Select(question => question.Slug), Check, Consent];

    /// <summary>From 1.</summary>
    public int NumberOf(string step) => Steps.ToList().IndexOf(step) + 1;

    public string PathOf(string step) => $"/aanmelden/{Programme.Slug}/{step}";

    /// <summary>The first question that still needs an answer, or null when everything is there.</summary>
    public Question? FirstOpen => Questions.FirstOrDefault(question => !question.IsAnswered(Answers));

    /// <summary>The step before this one; null before the first.</summary>
    public string? Before(string step) => Steps.TakeWhile(other => other != step).LastOrDefault();

    /// <summary>The step that follows.</summary>
    public string After(string step) => Steps.SkipWhile(other => other != step).Skip(1).First();

    /// <summary>Whether somebody at this step skipped a question that must be answered first.</summary>
    public bool SkippedBefore(string step) => FirstOpen is { } open && NumberOf(open.Slug) < NumberOf(step);
}

/// <summary>Opens the sign-up that a visitor is busy with.</summary>
public sealed class SignUpCases(
    ProgrammeStore programmes, ChannelStore channels, Questionnaire questionnaire, AnswersCookie cookie, TimeProvider clock)
{
    /// <summary>Null when the visitor has not started, or when the programme or its track is not (or no longer) open.</summary>
    public async Task<SignUpCase?> OpenAsync(HttpContext context, string programmeSlug, CancellationToken stop)
    {
        if (cookie.Read(context, programmeSlug) is not { } answers || await programmes.FindAsync(programmeSlug, stop) is not { } programme)
            return null;
        IEnumerable<Track?> tracks = await OpenTracksAsync(programme, stop);
        // By invitation, as long as the link works.
        if (answers.Channel is { } id && await channels.GetAsync(programme.Id, id, stop) is { TrackId: not null } channel)
            tracks = [await InvitedToAsync(programme, channel, stop)];
        return tracks.FirstOrDefault(track => track?.Slug == answers.Track) is not { } track
            ? null
            : new SignUpCase(programme, track, await questionnaire.ForAsync(programme, track, answers, stop), answers);
    }

    /// <summary>The tracks of a programme that one can sign up for now; none after the programme has closed.</summary>
    public async Task<IReadOnlyList<Track>> OpenTracksAsync(Programme programme, CancellationToken stop) =>
        [.. (await TracksAsync(programme, stop)).Where(track => track.Open)];

    /// <summary>The track that a channel's link opens, open to everyone or not; null when it opens none of its own.</summary>
    public async Task<Track?> InvitedToAsync(Programme programme, Channel channel, CancellationToken stop) =>
        (await TracksAsync(programme, stop)).FirstOrDefault(track => track.Id == channel.TrackId);

    private async Task<IReadOnlyList<Track>> TracksAsync(Programme programme, CancellationToken stop) =>
        programme.RegistrationClosesAt <= clock.GetUtcNow() ? [] : await programmes.TracksAsync(programme.Id, stop);
}
