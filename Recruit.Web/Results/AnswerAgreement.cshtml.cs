using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Recruit.Data.Results;
using Recruit.Data.Spelling;
using Recruit.Web.Security;

namespace Recruit.Web.Results;

/// <summary>The owner of an agreement says how it goes: opening shows, a press acts.</summary>
[EnableRateLimiting(SiteSecurity.PublicForms)]
public sealed class AnswerAgreement(AgreementStore agreements, IStringLocalizer<AnswerAgreement> L) : PageModel
{
    /// <summary>How the log calls whoever holds the link.</summary>
    private const string Actor = "owner";
    private const int LongestReason = 300;

    /// <summary>Null when the link opens nothing (any more).</summary>
    public Agreement? Agreement { get; private set; }

    [BindProperty(Name = "reden")]
    public string? Because { get; set; }

    [TempData]
    public string? Done { get; set; }

    public async Task OnGetAsync(string token, CancellationToken stop) => await OpenAsync(token, stop);

    /// <param name="staat">One of <see cref="AgreementState"/>.</param>
    public async Task<IActionResult> OnPostAsync(string token, string? staat, CancellationToken stop)
    {
        if (!await OpenAsync(token, stop))
            return Page();
        if (staat is null || !AgreementState.All.Contains(staat))
            return BadRequest();
        var because = staat == AgreementState.Dropped ? Spelled.Line(Because ?? "") : "";
        if (staat == AgreementState.Dropped && because.Length is 0 or > LongestReason)
        {
            ModelState.AddModelError("reden", L["Schrijf in hoogstens {0} tekens op waarom het niet doorgaat.", LongestReason]);
            return Page();
        }
        await agreements.AnswerAsync(Agreement!, staat, because, Actor, stop);
        Done = L["Dank u wel. Iedereen kan nu lezen hoe het ermee staat."];
        return Redirect($"/afspraak/{Uri.EscapeDataString(token)}");
    }

    private async Task<bool> OpenAsync(string token, CancellationToken stop)
    {
        Agreement = await agreements.OpenAsync(token, stop);
        if (Agreement is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
        return Agreement is not null;
    }
}
