using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Recruit.Scheduler.Rosters;
using Recruit.Web.Language;
using Recruit.Web.Security;

namespace Recruit.Web.Rosters;

/// <summary>The roster as a file for a spreadsheet.</summary>
[Authorize(Policies.Staff)]
public sealed class RosterFile(RosterDesk desk) : PageModel
{
    public async Task<IActionResult> OnGetAsync(long number, string form, CancellationToken stop)
    {
        if (form is not ("csv" or "xlsx") || await desk.HandOutAsync(StaffUser.Of(User)!, number, form, stop) is not { } roster)
            return NotFound();
        return form == "csv"
            ? File(RosterCsv.Write(roster, SiteLanguage.Current), "text/csv; charset=utf-8", $"deelnemers-{number}.csv")
            : File(RosterWorkbook.Write(roster, SiteLanguage.Current), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                $"deelnemers-{number}.xlsx");
    }
}
