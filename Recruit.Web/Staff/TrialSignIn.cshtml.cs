using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Recruit.Data.Staff;
using Recruit.Scheduler.Staff;
using Recruit.Web.Layout;
using Recruit.Web.Security;

namespace Recruit.Web.Staff;

/// <summary>
/// In the demo one press asks for the code of somebody with a role. The code itself goes the usual way, to the local mailbox.
/// </summary>
[EnableRateLimiting(SiteSecurity.SignInForms)]
public sealed class TrialSignIn(StaffStore staff, RequestCode request, DemoNotice demo) : PageModel
{
    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync(string? rol, CancellationToken stop)
    {
        if (!demo.IsOfferedTo(HttpContext) || rol is null || (await staff.ListAsync(rol, stop)).FirstOrDefault() is not { } member)
            return NotFound();
        var mark = SignInAttempt.NewMark();
        new SignInAttempt(await request.ForAsync(member, mark, stop), mark, null).KeepIn(HttpContext);
        return RedirectToPage("EnterCode");
    }
}
