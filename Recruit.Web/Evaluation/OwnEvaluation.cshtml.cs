using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Recruit.Data.Evaluation;
using Recruit.Web.Invitations;
using Recruit.Web.Security;

namespace Recruit.Web.Evaluation;

/// <summary>The form after the evening, by the link of one's own invitation: opening shows, a press hands in.</summary>
[EnableRateLimiting(SiteSecurity.PublicForms)]
public sealed class OwnEvaluation(
    HeldSeats seats, EvaluationForms forms, EvaluationAnswers answers, TimeProvider clock, IStringLocalizer<OwnEvaluation> L) : PageModel
{
    public string Token { get; private set; } = "";

    /// <summary>Null when the link opens nothing (any more).</summary>
    public HeldSeat? Seat { get; private set; }

    /// <summary>Null when nothing is asked of this guest.</summary>
    public EvaluationTerm? Term { get; private set; }

    public IReadOnlyList<EvaluationQuestion> Questions { get; private set; } = [];
    public IReadOnlyList<GivenAnswer> Given { get; private set; } = [];

    /// <summary>Whether there is something to fill in now.</summary>
    public bool TakesForm => Term is { } term && term.TakesForm(clock.GetUtcNow());

    /// <summary>Before the dialogue is over there is nothing to say of it.</summary>
    public bool IsEarly => Term is { } term && clock.GetUtcNow() < term.OpensAt;

    [TempData]
    public string? Done { get; set; }

    public async Task OnGetAsync(string token, CancellationToken stop)
    {
        await OpenAsync(token, stop);
        if (Term is { Answered: true, AnsweredNamed: true } term)
            Given = await answers.OwnAsync(term, stop);
    }

    /// <param name="anoniem">What the page promised when it was opened.</param>
    public async Task<IActionResult> OnPostAsync(string token, bool anoniem, CancellationToken stop)
    {
        await OpenAsync(token, stop);
        if (Seat is null)
            return Page();
        // Who opened the form before an organiser changed a question answers the words that he or she saw.
        var every = await forms.QuestionsAsync(Seat.Dialogue.ProgrammeId, stop);
        Given = AskedQuestions.Read(every, Request.Form);
        switch (await answers.HandInAsync(Seat.Invitation.Id, Given, anoniem, stop))
        {
            case HandInOutcome.PromiseChanged:
                ModelState.AddModelError("", L["Intussen is veranderd of uw naam erbij staat. Lees het hieronder en druk dan weer."]);
                ModelState.Remove("anoniem");
                return Page();
            case HandInOutcome.Taken:
                Done = L["Dank u wel. Wij hebben uw antwoorden."];
                break;
            case HandInOutcome.AlreadyIn:
                Done = L["Wij hadden uw antwoorden al. Er is niets veranderd."];
                break;
            default:
                Done = L["U kunt de vragen nu niet beantwoorden. Er is niets bewaard."];
                break;
        }
        return Redirect($"/uitnodiging/{token}/evaluatie");
    }

    private async Task OpenAsync(string token, CancellationToken stop)
    {
        Token = token;
        if ((Seat = await seats.OpenAsync(token, stop)) is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        Term = await answers.TermAsync(Seat.Invitation.Id, stop);
        Questions = [.. (await forms.QuestionsAsync(Seat.Dialogue.ProgrammeId, stop)).Where(question => question.EndedAt is null)];
    }
}
