using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Recruit.Data.Registrations;
using Recruit.Scheduler.Language;
using Recruit.Web.Registrations;
using Recruit.Web.Security;

namespace Recruit.Web.Home;

/// <summary>Somebody who joins from abroad chooses the clock on which times are told as well.</summary>
[EnableRateLimiting(SiteSecurity.PublicForms)]
public sealed class OwnClock(OwnRegistrations registrations, RegistrationStore store, IStringLocalizer<OwnClock> L) : PageModel
{
    public string Token { get; private set; } = "";
    public OwnRegistration? Own { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken stop)
    {
        await OpenAsync(token, stop);
        return Own is null or { IsOpen: true } ? Page() : Redirect($"/mijn/{token}");
    }

    /// <param name="klok">One of <see cref="OwnZones"/>; empty for the clock of the dialogue.</param>
    public async Task<IActionResult> OnPostAsync(string token, string? klok, CancellationToken stop)
    {
        await OpenAsync(token, stop);
        if (Own is null)
            return Page();
        if (!string.IsNullOrEmpty(klok) && !OwnZones.All.Contains(klok))
        {
            ModelState.AddModelError("klok", L["Kies een stad uit de lijst."]);
            return Page();
        }
        await store.ChooseTimeZoneAsync(Own.Registration.Id, string.IsNullOrEmpty(klok) ? null : klok, stop);
        return Redirect($"/mijn/{token}?bewaard=true");
    }

    private async Task OpenAsync(string token, CancellationToken stop)
    {
        Token = token;
        Own = await registrations.OpenAsync(token, stop);
        if (Own is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
    }
}
