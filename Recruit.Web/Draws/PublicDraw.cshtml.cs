using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Recruit.Data.Programmes;
using Recruit.Data.Rounds;
using Recruit.Scheduler.Draws.Publishing;
using Recruit.Web.Language;
using Recruit.Web.Security;

namespace Recruit.Web.Draws;

/// <summary>
/// A published draw as everyone may see it: how it goes, the files to check it by, and one's own chance for who has a code.
/// </summary>
[EnableRateLimiting(SiteSecurity.PublicForms)]
public sealed class PublicDraw(
    FairDrawStore draws, RoundStore rounds, ProgrammeStore programmes, DrawViews views, IStringLocalizer<PublicDraw> L) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    public MatchingRound Round { get; private set; } = null!;
    public Track Track { get; private set; } = null!;
    public DrawView View { get; private set; } = null!;
    public PublishedDraw Published => View.Published!;

    [BindProperty(Name = "nummer")]
    public string? Number { get; set; }

    [BindProperty(Name = "code")]
    public string? Code { get; set; }

    /// <summary>The chance of whoever asked; null when nobody did, or number and code do not belong together.</summary>
    public double? OwnChance { get; private set; }

    /// <summary>Null where levels are published, and for draws from before there were points.</summary>
    public ProofPoints? Points => ProofPoints.In(Published);

    /// <summary>Among whose points those of the same person are counted in the proof.</summary>
    public PublishedPointGroup? OwnPoints => OwnChance is null ? null : Points?.GroupOf(Number?.Trim() ?? "", Code ?? "");

    public async Task<IActionResult> OnGetAsync(string draw, CancellationToken stop) => await LoadAsync(draw, stop) ? Page() : NotFound();

    /// <summary>Looks up the own chance; a form and no link, so that no log keeps the code.</summary>
    public async Task<IActionResult> OnPostAsync(string draw, CancellationToken stop)
    {
        if (!await LoadAsync(draw, stop))
            return NotFound();
        var receipt = Receipts.HashOf(Number?.Trim() ?? "", Code ?? "");
        OwnChance = Published.Chances.FirstOrDefault(chance => chance.Receipt == receipt)?.Chance;
        if (OwnChance is null)
            ModelState.AddModelError("code", L["Bij dit nummer en deze code hoort geen kans. Kijk op uw eigen pagina."]);
        return Page();
    }

    public Task<IActionResult> OnGetReportAsync(string draw, CancellationToken stop) =>
        DownloadAsync(draw, "draw.json", "application/json", files => files.Report, stop);

    public Task<IActionResult> OnGetPanelsAsync(string draw, CancellationToken stop) =>
        DownloadAsync(draw, "panels.csv", "text/csv", files => files.Panels, stop);

    private async Task<IActionResult> DownloadAsync(
        string draw, string name, string type, Func<DrawFilesPublished, string> text, CancellationToken stop) =>
        await draws.FindAsync(draw, stop) is { } found && await draws.FilesAsync(found.RoundId, stop) is { } files
            ? File(System.Text.Encoding.UTF8.GetBytes(text(files)), type, name)
            : NotFound();

    private async Task<bool> LoadAsync(string code, CancellationToken stop)
    {
        if (await draws.FindAsync(code, stop) is not { } found || await rounds.GetAsync(found.RoundId, stop) is not { } round)
            return false;
        Round = round;
        Programme = (await programmes.GetAsync(round.ProgrammeId, stop))!;
        Track = (await programmes.TracksAsync(round.ProgrammeId, stop)).Single(track => track.Id == round.TrackId);
        View = await views.OfAsync(found, round, stop);
        return true;
    }

    public string Moment(DateTimeOffset at) => Language.Moment.InWords(at, Programme.TimeZone);

    /// <summary>Whether some of those who signed up can get no seat.</summary>
    public bool IsScarce => PeopleOnAPanel < Published.People;

    /// <summary>How many people a panel seats; where panels differ, the mean.</summary>
    public int PeopleOnAPanel => (int)Math.Round(Published.Chances.Sum(chance => chance.Chance));

    public string TrackName => Track.Name(SiteLanguage.Current);
}
