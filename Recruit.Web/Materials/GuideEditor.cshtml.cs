using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Materials;
using Recruit.Scheduler.Messages;
using Recruit.Web.Layout;

namespace Recruit.Web.Materials;

/// <summary>The guide of a place, for one audience in one language: write, look at it, keep it.</summary>
public sealed class GuideEditor(MaterialDesk desk, MaterialStore materials, MaterialWords words, IStringLocalizer<GuideEditor> L)
    : ProgrammePage
{
    public MaterialWords Words => words;
    public MaterialScope Scope { get; private set; } = null!;
    public string Audience { get; private set; } = "";
    public string GuideLanguage { get; private set; } = "";

    /// <summary>What holds here now; null where it depends on the type.</summary>
    public GuideAtPlace? Guide { get; private set; }

    [BindProperty(Name = "tekst")]
    public string? Text { get; set; }

    /// <summary>Whether what was typed is shown as people will see it.</summary>
    public bool IsPreview { get; private set; }

    public string List => $"{Base}/materiaal/{Scope.Ending}";
    public string Here => $"{List}/{Audience}/{GuideLanguage}";

    public async Task<IActionResult> OnGetAsync(string scope, string audience, string language, CancellationToken stop)
    {
        if (!await FindAsync(scope, audience, language, stop))
            return NotFound();
        Text = Guide?.Markdown;
        return Page();
    }

    /// <summary>Shows what was typed, and keeps nothing.</summary>
    public async Task<IActionResult> OnPostAsync(string scope, string audience, string language, CancellationToken stop)
    {
        if (!await FindAsync(scope, audience, language, stop))
            return NotFound();
        IsPreview = IsSound();
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync(string scope, string audience, string language, CancellationToken stop)
    {
        if (!await FindAsync(scope, audience, language, stop))
            return NotFound();
        if (!IsSound())
            return Page();
        await WriteAsync(Text!.ReplaceLineEndings("\n").Trim(), stop);
        return Say(L["De gids is bewaard en geldt nu."]);
    }

    public async Task<IActionResult> OnPostNoneAsync(string scope, string audience, string language, CancellationToken stop)
    {
        if (!await FindAsync(scope, audience, language, stop))
            return NotFound();
        await WriteAsync("", stop);
        return Say(L["Hier is nu geen gids."]);
    }

    public async Task<IActionResult> OnPostDropAsync(string scope, string audience, string language, CancellationToken stop)
    {
        if (!await FindAsync(scope, audience, language, stop))
            return NotFound();
        await WriteAsync(null, stop);
        return Say(L["De eigen gids is weg. De ruimere gids geldt weer."]);
    }

    private Task WriteAsync(string? markdown, CancellationToken stop) =>
        materials.WriteGuideAsync(Scope.Place, [Audience], GuideLanguage, markdown, Staff.Actor, stop);

    private bool IsSound()
    {
        if (string.IsNullOrWhiteSpace(Text))
            ModelState.AddModelError("tekst", L["Schrijf een gids, of kies ‘Geen gids’."]);
        else if (Text.Length > TemplateCheck.LongestText)
            ModelState.AddModelError("tekst", L["Maak de gids korter: hij mag {0} tekens lang zijn.", TemplateCheck.LongestText]);
        return ModelState.IsValid;
    }

    private RedirectResult Say(string done)
    {
        Done = done;
        return Redirect(List);
    }

    private async Task<bool> FindAsync(string scope, string audience, string language, CancellationToken stop)
    {
        if (!MayAct || !MaterialAudience.All.Contains(audience) || language is not ("nl" or "en")
            || await desk.FindAsync(Programme, scope, stop) is not { } found)
            return false;
        (Scope, Audience, GuideLanguage) = (found, audience, language);
        Guide = await desk.GuideAsync(found, audience, language, stop);
        return true;
    }
}
