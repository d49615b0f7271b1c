using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Recruit.Web.Invitations;

/// <summary>Asks once more before a seat is given back.</summary>
public sealed class CancelSeat(HeldSeats seats) : PageModel
{
    public string Token { get; private set; } = "";
    public HeldSeat? Seat { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken stop)
    {
        Token = token;
        Seat = await seats.OpenAsync(token, stop);
        if (Seat is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
        return Seat is null or { Situation: Situation.Coming } ? Page() : Redirect($"/uitnodiging/{token}");
    }
}
