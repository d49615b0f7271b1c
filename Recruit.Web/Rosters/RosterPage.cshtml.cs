using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Recruit.Scheduler.Rosters;
using Recruit.Web.Language;
using Recruit.Web.Security;

namespace Recruit.Web.Rosters;

/// <summary>The roster of a dialogue, made to be printed: one table per page.</summary>
[Authorize(Policies.Staff)]
public sealed class RosterPage(RosterDesk desk, TimeProvider clock) : PageModel
{
    public Roster Roster { get; private set; } = null!;
    public RosterWords Words { get; } = new(SiteLanguage.Current);
    public StaffUser Reader => StaffUser.Of(User)!;
    public DateTimeOffset PrintedAt => clock.GetUtcNow();

    public async Task<IActionResult> OnGetAsync(long number, CancellationToken stop)
    {
        if (await desk.HandOutAsync(Reader, number, "page", stop) is not { } roster)
            return NotFound();
        Roster = roster;
        return Page();
    }
}
