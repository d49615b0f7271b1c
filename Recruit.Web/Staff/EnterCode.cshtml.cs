using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Recruit.Data.Staff;
using Recruit.Web.Layout;
using Recruit.Web.Security;

namespace Recruit.Web.Staff;

/// <summary>The code from the mail signs its owner in, in the browser that asked for it.</summary>
[EnableRateLimiting(SiteSecurity.SignInForms)]
public sealed class EnterCode(StaffStore staff, StaffSession session, DemoNotice demo, IStringLocalizer<EnterCode> text) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>Whether the code lies in a mailbox that this visitor can open.</summary>
    public bool CodeIsHere => demo.IsOfferedTo(HttpContext);

    public IActionResult OnGet() => SignInAttempt.Of(HttpContext) is null ? RedirectToPage("SignIn") : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (SignInAttempt.Of(HttpContext) is not { } attempt)
            return RedirectToPage("SignIn");
        var code = string.Concat((Code ?? "").Where(char.IsAsciiDigit));
        if (await staff.UseCodeAsync(attempt.CodeId, code, attempt.Mark, stop) is not SignInOutcome.SignedIn { Staff: var member })
        {
            ModelState.AddModelError(
                nameof(Code), text["Deze code klopt niet of is te oud. Kijk of u de nieuwste mail hebt, of vraag een nieuwe code."]);
            return Page();
        }
        await session.StartAsync(HttpContext, member, stop);
        SignInAttempt.ForgetIn(HttpContext);
        var severalRoles = (await session.RolesOfAsync(member, stop)).Count > 1;
        return severalRoles ? RedirectToPage("ChooseRole", new { terug = attempt.ReturnTo })
            : Url.IsLocalUrl(attempt.ReturnTo) ? Redirect(attempt.ReturnTo)
            : Redirect(StaffUser.HomeOf(member.Role));
    }
}
