using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Recruit.Data.Asking;
using Recruit.Data.Registrations;
using Recruit.Web.Registrations.Questions;

namespace Recruit.Web.Registrations;

/// <summary>The last step: agreeing, and with that the first moment at which anything is stored.</summary>
[EnableRateLimiting(SignUpLimit.Name)]
public sealed class SignUpConsent(
    SignUpCases cases, Questionnaire questionnaire, ArrivalStore arrivals, AnswersCookie cookie, CodeWords words,
    IStringLocalizer<SignUpConsent> L, TimeProvider clock)
    : PageModel
{
    public const string ConsentField = "akkoord";

    /// <summary>Invisible to people; programs fill it in.</summary>
    public const string HoneyField = "aanvulling";

    // Nobody reads ten pages in this time.
    private static readonly TimeSpan Quickest = TimeSpan.FromSeconds(8);

    public SignUpCase Case { get; private set; } = null!;

    /// <summary>What one agrees to; kept with the registration word for word.</summary>
    public IReadOnlyList<string> Wording =>
    [
        L["U mag mijn antwoorden bewaren en gebruiken voor de loting en de indeling van de tafels."],
        L["U mag mij mails sturen over {0}.", Case.Programme.Name],
        L["Krijg ik een plaats? Dan mogen de gastheer en de gespreksleider mijn naam zien, en wat ik nodig heb."],
        L["Ik ben {0} jaar of ouder.", Case.Programme.MinimumAge],
    ];

    public async Task<IActionResult> OnGetAsync(string programme, CancellationToken stop) => await OpenAsync(programme, stop) ?? Page();

    public async Task<IActionResult> OnPostAsync(string programme, CancellationToken stop)
    {
        if (await OpenAsync(programme, stop) is { } elsewhere)
            return elsewhere;
        if (Request.Form[ConsentField] != "ja")
        {
            ModelState.AddModelError(ConsentField, L["Ga akkoord om uw aanmelding te versturen"]);
            return Page();
        }
        if (!IsMadeByProgram())
            switch (await StoreAsync(stop))
            {
                case ArrivalOutcome.Registered { Outcome: RegistrationOutcome.RegistrationClosed }:
                    return Redirect($"/aanmelden/{Case.Programme.Slug}");
                case ArrivalOutcome.CodeGone(var standing):
                    // The next press signs up without it, as the sentence says.
                    cookie.Write(HttpContext, programme, Case.Answers with { LetterCode = null });
                    ModelState.AddModelError(ConsentField, words.Of(standing, Case.Programme)!);
                    return Page();
            }

        // The same answer whether or not the address was known, to a second press, and to programs too.
        cookie.Clear(HttpContext, programme);
        return Redirect($"/aanmelden/{Case.Programme.Slug}/verzonden");
    }

    private bool IsMadeByProgram() =>
        Request.Form[HoneyField].ToString().Length > 0 || clock.GetUtcNow() - Case.Answers.StartedAt < Quickest;

    private async Task<ArrivalOutcome> StoreAsync(CancellationToken stop)
    {
        var attributes = await questionnaire.AttributesAsync(Case.Track, stop);
        var wish = RegistrationFrom.Of(Case.Answers, Case.Programme, Case.Track, attributes, string.Join(' ', Wording));
        // Answers are used once: sent again, by a second press or a copy, they find the registration that they became.
        return await arrivals.RegisterAsync(
            wish with { Id = Case.Answers.Id }, new WayIn(Case.Answers.LetterCode, Case.Answers.Channel), stop);
    }

    private async Task<IActionResult?> OpenAsync(string programme, CancellationToken stop)
    {
        if (await cases.OpenAsync(HttpContext, programme, stop) is not { } opened)
            return Redirect($"/aanmelden/{Uri.EscapeDataString(programme)}");
        Case = opened;
        return opened.FirstOpen is { } open ? Redirect(opened.PathOf(open.Slug)) : null;
    }
}
