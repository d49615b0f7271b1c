using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Recruit.Data.Organisations;
using Recruit.Web.Invitations;
using Recruit.Web.Language;
using Recruit.Web.Security;

namespace Recruit.Web.Substitutes;

/// <summary>Mails the contact of a guest's organisation the link with which it sends somebody else; the guest gets no link.</summary>
[EnableRateLimiting(SiteSecurity.MailForms)]
public sealed class SendSomebody(HeldSeats seats, OrganisationStore organisations) : PageModel
{
    public string Token { get; private set; } = "";

    /// <summary>Null when the link opens nothing, or nobody else may come.</summary>
    public Organisation? Organisation { get; private set; }

    [BindProperty(SupportsGet = true, Name = "verzonden")]
    public bool IsSent { get; set; }

    public Task OnGetAsync(string token, CancellationToken stop) => OpenAsync(token, stop);

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken stop)
    {
        await OpenAsync(token, stop);
        if (Organisation is null)
            return Page();
        await organisations.SendLinkAsync(Organisation.Id, SiteLanguage.Current, stop);
        return Redirect($"/uitnodiging/{token}/vervanger?verzonden=true");
    }

    private async Task OpenAsync(string token, CancellationToken stop)
    {
        Token = token;
        if (await seats.OpenAsync(token, stop) is { Situation: Situation.Open or Situation.Coming } seat
            && seat.View.Registration.OrganisationId is { } id)
            Organisation = await organisations.GetAsync(id, stop);
        if (Organisation is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
    }
}
