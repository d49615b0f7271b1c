using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Recruit.Data.Invitations;
using Recruit.Data.Organisations;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Data.Spelling;
using Recruit.Data.Substitutes;
using Recruit.Web.Language;
using Recruit.Web.Security;

namespace Recruit.Web.Substitutes;

/// <summary>The seats of an organisation, as its contact sees them by the link from a mail; who comes can be named here.</summary>
[EnableRateLimiting(SiteSecurity.MailForms)]
public sealed class OrganisationSeats(
    CapabilityStore capabilities, OrganisationStore organisations, OrganisationSeatStore seats, SubstituteStore substitutes,
    ProgrammeStore programmes, Vault vault, IStringLocalizer<OrganisationSeats> L, TimeProvider clock) : PageModel
{
    private const int Longest = 200;

    private IReadOnlyDictionary<Guid, Contact> contacts = new Dictionary<Guid, Contact>();

    public string Token { get; private set; } = "";

    /// <summary>Null when the link opens nothing (any more).</summary>
    public Organisation? Organisation { get; private set; }
    public Programme Programme { get; private set; } = null!;

    /// <summary>The seats that the contact may give to somebody else.</summary>
    public IReadOnlyList<OrganisationSeat> Seats { get; private set; } = [];

    /// <summary>How many more people of the organisation are signed up, of whom this link says nothing.</summary>
    public int Others { get; private set; }

    /// <summary>For which seat somebody was named, so that what was typed stands there again.</summary>
    public Guid? Tried { get; private set; }
    public string? Name { get; private set; }
    public string? Email { get; private set; }

    [TempData]
    public string? Done { get; set; }

    public string NameOf(OrganisationSeat seat) =>
        seat.AwaitsPerson ? L["nog te bevestigen"] : contacts.GetValueOrDefault(seat.PersonId!.Value)?.Name ?? "–";

    public Task OnGetAsync(string token, CancellationToken stop) => OpenAsync(token, stop);

    public async Task<IActionResult> OnPostAsync(
        string token, [FromForm(Name = "plaats")] Guid seat, [FromForm(Name = "naam")] string? name,
        [FromForm(Name = "email")] string? email, CancellationToken stop)
    {
        await OpenAsync(token, stop);
        if (Organisation is null)
            return Page();
        (Tried, Name, Email) = (seat, Spelled.Line(name ?? ""), Spelled.Line(email ?? ""));
        if (Name.Length is 0 or > Longest)
            ModelState.AddModelError("naam", L["Vul de naam in van wie er komt"]);
        if (Email.Length > Longest || !MailAddress.IsOne(Email))
            ModelState.AddModelError("email", L["Vul een e-mailadres in, bijvoorbeeld naam@voorbeeld.nl"]);
        if (!ModelState.IsValid)
            return Page();
        switch (await substitutes.NameAsync(
            Organisation.Id, seat, new Contact(Name) { Email = Email }, SiteLanguage.Current, stop))
        {
            case SubstituteOutcome.Done:
                Done = L["Wij hebben deze persoon gemaild. Na een ja staat de naam op de deelnemerslijst."];
                return Redirect($"/namens-organisatie/{token}");
            case SubstituteOutcome.Already:
                Done = L["Voor deze plaats is al iemand gevraagd. Wacht op het antwoord."];
                return Redirect($"/namens-organisatie/{token}");
            case SubstituteOutcome.SamePerson:
                ModelState.AddModelError("email", L["Deze persoon heeft de plaats al"]);
                return Page();
            default:
                ModelState.AddModelError("", L["Dat kan niet meer: de laatste dag is voorbij, of de plaats is weg."]);
                return Page();
        }
    }

    /// <summary>The number of the registration for whose seat somebody is about to be named, where there are more.</summary>
    [BindProperty(SupportsGet = true, Name = "plaats-van")]
    public long? Chosen { get; set; }

    /// <summary>Whether the form stands with this seat: with one at a time.</summary>
    public bool IsChosen(OrganisationSeat seat) =>
        Tried is { } tried ? tried == seat.RegistrationId : Chosen is { } chosen ? chosen == seat.Number : Seats.Count(MayName) == 1;

    /// <summary>Whether somebody can be named now.</summary>
    public bool MayName(OrganisationSeat seat) =>
        seat.State is InvitationState.Accepted or InvitationState.Planned or InvitationState.Sent && seat.Until > clock.GetUtcNow()
        && seat.Substitution != SubstitutionState.Asked;

    private async Task OpenAsync(string token, CancellationToken stop)
    {
        Token = token;
        if (await capabilities.SubjectAsync(CapabilityPurpose.Organisation, token, stop) is not { } id
            || await organisations.GetAsync(id, stop) is not { } organisation)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        (Organisation, Programme) = (organisation, (await programmes.GetAsync(organisation.ProgrammeId, stop))!);
        var all = (await seats.ListAsync(Programme.Id, organisation.Id, stop)).Where(seat => seat.RegistrationId is not null).ToList();
        Seats = [.. all.Where(seat => seat.MayGive)];
        Others = all.Count - Seats.Count;
        contacts = await vault.ReadAsync([.. Seats.Select(seat => seat.PersonId!.Value)], stop);
    }
}
