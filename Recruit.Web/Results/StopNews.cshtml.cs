using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Recruit.Data.Results;
using Recruit.Web.Security;

namespace Recruit.Web.Results;

/// <summary>
/// To hear no more of what came of a dialogue: opening shows, a press acts. A mail program presses as well, without a cookie (RFC 8058),
/// so that the link alone is what lets it in.
/// </summary>
[IgnoreAntiforgeryToken]
[EnableRateLimiting(SiteSecurity.PublicForms)]
public sealed class StopNews(NewsStops stops) : PageModel
{
    /// <summary>Whether it was stopped; null when the link opens nothing.</summary>
    public bool? IsStopped { get; private set; }

    public async Task OnGetAsync(string token, CancellationToken stop) => await OpenAsync(token, stop);

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken stop)
    {
        await stops.StopAsync(token, stop);
        await OpenAsync(token, stop);
        return Page();
    }

    private async Task OpenAsync(string token, CancellationToken stop)
    {
        IsStopped = await stops.FindAsync(token, stop);
        if (IsStopped is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
    }
}
