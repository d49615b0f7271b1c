using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Recruit.Data.Invitations;
using Recruit.Web.Registrations;

namespace Recruit.Web.Home;

/// <summary>Erases a person, after saying what that means.</summary>
public sealed class Erase(OwnRegistrations registrations, DepartureStore departures) : PageModel
{
    public string Token { get; private set; } = "";
    public OwnRegistration? Own { get; private set; }

    public Task OnGetAsync(string token, CancellationToken stop) => OpenAsync(token, stop);

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken stop)
    {
        await OpenAsync(token, stop);
        if (Own is null)
            return Page();
        await departures.EraseAsync(Own.Registration.Id, stop);
        return Redirect("/mijn/gewist");
    }

    private async Task OpenAsync(string token, CancellationToken stop)
    {
        Token = token;
        Own = await registrations.OpenAsync(token, stop);
        if (Own is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
    }
}
