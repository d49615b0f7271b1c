using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Web.Security;

namespace Recruit.Web.Registrations;

/// <summary>Confirms a registration by the link from the mail. Opening shows; a press confirms, because mail scanners open links.</summary>
[EnableRateLimiting(SiteSecurity.PublicForms)]
public sealed class Confirm(CapabilityStore capabilities, RegistrationStore registrations, ProgrammeStore programmes, TimeProvider clock)
    : PageModel
{
    private static readonly TimeSpan OwnPageLasts = TimeSpan.FromDays(60);

    /// <summary>Null when the link opens nothing.</summary>
    public Registration? Registration { get; private set; }
    public Programme? Programme { get; private set; }

    public bool IsConfirmed => Registration?.State == RegistrationState.Active;

    public async Task OnGetAsync(string token, CancellationToken stop) => await OpenAsync(token, stop);

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken stop)
    {
        await OpenAsync(token, stop);
        if (Registration is null || !await registrations.ConfirmAsync(Registration.Id, stop))
            return Page();

        // Who holds this link has shown that the address is theirs.
        var own = await capabilities.IssueAsync(CapabilityPurpose.OwnRegistration, Registration.Id, clock.GetUtcNow() + OwnPageLasts, stop);
        return Redirect($"/mijn/{own}?bevestigd=true");
    }

    private async Task OpenAsync(string token, CancellationToken stop)
    {
        if (await capabilities.SubjectAsync(CapabilityPurpose.ConfirmRegistration, token, stop) is { } id
            && await registrations.GetAsync(id, stop) is { IsOpen: true } registration)
        {
            Registration = registration;
            Programme = await programmes.GetAsync(registration.ProgrammeId, stop);
        }
        else
            Response.StatusCode = StatusCodes.Status404NotFound;
    }
}
