using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Recruit.Web.Registrations;

/// <summary>All answers once more, each with a way to change it, before anything is sent.</summary>
public sealed class SignUpCheck(SignUpCases cases) : PageModel
{
    public SignUpCase Case { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string programme, CancellationToken stop)
    {
        if (await cases.OpenAsync(HttpContext, programme, stop) is not { } opened)
            return Redirect($"/aanmelden/{Uri.EscapeDataString(programme)}");
        Case = opened;
        return opened.FirstOpen is { } open ? Redirect(opened.PathOf(open.Slug)) : Page();
    }
}
