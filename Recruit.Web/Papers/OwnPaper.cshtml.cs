using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Recruit.Data.Papers;
using Recruit.Scheduler.Papers;
using Recruit.Web.Invitations;
using Recruit.Web.Security;

namespace Recruit.Web.Papers;

/// <summary>One's own paper: what is in, until when it can be handed in or replaced, and handing it in.</summary>
[EnableRateLimiting(SiteSecurity.Uploads)]
public sealed class OwnPaper(
    HeldSeats seats, PaperStore papers, PaperShelf shelf, PaperIntake intake, PaperWords words, TimeProvider clock,
    IStringLocalizer<OwnPaper> L) : PageModel
{
    /// <summary>What an author agrees to before a paper is taken.</summary>
    public const string Agreed = "lezen";

    public string Token { get; private set; } = "";

    /// <summary>Null when the link opens nothing.</summary>
    public HeldSeat? Seat { get; private set; }
    public PaperTerm Term { get; private set; } = null!;

    /// <summary>What was handed in here; null while nothing was.</summary>
    public Paper? Paper { get; private set; }

    /// <summary>Why nothing can be handed in now; null when something can.</summary>
    public PaperFault? WhyNot { get; private set; }

    [BindProperty(Name = "titel")]
    public string? Title { get; set; }

    [BindProperty(Name = "naam")]
    public string? Name { get; set; }

    [BindProperty(Name = "akkoord")]
    public string? Agreement { get; set; }

    [TempData]
    public string? Done { get; set; }

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken stop)
    {
        if (await ElsewhereAsync(token, stop) is { } elsewhere)
            return elsewhere;
        (Title, Name) = (Paper?.Title, Paper is null ? null : Paper.Named ? "ja" : "nee");
        return Page();
    }

    public async Task<IActionResult> OnGetBestandAsync(string token, CancellationToken stop) =>
        await ElsewhereAsync(token, stop) is { } elsewhere ? elsewhere
        : Paper is null ? NotFound()
        : PaperDownload.Of(Paper, shelf);

    public async Task<IActionResult> OnPostAsync(string token, IFormFile? bestand, CancellationToken stop)
    {
        if (await ElsewhereAsync(token, stop) is { } elsewhere)
            return elsewhere;
        if (bestand is null)
            ModelState.AddModelError("bestand", L["Kies een bestand."]);
        if (Name is not ("ja" or "nee"))
            ModelState.AddModelError("naam", L["Kies of uw naam erbij staat."]);
        if (Agreement != Agreed)
            ModelState.AddModelError("akkoord", L["Wij kunnen uw paper alleen aannemen als de anderen hem mogen lezen."]);
        if (!ModelState.IsValid)
            return Page();
        await using var content = bestand!.OpenReadStream();
        var title = string.IsNullOrWhiteSpace(Title) ? Path.GetFileNameWithoutExtension(bestand.FileName) : Title;
        var outcome = await intake.TakeAsync(Seat!.Invitation.Id, title, Name == "ja", content, stop);
        if (outcome is PaperOutcome.Refused(var because))
        {
            ModelState.AddModelError("bestand", words.Fault(because));
            return Page();
        }
        Done = outcome is PaperOutcome.Taken { Late: true }
            ? L["Wij hebben uw paper. Hij kwam na de laatste dag."]
            : L["Wij hebben uw paper."];
        return Redirect($"/uitnodiging/{token}/paper");
    }

    /// <summary>Where somebody belongs of whom no paper is asked; null for whom one is.</summary>
    private async Task<IActionResult?> ElsewhereAsync(string token, CancellationToken stop)
    {
        Token = token;
        if ((Seat = await seats.OpenAsync(token, stop)) is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }
        if (Seat.Situation != Situation.Coming || await papers.TermAsync(Seat.Invitation.Id, stop) is not { } term)
            return Redirect($"/uitnodiging/{token}");
        (Term, Paper, WhyNot) = (term, await shelf.OfInvitationAsync(Seat.Invitation.Id, stop), term.WhyNot(clock.GetUtcNow()));
        return null;
    }
}
