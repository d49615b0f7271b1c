using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Recruit.Data.Asking;

namespace Recruit.Web.Asking.Channels;

/// <summary>
/// Never to be asked again: opening shows, a press acts. A mail program presses as well, without a cookie (RFC 8058), so that the link
/// alone is what lets it in.
/// </summary>
[IgnoreAntiforgeryToken]
public sealed class OptOut(AskedPersonStore asked) : PageModel
{
    /// <summary>Null when the link opens nothing.</summary>
    public AskedPerson? Person { get; private set; }

    public async Task OnGetAsync(string token, CancellationToken stop) => await OpenAsync(token, stop);

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken stop)
    {
        await asked.OptOutAsync(token, stop);
        await OpenAsync(token, stop);
        return Page();
    }

    private async Task OpenAsync(string token, CancellationToken stop)
    {
        Person = await asked.FindAsync(token, stop);
        if (Person is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
    }
}
