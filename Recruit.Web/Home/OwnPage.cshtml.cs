using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Recruit.Data.Evaluation;
using Recruit.Data.Results;
using Recruit.Data.Rounds;
using Recruit.Web.Invitations;
using Recruit.Web.Registrations;
using Recruit.Web.Security;

namespace Recruit.Web.Home;

/// <summary>One's own page: what is known, what one is invited to, and how to change, take along or leave.</summary>
[EnableRateLimiting(SiteSecurity.PublicForms)]
public sealed class OwnPage(
    OwnRegistrations registrations, HeldSeats seats, OwnChances chances, OwnStoryStore stories, EvaluationAnswers evaluations,
    TimeProvider clock) : PageModel
{
    public string Token { get; private set; } = "";

    /// <summary>Null when the link opens nothing (any more).</summary>
    public OwnRegistration? Own { get; private set; }

    /// <summary>The published draws that this person took part in.</summary>
    public IReadOnlyList<OwnChance> Chances { get; private set; } = [];

    /// <summary>Those that are done and gave this person no seat.</summary>
    public IReadOnlyList<OwnDraw> WithoutSeat =>
        [.. Chances.Select(chance => chance.Draw).Where(draw => draw.Outcome != RoundOutcome.Seat && draw.ReserveUntil is not null)];

    public bool IsReserve(OwnDraw draw) => draw.Outcome == RoundOutcome.Reserve && draw.ReserveUntil > clock.GetUtcNow();

    public IReadOnlyList<HeldSeat> Seats { get; private set; } = [];

    /// <summary>The invitations after which a form can be filled in now.</summary>
    public HashSet<Guid> MayEvaluate { get; } = [];

    /// <summary>What happened since the sign-up, up to what was done with it.</summary>
    public IReadOnlyList<OwnMoment> Story { get; private set; } = [];

    /// <summary>What was just done here, as the address tells.</summary>
    [BindProperty(SupportsGet = true, Name = "bevestigd")]
    public bool JustConfirmed { get; set; }

    [BindProperty(SupportsGet = true, Name = "bewaard")]
    public bool JustChanged { get; set; }

    /// <summary>What became of a name that was just changed: <c>wacht</c> where staff look at it.</summary>
    [BindProperty(SupportsGet = true, Name = "naam")]
    public string? ChangedName { get; set; }

    public bool NameWaits => ChangedName == "wacht";

    public async Task OnGetAsync(string token, CancellationToken stop)
    {
        if (!await OpenAsync(token, stop))
            Response.StatusCode = StatusCodes.Status404NotFound;
    }

    /// <summary>Opens one of the invitations.</summary>
    public async Task<IActionResult> OnPostInvitationAsync(string token, Guid invitation, CancellationToken stop) =>
        await OpenAsync(token, stop) && Seats.FirstOrDefault(seat => seat.Invitation.Id == invitation) is { } seat
            ? Redirect(await seats.PathToAsync(seat, stop))
            : NotFound();

    /// <summary>Opens the form after the evening of one of the invitations.</summary>
    public async Task<IActionResult> OnPostEvaluationAsync(string token, Guid invitation, CancellationToken stop) =>
        await OpenAsync(token, stop) && Seats.FirstOrDefault(seat => seat.Invitation.Id == invitation) is { } seat
            ? Redirect($"{await seats.PathToAsync(seat, stop)}/evaluatie")
            : NotFound();

    /// <summary>Opens what is to be read before one of the dialogues.</summary>
    public async Task<IActionResult> OnPostMaterialsAsync(string token, Guid invitation, CancellationToken stop) =>
        await OpenAsync(token, stop) && Seats.FirstOrDefault(seat => seat.Invitation.Id == invitation) is { } seat
            ? Redirect($"{await seats.PathToAsync(seat, stop)}/materiaal")
            : NotFound();

    private async Task<bool> OpenAsync(string token, CancellationToken stop)
    {
        Token = token;
        Own = await registrations.OpenAsync(token, stop);
        if (Own is not null)
        {
            Seats = await seats.OfRegistrationAsync(Own.Registration.Id, stop);
            foreach (var seat in Seats)
                if (await evaluations.TermAsync(seat.Invitation.Id, stop) is { } term && term.TakesForm(clock.GetUtcNow()))
                    MayEvaluate.Add(seat.Invitation.Id);
            Story = await stories.OfAsync(Own.Registration.Id, stop);
            Chances = await chances.OfAsync(Own.Registration.Id, stop);
        }
        return Own is not null;
    }
}
