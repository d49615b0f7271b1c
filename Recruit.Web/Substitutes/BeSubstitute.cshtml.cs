using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Recruit.Data.Organisations;
using Recruit.Data.Privacy;
using Recruit.Data.Spelling;
using Recruit.Data.Substitutes;
using Recruit.Scheduler.Invitations;
using Recruit.Web.Invitations;
using Recruit.Web.Language;
using Recruit.Web.Security;

namespace Recruit.Web.Substitutes;

/// <summary>Asks whom an organisation sends whether he or she comes, and agrees; only then does the name stand on the roster.</summary>
[EnableRateLimiting(SiteSecurity.PublicForms)]
public sealed class BeSubstitute(
    CapabilityStore capabilities, SubstituteStore substitutes, SubstituteAnswers answers, OrganisationStore organisations,
    InvitationViews views, Vault vault, IStringLocalizer<BeSubstitute> L, TimeProvider clock) : PageModel
{
    private const int Longest = 200;

    public string Token { get; private set; } = "";

    /// <summary>Null when the link opens nothing (any more).</summary>
    public Substitution? Substitution { get; private set; }
    public Organisation Organisation { get; private set; } = null!;
    public HeldSeat Seat { get; private set; } = null!;
    public Contact Contact { get; private set; } = new("");

    /// <summary>Why a yes could not be taken; null when it could.</summary>
    public string? Refused { get; private set; }

    public bool IsOpen => Substitution is { State: SubstitutionState.Asked } asked && asked.AnswerBy > clock.GetUtcNow();

    /// <summary>What one agrees to; kept word for word.</summary>
    public IReadOnlyList<string> Wording =>
    [
        L["Ik kom namens {0}.", Organisation.Name],
        L["U mag mijn naam en adres bewaren en mij mails sturen over {0}.", Seat.View.Programme.Name],
        L["De gastheer en de gespreksleider mogen mijn naam zien, en wat ik nodig heb."],
        L["Ik ben {0} jaar of ouder.", Seat.View.Programme.MinimumAge],
    ];

    public Task OnGetAsync(string token, CancellationToken stop) => OpenAsync(token, stop);

    public async Task<IActionResult> OnPostAsync(
        string token, [FromForm(Name = "naam")] string? name, [FromForm(Name = "nodig")] string? needs,
        [FromForm(Name = "akkoord")] string? agreed, CancellationToken stop)
    {
        await OpenAsync(token, stop);
        if (Substitution is null)
            return Page();
        Contact = Contact with { Name = Spelled.Line(name ?? ""), Needs = string.IsNullOrWhiteSpace(needs) ? null : Spelled.Line(needs) };
        if (Contact.Name.Length is 0 or > Longest)
            ModelState.AddModelError("naam", L["Vul uw naam in"]);
        if (Contact.Needs?.Length > Longest)
            ModelState.AddModelError("nodig", L["Maak dit korter"]);
        if (agreed != "ja")
            ModelState.AddModelError("akkoord", L["Ga akkoord om te komen"]);
        if (!ModelState.IsValid)
            return Page();
        switch (await answers.ConfirmAsync(Substitution.Id, Contact, string.Join(' ', Wording), SiteLanguage.Current, stop))
        {
            case SubstituteOutcome.Done or SubstituteOutcome.Already:
                return Redirect($"/in-plaats-van/{token}");
            case SubstituteOutcome.StandsElsewhere:
                Refused = L["U bent met dit e-mailadres al aangemeld. Meld u daar eerst af, of vraag ons om hulp."];
                return Page();
            default:
                Refused = L["Dat kan niet meer: u bent te laat, of de plaats is weg."];
                return Page();
        }
    }

    public async Task<IActionResult> OnPostNeeAsync(string token, CancellationToken stop)
    {
        await OpenAsync(token, stop);
        if (Substitution is null)
            return Page();
        await answers.DeclineAsync(Substitution.Id, silent: false, stop);
        return Redirect($"/in-plaats-van/{token}");
    }

    private async Task OpenAsync(string token, CancellationToken stop)
    {
        Token = token;
        if (await capabilities.SubjectAsync(CapabilityPurpose.Substitute, token, stop) is { } id
            && await substitutes.GetAsync(id, stop) is { OrganisationId: { } organisation } found
            && await organisations.GetAsync(organisation, stop) is { } ours
            && (await views.OfRegistrationAsync(found.RegistrationId, stop)).LastOrDefault() is { } view)
        {
            (Substitution, Organisation, Seat) = (found, ours, new HeldSeat(view, clock.GetUtcNow()));
            // Who said no, or nothing, is not known any more.
            Contact = await vault.ReadAsync(found.PersonId, stop) ?? new Contact("");
            return;
        }
        Response.StatusCode = StatusCodes.Status404NotFound;
    }
}
