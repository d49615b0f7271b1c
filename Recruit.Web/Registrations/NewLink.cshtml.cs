using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Recruit.Data.Organisations;
using Recruit.Data.Registrations;
using Recruit.Web.Language;
using Recruit.Web.Registrations.Questions;
using Recruit.Web.Security;

namespace Recruit.Web.Registrations;

/// <summary>Asks for a new link by mail; says the same whether or not the address is known.</summary>
[EnableRateLimiting(SiteSecurity.MailForms)]
public sealed class NewLink(RegistrationStore registrations, OrganisationStore organisations, IStringLocalizer<NewLink> L) : PageModel
{
    public const string AddressField = "email";

    public string Address { get; private set; } = "";

    [BindProperty(SupportsGet = true, Name = "verzonden")]
    public bool IsSent { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        Address = Request.Form[AddressField].ToString().Trim();
        if (Address.Length > Question.LongestLine || !Address.Contains('@', StringComparison.Ordinal))
        {
            ModelState.AddModelError(AddressField, L["Vul uw e-mailadres in, bijvoorbeeld naam@voorbeeld.nl"]);
            return Page();
        }
        await registrations.SendLinksAsync(Address, stop);
        await organisations.SendLinksAsync(Address, SiteLanguage.Current, stop);
        return Redirect("/mijn?verzonden=true");
    }
}
