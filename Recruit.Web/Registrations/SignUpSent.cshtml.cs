using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Recruit.Data.Programmes;

namespace Recruit.Web.Registrations;

/// <summary>What happens next. Says the same to everyone, so that nobody learns whether an address was known already.</summary>
public sealed class SignUpSent(ProgrammeStore programmes) : PageModel
{
    public Programme Programme { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string programme, CancellationToken stop)
    {
        if (await programmes.FindAsync(programme, stop) is not { } found)
            return NotFound();
        Programme = found;
        return Page();
    }
}
