using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Recruit.Web.Registrations.Questions;

namespace Recruit.Web.Registrations;

/// <summary>One question of the sign-up. Answers live in the visitor's browser, so going back and refreshing do no harm.</summary>
[EnableRateLimiting(SignUpLimit.Name)]
public sealed class SignUpQuestion(SignUpCases cases, AnswersCookie cookie) : PageModel
{
    /// <summary>The address of whichever question is still open.</summary>
    private const string AnyOpen = "vragen";

    public SignUpCase Case { get; private set; } = null!;
    public Question Question { get; private set; } = null!;
    public Typed Typed { get; private set; } = null!;
    public int? TooYoungFor { get; private set; }

    /// <summary>Whether one came from the list of answers, and goes back there.</summary>
    [BindProperty(SupportsGet = true, Name = "wijzig")]
    public bool Changes { get; set; }

    public string BackPath => Changes ? Case.PathOf(SignUpCase.Check)
        : Case.Before(Question.Slug) is { } before ? Case.PathOf(before) : $"/aanmelden/{Case.Programme.Slug}";

    public async Task<IActionResult> OnGetAsync(string programme, string step, CancellationToken stop)
    {
        if (await OpenAsync(programme, step, stop) is { } elsewhere)
            return elsewhere;
        Typed = Question.Write(Case.Answers);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string programme, string step, CancellationToken stop)
    {
        if (await OpenAsync(programme, step, stop) is { } elsewhere)
            return elsewhere;
        Typed = Typed.Of(Request.Form);
        switch (Question.Read(Typed, Case.Answers))
        {
            case Reading.Understood { Answers: var answers }:
                cookie.Write(HttpContext, programme, answers);
                return Redirect(Case.PathOf(Changes ? SignUpCase.Check : Case.After(step)));
            case Reading.TooYoung { MinimumAge: var minimumAge }:
                TooYoungFor = minimumAge;
                return Page();
            case Reading.Unclear { Flaws: var flaws }:
                foreach (var flaw in flaws)
                    ModelState.AddModelError(flaw.Field, flaw.Message);
                return Page();
            default:
                throw new InvalidOperationException("A reading is one of three.");
        }
    }

    /// <summary>Where to go instead when there is no such question to answer now; null when there is.</summary>
    private async Task<IActionResult?> OpenAsync(string programme, string step, CancellationToken stop)
    {
        if (await cases.OpenAsync(HttpContext, programme, stop) is not { } opened)
            return Redirect($"/aanmelden/{Uri.EscapeDataString(programme)}");
        Case = opened;
        if (step == AnyOpen)
            return Redirect(opened.PathOf((opened.FirstOpen ?? opened.Questions[0]).Slug));
        if (opened.Questions.FirstOrDefault(question => question.Slug == step) is not { } found)
            return NotFound();
        Question = found;
        return opened.SkippedBefore(step) ? Redirect(opened.PathOf(opened.FirstOpen!.Slug)) : null;
    }
}
