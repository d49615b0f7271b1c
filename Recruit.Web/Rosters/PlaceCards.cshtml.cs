using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Recruit.Scheduler.Rosters;
using Recruit.Web.Security;

namespace Recruit.Web.Rosters;

/// <summary>A card to stand on the table for everyone who comes: name, organisation, and the table of each round.</summary>
[Authorize(Policies.Staff)]
public sealed class PlaceCards(RosterDesk desk) : PageModel
{
    public Roster Roster { get; private set; } = null!;

    /// <summary>In the order of tables, so that one can lay them out.</summary>
    public IReadOnlyList<(int Table, RosterPerson Person)> Cards =>
        [.. Roster.Tables.SelectMany(table => table.Expected.Select(person => (table.Number, person)))];

    public async Task<IActionResult> OnGetAsync(long number, CancellationToken stop)
    {
        if (await desk.HandOutAsync(StaffUser.Of(User)!, number, "cards", stop) is not { } roster)
            return NotFound();
        Roster = roster;
        return Page();
    }
}
