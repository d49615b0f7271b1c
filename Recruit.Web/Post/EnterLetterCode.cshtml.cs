using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Recruit.Scheduler.Invitations;
using Recruit.Scheduler.Post;
using Recruit.Web.Security;

namespace Recruit.Web.Post;

/// <summary>The code of a letter, with something that its reader knows, leads to the invitation; it answers nothing.</summary>
[EnableRateLimiting(SiteSecurity.SignInForms)]
public sealed class EnterLetterCode(LetterCodes codes, InvitationViews views, InvitationLinks links, IStringLocalizer<EnterLetterCode> L)
    : PageModel
{
    [BindProperty(Name = "code")]
    public string? Code { get; set; }

    /// <summary>Four digits of the postcode, or the year of birth.</summary>
    [BindProperty(Name = "bewijs")]
    public string? Proof { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(Code))
            ModelState.AddModelError("code", L["Vul de code uit uw brief in."]);
        if (string.IsNullOrWhiteSpace(Proof))
            ModelState.AddModelError("bewijs", L["Vul de vier cijfers van uw postcode in, of uw geboortejaar."]);
        if (!ModelState.IsValid)
            return Page();
        if (await codes.OpenAsync(Code!, Proof!, stop) is { } invitation && await views.ReadAsync(invitation, stop) is { } view)
            return Redirect(new Uri(await links.ToAsync(view, stop)).AbsolutePath);
        // One answer to every failure: it must not tell whether the code or the postcode was right.
        ModelState.AddModelError("code", L["Dit klopt niet samen. Kijk de code en de cijfers nog eens na. Na vijf keer werkt een code niet meer: bel ons dan."]);
        return Page();
    }
}
