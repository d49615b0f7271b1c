using Recruit.Data.Messages;
using Recruit.Data.Organisations;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Data.Substitutes;
using Recruit.Scheduler.Invitations;
using Recruit.Scheduler.Language;
using Recruit.Scheduler.Messages;
using Recruit.Scheduler.Site;

namespace Recruit.Scheduler.Substitutes;

/// <summary>Writes the mails about an organisation that sends somebody else: to its contact, to who comes and to who left.</summary>
public sealed class SubstituteWriter(
    SubstituteStore substitutes, OrganisationStore organisations, ProgrammeStore programmes, InvitationViews views,
    CapabilityStore capabilities, LetterTemplates templates, SiteOptions site, TimeProvider clock) : IMessageWriter
{
    private static readonly TimeSpan LinkLife = TimeSpan.FromDays(60);

    public bool Writes(string rule) =>
        rule is OrganisationStore.LinkRule or SubstituteStore.AskedRule or SubstituteStore.LeftRule;

    // Its link opens the seats of others: it never waits in a pile of paper.
    public bool IsMailOnly(string rule) => rule is OrganisationStore.LinkRule or SubstituteStore.AskedRule;

    public Task<Writing> WriteAsync(DueMessage message, Contact contact, CancellationToken stop) => message.Rule switch
    {
        OrganisationStore.LinkRule => LinkAsync(message, contact, stop),
        SubstituteStore.AskedRule => AskAsync(message, contact, stop),
        _ => LeaveAsync(message, contact, stop),
    };

    private async Task<Writing> LinkAsync(DueMessage message, Contact contact, CancellationToken stop)
    {
        // Who is no longer the contact gets no link any more.
        if (await organisations.GetAsync(message.SubjectId, stop) is not { } organisation || organisation.ContactId != message.PersonId)
            return new Writing.Skip(MessageReason.PersonReplaced);
        var programme = (await programmes.GetAsync(organisation.ProgrammeId, stop))!;
        var token = await capabilities.IssueAsync(
            CapabilityPurpose.Organisation, organisation.Id, clock.GetUtcNow() + LinkLife, stop);
        var letter = new OrganisationLetter(contact.Name, organisation.Name, programme.Name, News(message),
            $"{site.BaseAddress}/namens-organisatie/{token}", programme.ContactAddress);
        return await templates.WriteAsync(programme.Id, message, letter, stop);
    }

    private async Task<Writing> AskAsync(DueMessage message, Contact contact, CancellationToken stop)
    {
        if (await substitutes.GetAsync(message.SubjectId, stop) is not { State: SubstitutionState.Asked } substitute
            || substitute.OrganisationId is not { } id || await organisations.GetAsync(id, stop) is not { } organisation
            || (await views.OfRegistrationAsync(substitute.RegistrationId, stop)).LastOrDefault() is not { } view)
            return new Writing.Skip(MessageReason.InvitationGone);
        if (substitute.AnswerBy <= clock.GetUtcNow())
            return new Writing.Skip(MessageReason.AnswerTimeOver);
        var token = await capabilities.IssueAsync(CapabilityPurpose.Substitute, substitute.Id, view.LinkEnds, stop);
        var letter = new SubstituteLetter(
            view, contact.Name, $"{site.BaseAddress}/in-plaats-van/{token}", organisation.Name, substitute.AnswerBy, message.Language);
        return await templates.WriteAsync(view.Programme.Id, message, letter, stop) with { ToUnconfirmed = true };
    }

    private async Task<Writing> LeaveAsync(DueMessage message, Contact contact, CancellationToken stop)
    {
        if (await views.ReadAsync(message.SubjectId, stop) is not { } view
            || await substitutes.LeftByAsync(view.Registration.Id, message.PersonId, stop) is not { } substitute)
            return new Writing.Skip(MessageReason.InvitationGone);
        var letter = new SeatHandedOnLetter(view, contact.Name, view.Registration.Organisation ?? "", message.Language);
        var attendee = contact.Email is { } address ? (contact.Name, address) : ((string, string)?)null;
        return await templates.WriteAsync(view.Programme.Id, message, letter, stop) with
        {
            Calendar = substitute.HadAccepted ? view.Entry(attendee, clock.GetUtcNow()).Cancel() : null,
        };
    }

    private static string News(DueMessage message) => new Wording(
        message.Occasion switch
        {
            var occasion when occasion.EndsWith(" confirmed", StringComparison.Ordinal) => "The person whom you named comes.",
            var occasion when occasion.EndsWith(" missing", StringComparison.Ordinal) =>
                "The person whom you named does not come, or did not answer in time. You can name somebody else.",
            var occasion when occasion.EndsWith(" freed", StringComparison.Ordinal) =>
                "Nobody came to your seat in time. We give it to another organisation.",
            _ => "You asked us for the link to your seats.",
        },
        message.Occasion switch
        {
            var occasion when occasion.EndsWith(" confirmed", StringComparison.Ordinal) => "De persoon die u noemde komt.",
            var occasion when occasion.EndsWith(" missing", StringComparison.Ordinal) =>
                "De persoon die u noemde komt niet, of gaf niet op tijd antwoord. U kunt iemand anders noemen.",
            var occasion when occasion.EndsWith(" freed", StringComparison.Ordinal) =>
                "Er is op tijd niemand genoemd die komt. Wij geven uw plaats aan een andere organisatie.",
            _ => "U vroeg om de link naar uw plaatsen.",
        }).In(message.Language);
}
