using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Recruit.Data.Substitutes;
using Recruit.Web.Registrations.Questions;
using Recruit.Web.Security;

namespace Recruit.Web.Registrations;

/// <summary>Changes one answer of one's own registration, with the same question as at the sign-up.</summary>
[EnableRateLimiting(SiteSecurity.PublicForms)]
public sealed class ChangeAnswer(OwnRegistrations registrations) : PageModel
{
    public string Token { get; private set; } = "";
    public OwnRegistration? Own { get; private set; }
    public Question? Question { get; private set; }
    public Typed Typed { get; private set; } = new();
    public int? TooYoungFor { get; private set; }

    public async Task OnGetAsync(string token, string question, CancellationToken stop)
    {
        if (await OpenAsync(token, question, stop) is var (own, asked))
            Typed = asked.Write(own.Answers);
    }

    public async Task<IActionResult> OnPostAsync(string token, string question, CancellationToken stop)
    {
        if (await OpenAsync(token, question, stop) is not var (own, asked))
            return Page();
        Typed = Typed.Of(Request.Form);
        switch (asked.Read(Typed, own.Answers))
        {
            case Reading.Understood { Answers: var answers }:
                var kept = await registrations.ChangeAsync(own, answers, stop);
                return Redirect($"/mijn/{token}" + kept switch
                {
                    OwnChange.Kept => "?bewaard=true",
                    OwnChange.NameWaits => "?naam=wacht",
                    _ => "",
                });
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

    private async Task<(OwnRegistration, Question)?> OpenAsync(string token, string question, CancellationToken stop)
    {
        Token = token;
        if (await registrations.OpenAsync(token, stop) is { IsOpen: true } own
            && own.Questions.FirstOrDefault(asked => asked.Slug == question) is { } found)
        {
            (Own, Question) = (own, found);
            return (own, found);
        }
        Response.StatusCode = StatusCodes.Status404NotFound;
        return null;
    }
}
