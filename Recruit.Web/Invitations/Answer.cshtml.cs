using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Recruit.Data.Invitations;
using Recruit.Web.Security;

namespace Recruit.Web.Invitations;

/// <summary>An invitation. Opening shows it; only a press answers it, because mail scanners open links.</summary>
[EnableRateLimiting(SiteSecurity.PublicForms)]
public sealed class Answer(HeldSeats seats, AnswerStore answers) : PageModel
{
    public string Token { get; private set; } = "";

    /// <summary>Null when the link opens nothing.</summary>
    public HeldSeat? Seat { get; private set; }

    /// <summary>Whether the press came after another answer, which stands.</summary>
    public bool WasAnsweredBefore { get; private set; }

    public Task OnGetAsync(string token, CancellationToken stop) => OpenAsync(token, stop);

    public Task<IActionResult> OnPostAcceptAsync(string token, CancellationToken stop) => AnswerAsync(token, answers.AcceptAsync, stop);

    public Task<IActionResult> OnPostDeclineAsync(string token, CancellationToken stop) => AnswerAsync(token, answers.DeclineAsync, stop);

    public Task<IActionResult> OnPostStillComesAsync(string token, CancellationToken stop) =>
        AnswerAsync(token, answers.StillComesAsync, stop);

    public Task<IActionResult> OnPostCancelAsync(string token, CancellationToken stop) => AnswerAsync(token, answers.CancelAsync, stop);

    private async Task<IActionResult> AnswerAsync(
        string token, Func<Guid, CancellationToken, Task<AnswerOutcome>> answer, CancellationToken stop)
    {
        await OpenAsync(token, stop);
        if (Seat is null)
            return Page();
        var outcome = await answer(Seat.Invitation.Id, stop);
        if (outcome is AnswerOutcome.Accepted or AnswerOutcome.Declined or AnswerOutcome.Cancelled)
            return Redirect($"/uitnodiging/{token}");

        // Somebody else, or time, was quicker than this press: show how things stand now.
        await OpenAsync(token, stop);
        WasAnsweredBefore = outcome is AnswerOutcome.AlreadyAnswered;
        return Page();
    }

    private async Task OpenAsync(string token, CancellationToken stop)
    {
        Token = token;
        Seat = await seats.OpenAsync(token, stop);
        if (Seat is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
    }
}
