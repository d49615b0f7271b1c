using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Evaluation;
using Recruit.Data.Programmes;
using Recruit.Data.Spelling;
using Recruit.Scheduler.Evaluation;
using Recruit.Web.Layout;

namespace Recruit.Web.Evaluation;

/// <summary>The form of a programme as organisers make it, and as a participant will see it.</summary>
public sealed class EvaluationEditor(
    EvaluationForms forms, ProgrammeStore programmes, TimeProvider clock, IStringLocalizer<EvaluationEditor> L) : ProgrammePage
{
    private const int LongestQuestion = 200;
    private const int MostDays = 30;

    /// <summary>Null while the programme asks nothing.</summary>
    public EvaluationSettings? Settings { get; private set; }
    public IReadOnlyList<EvaluationQuestion> Questions { get; private set; } = [];
    public IReadOnlyList<Track> Tracks { get; private set; } = [];

    /// <summary>Which question is worded anew; null for a new one.</summary>
    [BindProperty(SupportsGet = true, Name = "vraag")]
    public Guid? Root { get; set; }

    [BindProperty(Name = "soort")]
    public string Kind { get; set; } = QuestionKind.Scale;

    [BindProperty(Name = "nl")]
    public string? WordsNl { get; set; }

    [BindProperty(Name = "en")]
    public string? WordsEn { get; set; }

    /// <summary>One choice a line.</summary>
    [BindProperty(Name = "keuzesnl")]
    public string? ChoicesNl { get; set; }

    [BindProperty(Name = "keuzesen")]
    public string? ChoicesEn { get; set; }

    private string Here => $"{Base}/evaluatie/vragen";

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!MayAct)
            return NotFound();
        await ReadAsync(stop);
        if (Questions.FirstOrDefault(question => question.RootId == Root) is { } asked)
            (Kind, WordsNl, WordsEn, ChoicesNl, ChoicesEn) = (asked.Kind, asked.WordsNl, asked.WordsEn,
                string.Join('\n', asked.ChoicesNl), string.Join('\n', asked.ChoicesEn));
        return Page();
    }

    public async Task<IActionResult> OnPostBeginAsync(CancellationToken stop)
    {
        await forms.BeginAsync(Programme.Id, StandardQuestions.Of(clock), Staff.Actor, stop);
        return Redirect(Here);
    }

    /// <param name="anoniem">Whether nobody sees who said what.</param>
    /// <param name="dagen">How long the form stays open.</param>
    /// <param name="sporen">The tracks whose people are asked.</param>
    public async Task<IActionResult> OnPostSettingsAsync(bool anoniem, int dagen, Guid[] sporen, CancellationToken stop)
    {
        await ReadAsync(stop);
        if (dagen is < 1 or > MostDays)
        {
            ModelState.AddModelError("dagen", L["Kies tussen 1 en {0} dagen.", MostDays]);
            return Page();
        }
        await forms.ChangeAsync(Programme.Id, new EvaluationSettings
        {
            Anonymous = anoniem,
            DaysOpen = dagen,
            TracksOff = [.. Tracks.Select(track => track.Id).Except(sporen)],
        }, Staff.Actor, stop);
        Done = L["Bewaard. Wie al antwoordde, houdt wat hem of haar beloofd was."];
        return Redirect(Here);
    }

    public async Task<IActionResult> OnPostAskAsync(CancellationToken stop)
    {
        await ReadAsync(stop);
        var question = Wished();
        Check(question);
        if (!ModelState.IsValid)
            return Page();
        Done = await forms.AskAsync(Programme.Id, question, Staff.Actor, stop)
            ? L["De vraag staat in het formulier. Oude antwoorden blijven bij de oude woorden."]
            : L["Er is niets veranderd: het stond al zo."];
        return Redirect(Here);
    }

    public async Task<IActionResult> OnPostUpAsync(Guid id, CancellationToken stop)
    {
        await forms.MoveUpAsync(Programme.Id, id, stop);
        return Redirect(Here);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken stop)
    {
        Done = await forms.RemoveAsync(Programme.Id, id, Staff.Actor, stop)
            ? L["De vraag wordt niet meer gesteld. De antwoorden die er zijn, blijven."]
            : L["Er is niets veranderd: het stond al zo."];
        return Redirect(Here);
    }

    private EvaluationQuestion Wished()
    {
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        var chooses = Kind is QuestionKind.Scale or QuestionKind.Choice;
        return new EvaluationQuestion
        {
            Id = id,
            RootId = Questions.FirstOrDefault(question => question.RootId == Root)?.RootId ?? id,
            Kind = Kind,
            WordsNl = Spelled.Line(WordsNl ?? ""),
            WordsEn = Spelled.Line(WordsEn ?? ""),
            ChoicesNl = chooses ? LinesOf(ChoicesNl) : [],
            ChoicesEn = chooses ? LinesOf(ChoicesEn) : [],
        };
    }

    private void Check(EvaluationQuestion question)
    {
        if (!QuestionKind.All.Contains(question.Kind))
            ModelState.AddModelError("soort", L["Kies hoe mensen antwoorden."]);
        if (question.WordsNl.Length is 0 or > LongestQuestion)
            ModelState.AddModelError("nl", L["Schrijf de vraag in hoogstens {0} tekens.", LongestQuestion]);
        if (question.WordsEn.Length is 0 or > LongestQuestion)
            ModelState.AddModelError("en", L["Schrijf de vraag in hoogstens {0} tekens.", LongestQuestion]);
        var right = question.Kind switch
        {
            QuestionKind.Scale => question.ChoicesNl.Length == EvaluationQuestion.StepsOfAScale,
            QuestionKind.Choice => question.ChoicesNl.Length is > 1 and <= EvaluationQuestion.MostChoices,
            _ => true,
        };
        if (!right)
            ModelState.AddModelError("keuzesnl",
                L["Een schaal heeft 5 regels. Een keuze heeft er 2 tot {0}.", EvaluationQuestion.MostChoices]);
        if (question.ChoicesNl.Length != question.ChoicesEn.Length)
            ModelState.AddModelError("keuzesen", L["Geef in beide talen evenveel regels."]);
    }

    private static string[] LinesOf(string? typed) =>
        (typed ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private async Task ReadAsync(CancellationToken stop)
    {
        Settings = await forms.SettingsAsync(Programme.Id, stop);
        Questions = [.. (await forms.QuestionsAsync(Programme.Id, stop)).Where(question => question.EndedAt is null)];
        Tracks = await programmes.TracksAsync(Programme.Id, stop);
    }
}
