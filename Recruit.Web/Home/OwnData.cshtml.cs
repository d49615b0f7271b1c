using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Recruit.Data.Evaluation;
using Recruit.Data.Privacy;
using Recruit.Data.Registrations;
using Recruit.Web.Invitations;
using Recruit.Web.Registrations;

namespace Recruit.Web.Home;

/// <summary>Everything that is known about a person, to take along (GDPR, article 20).</summary>
public sealed class OwnData(
    OwnRegistrations registrations, RegistrationStore store, Vault vault, HeldSeats seats, EvaluationAnswers evaluations) : PageModel
{
    // Names with accents stay readable; this is a file, not a part of a page.
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken stop)
    {
        if (await registrations.OpenAsync(token, stop) is not { } own)
            return NotFound();
        var registration = own.Registration;
        var demographics = await store.DemographicsAsync(registration.Id, stop);
        var data = new
        {
            Programme = own.Programme.Name,
            Track = own.Track.Slug,
            registration.State,
            registration.Language,
            registration.TimeZone,
            registration.CreatedAt,
            registration.ConfirmedAt,
            Contact = await vault.ReadAsync(registration.PersonId, stop),
            registration.Organisation,
            demographics?.BirthYear,
            demographics?.Postcode4,
            own.Answers.Levels,
            registration.Availability,
            registration.Formats,
            registration.Travels,
            registration.Themes,
            registration.Role,
            registration.Companion,
            Invitations = (await seats.OfRegistrationAsync(registration.Id, stop)).Select(seat => new
            {
                Dialogue = seat.Dialogue.Title,
                seat.Dialogue.StartsAt,
                seat.Invitation.State,
                seat.Invitation.SentAt,
                seat.Invitation.AnsweredAt,
                seat.Reason,
            }),
            // What was answered without a name, nobody can find again.
            Evaluation = await evaluations.OfPersonAsync(registration.PersonId, stop),
        };
        return File(JsonSerializer.SerializeToUtf8Bytes(data, Readable), "application/json; charset=utf-8", "mijn-gegevens.json");
    }
}
