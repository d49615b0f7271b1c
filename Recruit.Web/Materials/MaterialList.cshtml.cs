using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Materials;
using Recruit.Data.Papers;
using Recruit.Scheduler.Papers;
using Recruit.Web.Language;
using Recruit.Web.Layout;
using Recruit.Web.Papers;

namespace Recruit.Web.Materials;

/// <summary>Guides and files for a programme, a track, a type or one dialogue: what holds there, and what is put there.</summary>
public sealed class MaterialList(
    MaterialDesk desk, MaterialStore materials, PaperIntake intake, PaperShelf shelf, MaterialWords words,
    IStringLocalizer<MaterialList> L) : ProgrammePage
{
    public MaterialWords Words => words;
    public MaterialScope Scope { get; private set; } = null!;
    public IReadOnlyList<MaterialScope> Scopes { get; private set; } = [];
    public IReadOnlyList<FileAtPlace> Files { get; private set; } = [];

    /// <summary>By audience, the guide in the language of this page; null where it depends on the type.</summary>
    public IReadOnlyDictionary<string, GuideAtPlace?> Guides { get; private set; } = new Dictionary<string, GuideAtPlace?>();

    [BindProperty(Name = "titel")]
    public string? Title { get; set; }

    [BindProperty(Name = "voor")]
    public IReadOnlyList<string> Audiences { get; set; } = [];

    [BindProperty(Name = "taal_van_bestand")]
    public string FileLanguage { get; set; } = SiteLanguage.Current;

    public string Here => $"{Base}/materiaal/{Scope.Ending}";

    public async Task<IActionResult> OnGetAsync(string? scope, CancellationToken stop) =>
        await FindAsync(scope, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnGetBestandAsync(string? scope, Guid paper, CancellationToken stop) =>
        await FindAsync(scope, stop) && Files.FirstOrDefault(file => file.Paper.Id == paper) is { } asked
            ? PaperDownload.Of(asked.Paper, shelf)
            : NotFound();

    public async Task<IActionResult> OnPostAddAsync(string? scope, IFormFile? bestand, CancellationToken stop)
    {
        if (!await FindAsync(scope, stop))
            return NotFound();
        if (bestand is null)
            ModelState.AddModelError("bestand", L["Kies een bestand."]);
        if (Audiences.Count == 0 || Audiences.Except(MaterialAudience.All).Any())
            ModelState.AddModelError("voor", L["Kies voor wie dit is."]);
        if (FileLanguage is not ("nl" or "en"))
            ModelState.AddModelError("taal_van_bestand", L["Kies een taal."]);
        if (!ModelState.IsValid)
            return Page();
        await using var content = bestand!.OpenReadStream();
        var title = string.IsNullOrWhiteSpace(Title) ? Path.GetFileNameWithoutExtension(bestand.FileName) : Title;
        var outcome = await intake.CheckedAsync(title, named: false, content, file =>
            materials.AddFileAsync(Scope.Place, [.. Audiences.Distinct()], FileLanguage, file, content, Staff.Actor, stop), stop);
        if (outcome is not PaperOutcome.Refused(var because))
            return Say(L["Het bestand staat klaar."]);
        ModelState.AddModelError("bestand", words.Fault(because));
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? scope, Guid paper, CancellationToken stop)
    {
        if (!await FindAsync(scope, stop))
            return NotFound();
        return Say(await materials.RemoveFileAsync(Scope.Place, paper, Staff.Actor, stop)
            ? L["Het bestand is weg."]
            : L["Er is niets veranderd: het stond al zo."]);
    }

    private RedirectResult Say(string done)
    {
        Done = done;
        return Redirect(Here);
    }

    private async Task<bool> FindAsync(string? scope, CancellationToken stop)
    {
        if (!MayAct || await desk.FindAsync(Programme, scope ?? MaterialScope.Whole, stop) is not { } found)
            return false;
        Scope = found;
        Scopes = await desk.ScopesAsync(Programme, stop);
        Files = await desk.FilesAsync(found, stop);
        var guides = new Dictionary<string, GuideAtPlace?>();
        foreach (var audience in MaterialAudience.All)
            guides[audience] = await desk.GuideAsync(found, audience, SiteLanguage.Current, stop);
        Guides = guides;
        return true;
    }
}
