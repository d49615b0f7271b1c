using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Messages;
using Recruit.Scheduler.Messages;
using Recruit.Web.Layout;
using Recruit.Web.Letters;

namespace Recruit.Web.Post;

/// <summary>Goes back to the standard words of a letter, or to a version that was saved before, after having seen them.</summary>
public sealed class LetterBack(LetterDesk desk, LetterTemplateStore templates, IStringLocalizer<LetterBack> L) : ProgrammePage
{
    /// <summary>The version that counted when the page was read.</summary>
    [BindProperty(Name = "versie")]
    public int BasedOn { get; set; }

    public LetterOnDesk Letter { get; private set; } = null!;

    /// <summary>The version to go back to; null for the standard words.</summary>
    public LetterTemplate? Version { get; private set; }

    public LetterFile Chosen { get; private set; } = null!;
    public IReadOnlyList<TemplateFault> Faults { get; private set; } = [];
    public RenderedMail? Mail { get; private set; }
    public LetterWords Words => desk.Words;
    public string EditorPath => $"{Base}/brieven/{Letter.Place.Rule}/{Letter.Place.Language}{Letter.Scope.Ending}";

    [BindProperty(Name = "scope", SupportsGet = true)]
    public string? ScopeAsked { get; set; }

    public async Task<IActionResult> OnGetAsync(string rule, string language, int number, CancellationToken stop)
    {
        if (!await LoadAsync(rule, language, number, stop))
            return NotFound();
        BasedOn = (await templates.NewestAsync(Letter.Place, stop))?.Number ?? 0;
        if (Faults.Count == 0)
            Mail = RenderedMail.Of(Letter.Example.Write(LetterFile.Own(Letter.Kind, Chosen.Subject, Chosen.Body)), language);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string rule, string language, int number, CancellationToken stop)
    {
        if (!await LoadAsync(rule, language, number, stop))
            return NotFound();
        if (Faults.Count > 0)
            return RedirectToPage();
        var words = Version is null ? ((string, string)?)null : (Chosen.Subject, Chosen.Body);
        Done = await templates.SaveAsync(Letter.Place, Letter.Kind, words, BasedOn, Staff.Actor, stop)
            ? Version is not null ? L["De woorden van versie {0} gelden weer.", number]
                : Letter.Scope.IsWhole ? L["De standaardwoorden gelden weer."]
                : L["De eigen woorden zijn weg: {0}.", Letter.Scope.Name]
            : L["Iemand anders bewaarde net nieuwe woorden. Er is niets veranderd: kijk eerst wat er nu staat."];
        return Redirect(EditorPath);
    }

    private async Task<bool> LoadAsync(string rule, string language, int number, CancellationToken stop)
    {
        if (!MayAct || await desk.FindAsync(Programme, rule, language, dialogueNumber: null, ScopeAsked, stop) is not { } letter)
            return false;
        Letter = letter;
        Version = (await templates.HistoryAsync(letter.Place, stop))
            .FirstOrDefault(version => version.Number == number && !version.IsStandard);
        if (number != 0 && Version is null)
            return false;
        Chosen = Version is null ? letter.Wider : LetterFile.Own(letter.Kind, Version.Subject!, Version.Markdown!);
        // What was right once may name something that this letter does not tell any more.
        Faults = Version is null ? [] : TemplateCheck.FaultsIn(Chosen.Subject, Chosen.Body, letter.Example, language);
        return true;
    }
}
