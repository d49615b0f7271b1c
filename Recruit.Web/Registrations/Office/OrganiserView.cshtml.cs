using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Audit;
using Recruit.Data.Invitations;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Scheduler.Invitations;
using Recruit.Web.Language;
using Recruit.Web.Layout;
using Recruit.Web.Registrations.Questions;

namespace Recruit.Web.Registrations.Office;

/// <summary>One registration for the office; who it is, only for organisers, and every look is in the log.</summary>
public sealed class OrganiserView(
    RegistrationStore registrations, RegistrationSearch search, ProgrammeStore programmes, Questionnaire questionnaire,
    InvitationViews invitations, Vault vault, AuditStore audit, AnswerStore phone, IStringLocalizer<OrganiserView> L, TimeProvider clock)
    : ProgrammePage
{
    public Registration Registration { get; private set; } = null!;
    public Track Track { get; private set; } = null!;

    /// <summary>The number of the registration of the same person that stays; null unless this one was merged into it.</summary>
    public long? MergedInto { get; private set; }

    /// <summary>Null for viewers, and when the person was erased.</summary>
    public Contact? Contact { get; private set; }

    /// <summary>What was asked and answered, in words, without special-category data.</summary>
    public IReadOnlyList<(string Label, string Answer)> Answers { get; private set; } = [];

    public IReadOnlyList<InvitationView> Invitations { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(long number, CancellationToken stop)
    {
        if (await search.ByNumberAsync(Programme.Id, number, stop) is not { } line
            || await registrations.GetAsync(line.Id, stop) is not { } registration)
            return NotFound();
        Registration = registration;
        Track = (await programmes.TracksAsync(Programme.Id, stop)).Single(track => track.Id == registration.TrackId);
        if (registration.MergedInto is { } stays)
            MergedInto = (await registrations.GetAsync(stays, stop))?.Number;
        Invitations = await invitations.OfRegistrationAsync(registration.Id, stop);
        if (MayAct && await vault.ReadAsync(registration.PersonId, stop) is { } contact)
            await ReadPersonAsync(contact, stop);
        return Page();
    }

    /// <summary>Whether a yes that this person said on the telephone can still be recorded, and by this user.</summary>
    public bool MayRecordYes(InvitationView invited) => MayAct && invited.Standing.TakesYes(clock.GetUtcNow());

    /// <summary>Whether a no, or a calling off, that this person said on the telephone can still be recorded, and by this user.</summary>
    public bool MayRecordNo(InvitationView invited) => MayAct && invited.Standing.TakesNo(clock.GetUtcNow());

    /// <summary>Records what the person said on the telephone.</summary>
    public async Task<IActionResult> OnPostPhoneAsync(long number, Guid uitnodiging, PhoneAnswer? antwoord, CancellationToken stop)
    {
        if (antwoord is not { } answer || await search.ByNumberAsync(Programme.Id, number, stop) is not { } line
            || (await invitations.OfRegistrationAsync(line.Id, stop)).All(invited => invited.Invitation.Id != uitnodiging))
            return NotFound();
        Done = await phone.RecordByPhoneAsync(uitnodiging, answer, Staff.Actor, stop) switch
        {
            AnswerOutcome.Accepted => L["Genoteerd: deze persoon komt."],
            AnswerOutcome.Declined => L["Genoteerd: deze persoon komt niet. De plaats is vrij."],
            AnswerOutcome.Cancelled => L["Genoteerd: deze persoon zegde af. De plaats is vrij."],
            _ => L["Er is niets genoteerd: het antwoord stond al vast, of het is te laat."],
        };
        return Redirect($"{Base}/aanmeldingen/{number}");
    }

    private async Task ReadPersonAsync(Contact contact, CancellationToken stop)
    {
        Contact = contact;
        await audit.WriteAsync(Staff.Actor, "view_registration", $"registration {Registration.Number}", "", stop);
        if (await registrations.DemographicsAsync(Registration.Id, stop) is not { } demographics)
            return;
        var attributes = await programmes.AttributesAsync(Track.Id, stop);
        var answers = Questions.Answers.Of(Registration, Track, contact, demographics, attributes.Where(attribute => !attribute.Special));
        var hidden = attributes.Where(attribute => attribute.Special).Select(attribute => attribute.Name(SiteLanguage.Current)).ToHashSet();
        Answers = [.. (await questionnaire.ForConfirmedAsync(Programme, Track, answers, Registration.Language, stop))
            .Where(question => question is not ContactQuestion && !hidden.Contains(question.Label))
            .Select(question => (question.Label, question.Tell(answers)))];
    }
}
