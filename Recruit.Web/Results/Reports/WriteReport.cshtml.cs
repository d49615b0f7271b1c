using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Recruit.Data.Dialogues;
using Recruit.Data.Results;
using Recruit.Data.Staff;
using Recruit.Scheduler.Language;
using Recruit.Web.Language;
using Recruit.Web.Rosters;
using Recruit.Web.Security;

namespace Recruit.Web.Results.Reports;

/// <summary>
/// What was said at a table, written by who led it or by an organiser. Every press saves; with script it saves by itself. Who writes from
/// an older version sees first what somebody else saved.
/// </summary>
[Authorize(Policies.Staff)]
public sealed class WriteReport(
    DialogueStore dialogues, ReportStore reports, ReportForm form, TimeProvider clock, IStringLocalizer<WriteReport> L) : PageModel
{
    [BindProperty(Name = "versie")]
    public int Version { get; set; }

    [BindProperty(Name = "regels")]
    public List<ReportRow> Rows { get; set; } = [];

    [TempData]
    public string? Done { get; set; }

    public Dialogue Dialogue { get; private set; } = null!;
    public int Table { get; private set; }

    /// <summary>What can be chosen as what it was about: the theme of the evening first, then those of the programme.</summary>
    public IReadOnlyList<string> Themes { get; private set; } = [];

    /// <summary>As it was last saved; null when nothing was.</summary>
    public TableReport? Report { get; private set; }

    /// <summary>What somebody else saved while this was written.</summary>
    public IReadOnlyList<ReportItem> Theirs { get; private set; } = [];

    public bool IsOrganiser => StaffUser.Of(User)!.Role == StaffRole.Organiser;

    /// <summary>Published, so that only an organiser changes it now.</summary>
    public bool IsClosed => Report is { IsPublished: true } && !IsOrganiser;

    private string Here => $"/tafel/{Dialogue.Number}/{Table}/verslag";

    // The script that saves while one writes asks for this instead of a page.
    private bool BySelf => Request.Headers.Accept == "application/json";

    public async Task<IActionResult> OnGetAsync(long number, int table, CancellationToken stop)
    {
        if (!await FindAsync(number, table, stop))
            return NotFound();
        Version = Report?.Version ?? 0;
        Offer(Report?.Items.Select(item => ReportRow.Of(item.Line)) ?? []);
        return Page();
    }

    /// <param name="doe"><c>inleveren</c> hands the report in.</param>
    public async Task<IActionResult> OnPostAsync(long number, int table, string? doe, CancellationToken stop)
    {
        if (!await FindAsync(number, table, stop))
            return NotFound();
        if (!ModelState.IsValid || !ReportForm.IsOurs(Rows))
            return BadRequest();
        form.Check(Rows, ModelState);
        if (!ModelState.IsValid)
            return BySelf ? Told(StatusCodes.Status422UnprocessableEntity, L["Nog niet bewaard: kijk na wat u invulde."]) : Page();
        var draft = new ReportDraft(
            Dialogue.Id, number, table, Version, [.. Rows.Where(row => !row.IsEmpty).Select(row => row.Line(Themes))],
            HandIn: doe == "inleveren", EvenPublished: IsOrganiser);
        return await reports.SaveAsync(draft, StaffUser.Of(User)!.Actor, stop) switch
        {
            SaveOutcome.Saved saved => AfterSaving(saved, draft.HandIn),
            SaveOutcome.Clash clash => AfterClash(clash.Theirs),
            _ => BySelf
                ? Told(StatusCodes.Status409Conflict, L["Niet bewaard: dit verslag is gepubliceerd."])
                : Redirect(Here),
        };
    }

    private IActionResult AfterSaving(SaveOutcome.Saved saved, bool handedIn)
    {
        if (BySelf)
            return new JsonResult(new { versie = saved.Version, gezegd = L["Bewaard om {0}.", Clock()].Value });
        Done = handedIn
            ? L["Het verslag is ingeleverd. U kunt het nog veranderen tot het gepubliceerd is."]
            : L["Het verslag is bewaard."];
        return Redirect(Here);
    }

    private IActionResult AfterClash(TableReport theirs)
    {
        if (BySelf)
            return Told(StatusCodes.Status409Conflict, L["Niet bewaard: iemand anders schreef ook. Druk op Bewaar en kijk wat er staat."]);
        var mine = Rows.Where(row => !row.IsEmpty).Select(row => row.Line(Themes)).ToHashSet();
        Theirs = [.. theirs.Items.Where(item => !mine.Contains(item.Line))];
        Version = theirs.Version;
        // The field would show what was posted, an old version, rather than what the page now says.
        ModelState.Remove("versie");
        Offer(Rows);
        return Page();
    }

    private JsonResult Told(int status, string words) => new(new { gezegd = words }) { StatusCode = status };

    private string Clock() => new DateWords(SiteLanguage.Current, Dialogue.TimeZone).Time(clock.GetUtcNow());

    private void Offer(IEnumerable<ReportRow> rows) => Rows = ReportForm.WithRoom(rows, Dialogue.Theme, clock.GetUtcNow());

    private async Task<bool> FindAsync(long number, int table, CancellationToken stop)
    {
        if (await dialogues.FindAsync(number, stop) is not { } dialogue
            || (await dialogues.TablesAsync(dialogue.Id, stop)).FirstOrDefault(one => one.Number == table) is not { } found
            || !ReportAccess.MayWrite(StaffUser.Of(User)!, dialogue, found, clock.GetUtcNow()))
            return false;
        (Dialogue, Table) = (dialogue, table);
        Themes = [dialogue.Theme, .. (await dialogues.ThemesAsync(dialogue.ProgrammeId, stop)).Where(theme => theme != dialogue.Theme)];
        Report = await reports.FindAsync(dialogue.Id, table, stop);
        return true;
    }
}
