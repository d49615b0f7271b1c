using System.Collections.Concurrent;
using System.Globalization;
using Recruit.Data.Invitations;
using Recruit.Data.Privacy;
using Recruit.Data.Registrations;
using Recruit.Data.Substitutes;

namespace Recruit.Scheduler.Demo;

/// <summary>Some made-up organisations send another person, who agrees a few hours later: through the same stores as their pages.</summary>
public sealed class DemoSubstitutes(RegistrationStore registrations, SubstituteStore substitutes, SubstituteAnswers answers)
{
    private const string Consent = "Verzonnen persoon in een proefprogramma.";
    private static readonly string[] FirstNames = ["Noor", "Sem", "Yara", "Mees", "Ilse", "Karim", "Tess", "Ruben"];
    private static readonly string[] LastNames = ["Hofman", "van Dijk", "Aydin", "Kuipers", "Bos", "Haddad", "Prins", "Willems"];

    // Who was named at the step before, by registration; null for organisations that may not, or that are done.
    private readonly ConcurrentDictionary<Guid, Guid?> leaving = [];

    /// <summary>Names somebody else once it is time, and lets that person say yes at the next step.</summary>
    public async Task SendAsync(InvitationLine line, DemoTemper temper, DemoPerson person, DateTimeOffset now, CancellationToken stop)
    {
        if (temper.SendsAnotherAfter is not { } pause || line.AnsweredAt + pause > now)
            return;
        if (leaving.TryAdd(line.RegistrationId, null))
            await NameAsync(line, ContactOf(person), stop);
        else if (leaving[line.RegistrationId] is { } left && leaving.TryUpdate(line.RegistrationId, null, left)
            && await substitutes.LeftByAsync(line.RegistrationId, left, stop) is { } asked)
            await answers.ConfirmAsync(asked.Id, ContactOf(person), Consent, "nl", stop);
    }

    private async Task NameAsync(InvitationLine line, Contact contact, CancellationToken stop)
    {
        if (await registrations.GetAsync(line.RegistrationId, stop) is { OrganisationId: { } organisation } registration
            && await substitutes.NameAsync(organisation, registration.Id, contact, "nl", stop) == SubstituteOutcome.Done)
            leaving[line.RegistrationId] = registration.PersonId;
    }

    private static Contact ContactOf(DemoPerson person)
    {
        var chance = person.ChanceOf("substitute");
        var (first, last) = (FirstNames[chance.NextBelow(FirstNames.Length)], LastNames[chance.NextBelow(LastNames.Length)]);
        var number = person.Number.ToString(CultureInfo.InvariantCulture);
        return new Contact($"{first} {last}") { Email = $"{MadeUpNames.Plain(first + last)}.{number}@collega.example" };
    }
}
