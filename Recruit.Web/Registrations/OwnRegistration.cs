using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Data.Substitutes;
using Recruit.Web.Registrations.Questions;

namespace Recruit.Web.Registrations;

/// <summary>A registration as its own person sees it.</summary>
/// <param name="City">Where letters go to, for who gave a whole address.</param>
public sealed record OwnRegistration(
    Registration Registration, Programme Programme, Track Track, IReadOnlyList<Question> Questions, Answers Answers, string? City)
{
    /// <summary>Whether answers can still be changed.</summary>
    public bool IsOpen => Registration.IsOpen;
}

/// <summary>Opens one's own registration by the link from a mail, and keeps what is changed in it.</summary>
public sealed class OwnRegistrations(
    CapabilityStore capabilities, RegistrationStore registrations, ProgrammeStore programmes, Questionnaire questionnaire, Vault vault,
    OwnNameStore names)
{
    /// <summary>Null when the link opens nothing (any more).</summary>
    public async Task<OwnRegistration?> OpenAsync(string token, CancellationToken stop)
    {
        if (await capabilities.SubjectAsync(CapabilityPurpose.OwnRegistration, token, stop) is not { } id
            || await registrations.GetAsync(id, stop) is not { } registration
            || await registrations.DemographicsAsync(id, stop) is not { } demographics
            || await vault.ReadAsync(registration.PersonId, stop) is not { } contact)
            return null;

        var programme = (await programmes.GetAsync(registration.ProgrammeId, stop))!;
        var track = (await programmes.TracksAsync(programme.Id, stop)).Single(track => track.Id == registration.TrackId);
        var answers = Answers.Of(registration, track, contact, demographics, await programmes.AttributesAsync(track.Id, stop));
        var questions = await questionnaire.ForConfirmedAsync(programme, track, answers, registration.Language, stop);
        return new OwnRegistration(registration, programme, track, questions, answers, contact.City);
    }

    /// <summary>Keeps changed answers; a name that would hand a seat on waits for staff.</summary>
    public async Task<OwnChange> ChangeAsync(OwnRegistration own, Answers answers, CancellationToken stop)
    {
        var attributes = await questionnaire.AttributesAsync(own.Track, stop);
        var wish = RegistrationFrom.Of(answers, own.Programme, own.Track, attributes, "");
        var stays = (answers.Postcode, answers.HouseNumber) == (own.Answers.Postcode, own.Answers.HouseNumber);
        return await names.ChangeAsync(own.Registration.Id, wish with
        {
            Language = own.Registration.Language,
            Contact = wish.Contact with { City = stays ? own.City : null },
            StaysAtHome = stays,
        }, stop);
    }
}
