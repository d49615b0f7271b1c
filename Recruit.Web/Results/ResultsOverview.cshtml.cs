using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Recruit.Data.Evaluation;
using Recruit.Data.Programmes;
using Recruit.Data.Reference;
using Recruit.Data.Results;
using Recruit.Scheduler.Results;

namespace Recruit.Web.Results;

/// <summary>The dialogues of which results are published, to search and to choose from.</summary>
public sealed class ResultsOverview(
    ProgrammeStore programmes, PublicResults results, FollowUpStore followUps, EvaluationForms evaluation)
    : ResultsPage(programmes, results, followUps)
{
    [BindProperty(SupportsGet = true, Name = "zoek")]
    public string? Words { get; set; }

    [BindProperty(SupportsGet = true, Name = "thema")]
    public string? Theme { get; set; }

    [BindProperty(SupportsGet = true, Name = "soort")]
    public string? Type { get; set; }

    [BindProperty(SupportsGet = true, Name = "plaats")]
    public string? Place { get; set; }

    [BindProperty(SupportsGet = true, Name = "van")]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "tot")]
    public string? Until { get; set; }

    /// <summary>Those that were asked for.</summary>
    public IReadOnlyList<PublishedTalk> Found { get; private set; } = [];

    /// <summary>How many dialogues talked about each theme, most first.</summary>
    public IReadOnlyList<(string Theme, int Dialogues)> Themes { get; private set; } = [];

    /// <summary>The provinces and municipalities with results, by name.</summary>
    public IReadOnlyList<(string Code, string Name)> Places { get; private set; } = [];

    /// <summary>Whether everyone can read what people thought of the evenings.</summary>
    public bool HasEvaluation { get; private set; }

    public IReadOnlyList<string> Types => [.. Talks.Select(talk => talk.Dialogue.Type).Distinct().Order(StringComparer.Ordinal)];

    public async Task<IActionResult> OnGetAsync(string programme, CancellationToken stop)
    {
        if (!await OpenAsync(programme, stop))
            return NotFound();
        Themes = [.. Talks.SelectMany(talk => talk.Lines.Select(line => line.Theme).Append(talk.Dialogue.Theme).Distinct())
            .CountBy(theme => theme).OrderByDescending(theme => theme.Value).ThenBy(theme => theme.Key, StringComparer.Ordinal)
            .Select(theme => (theme.Key, theme.Value))];
        Places =
        [
            .. Talks.Select(talk => ResultsQuestion.ProvinceOf(talk.Dialogue)).OfType<Province>().Distinct()
                .Select(province => (province.Level, province.Name)).OrderBy(place => place.Name, StringComparer.Ordinal),
            .. Talks.Select(talk => ResultsQuestion.MunicipalityOf(talk.Dialogue)).OfType<Municipality>().Distinct()
                .Select(town => (town.Code, town.ShortName)).OrderBy(place => place.ShortName, StringComparer.Ordinal),
        ];
        var question = new ResultsQuestion(Words, Given(Theme), Given(Type), Given(Place), DayOf(From), DayOf(Until));
        HasEvaluation = await evaluation.IsPublishedAsync(Programme.Id, stop);
        Found = [.. Talks.Where(talk => question.Fits(talk.Dialogue, talk.Lines))];
        return Page();
    }

    private static string? Given(string? asked) => string.IsNullOrWhiteSpace(asked) ? null : asked;

    // A day that is none shuts nothing out.
    private static DateOnly? DayOf(string? asked) =>
        DateOnly.TryParseExact(asked, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
