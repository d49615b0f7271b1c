using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Audit;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Web.Layout;
using Recruit.Web.Registrations.Questions;

namespace Recruit.Web.Registrations.Office;

/// <summary>An organiser enters somebody who called or wrote: the same questions on one page, and letters instead of mails.</summary>
public sealed class OrganiserEntry(
    ProgrammeStore programmes, Questionnaire questionnaire, RegistrationStore registrations, AuditStore audit, TimeProvider clock,
    IStringLocalizer<OrganiserEntry> L)
    : ProgrammePage
{
    public const string ConsentField = "akkoord";
    private const string Citizens = "citizens";

    public Track Track { get; private set; } = null!;
    public IReadOnlyList<Question> Questions { get; private set; } = [];
    public LetterContact Letters { get; private set; } = null!;
    public Typed Typed { get; private set; } = new();

    /// <summary>Read out to the person, or signed on paper; kept with the registration.</summary>
    public string Wording => L["De persoon heeft per telefoon of op papier gezegd: u mag mijn antwoorden bewaren voor de loting en de indeling, en mij brieven sturen over {0}.", Programme.Name];

    public async Task<IActionResult> OnGetAsync(string track, CancellationToken stop) =>
        MayAct && await LoadAsync(track, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string track, CancellationToken stop)
    {
        if (!await LoadAsync(track, stop))
            return NotFound();
        Typed = Typed.Of(Request.Form);
        var answers = Read();
        if (!ModelState.IsValid)
            return Page();
        if (await registrations.AddAsync(await WishAsync(answers, stop), stop) is not
            RegistrationOutcome.Accepted { RegistrationId: var id })
        {
            ModelState.AddModelError("", L["De aanmelding voor dit programma is gesloten."]);
            return Page();
        }
        var number = (await registrations.GetAsync(id, stop))!.Number;
        await audit.WriteAsync(Staff.Actor, "enter_registration", $"registration {number}", Track.Slug, stop);
        Done = L["Aanmelding {0} is ingevoerd. Deze persoon doet mee aan de loting.", number];
        return Redirect($"{Base}/aanmeldingen/{number}");
    }

    private Answers Read()
    {
        var answers = new Answers { StartedAt = clock.GetUtcNow(), Track = Track.Slug };
        foreach (var question in Questions)
            switch (question.Read(Typed, answers))
            {
                case Reading.Understood understood:
                    answers = understood.Answers;
                    break;
                case Reading.TooYoung tooYoung:
                    ModelState.AddModelError(
                        question.Fields(Typed)[0].Name, L["Deze persoon is jonger dan {0} jaar en kan niet meedoen.", tooYoung.MinimumAge]);
                    break;
                case Reading.Unclear unclear:
                    AddErrors(unclear.Flaws);
                    break;
            }
        AddErrors(Letters.FlawsIn(Typed));
        if (Typed[ConsentField] != "ja")
            ModelState.AddModelError(ConsentField, L["Zonder toestemming kunt u deze persoon niet invoeren."]);
        return answers;
    }

    private async Task<NewRegistration> WishAsync(Answers answers, CancellationToken stop)
    {
        var attributes = await questionnaire.AttributesAsync(Track, stop);
        var wish = RegistrationFrom.Of(Letters.Add(answers, Typed), Programme, Track, attributes, Wording);
        return wish with
        {
            Contact = wish.Contact with { Email = null, City = Letters.CityIn(Typed) },
            // The same words as a sign-up gives, so that people of one house find each other whoever entered them.
            Household = answers is { Postcode.Length: > 4, HouseNumber: not null } ? answers.Postcode + answers.HouseNumber : null,
            Confirmed = true,
        };
    }

    private void AddErrors(IEnumerable<Flaw> flaws)
    {
        foreach (var flaw in flaws)
            ModelState.AddModelError(flaw.Field, flaw.Message);
    }

    private async Task<bool> LoadAsync(string slug, CancellationToken stop)
    {
        if ((await programmes.TracksAsync(Programme.Id, stop)).FirstOrDefault(track => track.Slug == slug) is not { } found)
            return false;
        Track = found;
        Questions = [.. (await questionnaire.ForAsync(Programme, Track, null, stop)).Where(question => question is not ContactQuestion)];
        Letters = new LetterContact(WithOrganisation: slug != Citizens, L);
        return true;
    }
}
