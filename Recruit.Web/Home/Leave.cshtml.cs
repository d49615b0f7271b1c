using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Recruit.Data.Invitations;
using Recruit.Web.Registrations;

namespace Recruit.Web.Home;

/// <summary>Withdraws a registration, after saying what that means.</summary>
public sealed class Leave(OwnRegistrations registrations, DepartureStore departures) : PageModel
{
    public string Token { get; private set; } = "";
    public OwnRegistration? Own { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken stop)
    {
        await OpenAsync(token, stop);
        return Own is null or { IsOpen: true } ? Page() : Redirect($"/mijn/{token}");
    }

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken stop)
    {
        await OpenAsync(token, stop);
        if (Own is null)
            return Page();
        await departures.WithdrawAsync(Own.Registration.Id, stop);
        return Redirect($"/mijn/{token}");
    }

    private async Task OpenAsync(string token, CancellationToken stop)
    {
        Token = token;
        Own = await registrations.OpenAsync(token, stop);
        if (Own is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
    }
}
