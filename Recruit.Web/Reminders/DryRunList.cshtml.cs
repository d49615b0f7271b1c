using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Audit;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Reminders;

namespace Recruit.Web.Reminders;

/// <summary>A dry run: how many reminders leave by day, who gets what, and who does not and why. Nothing is sent.</summary>
public sealed class DryRunList(
    ProgrammeStore programmes, DryRun dryRun, TimeProvider clock, Vault vault, AuditStore audit, IStringLocalizer<DryRunList> L)
    : DryRunPage(programmes, dryRun, clock)
{
    private const int PerPage = 50;

    /// <summary><c>niet</c> for those who get nothing; anything else for those who do.</summary>
    [BindProperty(Name = "toon", SupportsGet = true)]
    public string? ShowAsked { get; set; }

    [BindProperty(Name = "pagina", SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    public bool ShowsStaying => ShowAsked == "niet";
    public IReadOnlyList<ForecastLine> All => ShowsStaying ? Report.Staying : Report.Leaving;
    public int Pages => Math.Max(1, (All.Count + PerPage - 1) / PerPage);
    public int Before => (PageNumber - 1) * PerPage;
    public IReadOnlyList<ForecastLine> Shown => [.. All.Skip(Before).Take(PerPage)];

    /// <summary>Names of those who are shown; empty for viewers.</summary>
    public IReadOnlyDictionary<Guid, Contact> Contacts { get; private set; } = new Dictionary<Guid, Contact>();

    public IEnumerable<KeyValuePair<string, int>> Reasons =>
        Report.Staying.CountBy(line => line.Because!).OrderByDescending(one => one.Value);

    /// <summary>Counts by day, for the chart; days without any are among them when they are few.</summary>
    public IReadOnlyList<(DateOnly Day, int Count)> ByDay =>
        [.. Report.Days.GroupBy(one => one.Day).Select(day => (day.Key, day.Sum(one => one.Count)))];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await RunAsync(Wrong, stop))
            return NotFound();
        PageNumber = Math.Clamp(PageNumber, 1, Pages);
        if (MayAct && Shown.Count > 0)
        {
            Contacts = await vault.ReadAsync([.. Shown.Select(line => line.Reminder.About.PersonId).Distinct()], stop);
            await audit.WriteAsync(Staff.Actor, "view_dry_run", $"programme {Programme.Id}",
                string.Create(CultureInfo.InvariantCulture,
                    $"rule {RuleAsked}, {From:yyyy-MM-dd} to {Last:yyyy-MM-dd}, {Contacts.Count} names"), stop);
        }
        return Page();
    }

    public string LinkTo(int page) => $"{Base}/proefdraaien?{Question}&toon={(ShowsStaying ? "niet" : "wel")}&pagina={page}";

    private void Wrong(string name) => ModelState.AddModelError(name, name switch
    {
        "nu" => L["Vul een datum en tijd in, zoals 2027-03-09T10:00, of laat het leeg."],
        "tot" => L["Vul een dag in die niet voor de eerste dag ligt, zoals 2027-03-09."],
        _ => L["Vul een dag in, zoals 2027-03-09."],
    });
}
