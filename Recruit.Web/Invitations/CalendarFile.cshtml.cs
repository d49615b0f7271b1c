using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Recruit.Web.Invitations;

/// <summary>The calendar entry of a dialogue, for whoever comes.</summary>
public sealed class CalendarFile(HeldSeats seats) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string token, CancellationToken stop) =>
        await seats.OpenAsync(token, stop) is { Situation: Situation.Coming } seat
            ? File(Encoding.UTF8.GetBytes(seat.View.Entry(null, seat.Now).Publish().Text), "text/calendar; charset=utf-8", "dialoog.ics")
            : NotFound();
}
