using Microsoft.AspNetCore.Mvc;
using Recruit.Data.Audit;
using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Web.Language;
using Recruit.Web.Layout;
using Recruit.Web.Registrations.Questions;

namespace Recruit.Web.Registrations;

/// <summary>An invitation with the dialogue that it is for.</summary>
public sealed record InvitationAtDialogue(Invitation Invitation, Dialogue Dialogue);

/// <summary>One registration for the office; who it is, only for organisers, and every look is in the log.</summary>
public sealed class OrganiserView(
    RegistrationStore registrations, RegistrationSearch search, ProgrammeStore programmes, Questionnaire questionnaire, InvitationStore invitations,
    DialogueStore dialogues, Vault vault, AuditStore audit) : ProgrammePage
{
    public Registration Registration { get; private set; } = null!;
    public Track Track { get; private set; } = null!;

    /// <summary>Null for viewers, and when the person was erased.</summary>
    public Contact? Contact { get; private set; }

    /// <summary>What was asked and answered, in words, without special-category data.</summary>
    public IReadOnlyList<(string Label, string Answer)> Answers { get; private set; } = [];

    public IReadOnlyList<InvitationAtDialogue> Invitations { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(long number, CancellationToken stop)
    {
        if (await search.ByNumberAsync(Programme.Id, number, stop) is not { } line || await registrations.GetAsync(line.Id, stop) is not { } registration)
            return NotFound();
        Registration = registration;
        Track = (await programmes.TracksAsync(Programme.Id, stop)).Single(track => track.Id == registration.TrackId);
        foreach (var invitation in await invitations.ListOfRegistrationAsync(registration.Id, stop))
            Invitations = [.. Invitations, new InvitationAtDialogue(invitation, (await dialogues.GetAsync(invitation.DialogueId, stop))!)];
        if (MayAct && await vault.ReadAsync(registration.PersonId, stop) is { } contact)
            await ReadPersonAsync(contact, stop);
        return Page();
    }

    private async Task ReadPersonAsync(Contact contact, CancellationToken stop)
    {
        Contact = contact;
        await audit.WriteAsync(Staff.Actor, "view_registration", $"registration {Registration.Number}", "", stop);
        if (await registrations.DemographicsAsync(Registration.Id, stop) is not { } demographics)
            return;
        var attributes = await programmes.AttributesAsync(Track.Id, stop);
        var answers = Registrations.Answers.Of(Registration, Track, contact, demographics, attributes.Where(attribute => !attribute.Special));
        var hidden = attributes.Where(attribute => attribute.Special).Select(attribute => attribute.Name(SiteLanguage.Current)).ToHashSet();
        Answers = [.. (await questionnaire.ForConfirmedAsync(Programme, Track, stop))
            .Where(question => question is not ContactQuestion && !hidden.Contains(question.Label))
            .Select(question => (question.Label, question.Tell(answers)))];
    }
}
