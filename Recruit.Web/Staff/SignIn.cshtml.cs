using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Recruit.Data.Spelling;
using Recruit.Data.Staff;
using Recruit.Scheduler.Staff;
using Recruit.Web.Security;

namespace Recruit.Web.Staff;

/// <summary>Staff give their address and get a one-time code by mail. Whether an address is known cannot be told from the answer.</summary>
[EnableRateLimiting(SiteSecurity.SignInForms)]
public sealed class SignIn(StaffStore staff, RequestCode request, IStringLocalizer<SignIn> text) : PageModel
{
    [BindProperty]
    public string? Address { get; set; }

    [BindProperty(Name = "terug", SupportsGet = true)]
    public string? ReturnTo { get; set; }

    public IActionResult OnGet() => StaffUser.Of(User) is { } user ? Redirect(user.HomePath) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!MailAddress.IsOne(Address))
        {
            ModelState.AddModelError(nameof(Address), text["Vul uw e-mailadres in, zoals naam@gemeente.nl."]);
            return Page();
        }
        var mark = SignInAttempt.NewMark();
        var known = (await staff.FindAsync(Address!, stop)).FirstOrDefault();
        Guid? code = known is null ? null : await request.ForAsync(known, mark, stop);
        new SignInAttempt(code ?? Guid.NewGuid(), mark, ReturnTo).KeepIn(HttpContext);
        return RedirectToPage("EnterCode");
    }
}
