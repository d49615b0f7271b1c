using Recruit.Data.Messages;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Scheduler.Language;
using Recruit.Scheduler.Messages;
using Recruit.Scheduler.Site;

namespace Recruit.Scheduler.Registrations;

/// <summary>Writes the mails about signing up.</summary>
public sealed class RegistrationLetters(
    RegistrationStore registrations, ProgrammeStore programmes, CapabilityStore capabilities, LetterTemplates templates, SiteOptions site,
    TimeProvider clock) : IMessageWriter
{
    private static readonly TimeSpan ConfirmWithin = TimeSpan.FromDays(14);
    private static readonly TimeSpan OwnPageLife = TimeSpan.FromDays(365);

    public bool Writes(string rule) =>
        rule is RegistrationStore.ConfirmRule or RegistrationStore.AgainRule or RegistrationStore.WelcomeRule;

    public async Task<Writing> WriteAsync(DueMessage message, Contact contact, CancellationToken stop)
    {
        if (await registrations.GetAsync(message.SubjectId, stop) is not { IsOpen: true } registration)
            return new Writing.Skip(MessageReason.RegistrationGone);
        var programme = (await programmes.GetAsync(registration.ProgrammeId, stop))!;
        return (message.Rule, registration.State) switch
        {
            (RegistrationStore.ConfirmRule, RegistrationState.Active) => new Writing.Skip(MessageReason.RegistrationConfirmed),
            (RegistrationStore.WelcomeRule, RegistrationState.Unconfirmed) =>
                new Writing.Skip(MessageReason.RegistrationIs(RegistrationState.Unconfirmed)),
            // Who comes back without having confirmed needs the first mail once more.
            (_, RegistrationState.Unconfirmed) =>
                await AskToConfirmAsync(registration, programme, message with { Rule = RegistrationStore.ConfirmRule }, stop),
            (RegistrationStore.AgainRule, _) => await templates.WriteAsync(programme.Id, message,
                new RegisteredAgainLetter(contact.Name, programme.Name, await OwnPageAsync(registration, stop), programme.ContactAddress),
                stop),
            _ => await templates.WriteAsync(programme.Id, message,
                new RegistrationConfirmedLetter(
                    contact.Name, programme.Name, await OwnPageAsync(registration, stop), programme.ContactAddress), stop),
        };
    }

    private async Task<Writing> AskToConfirmAsync(
        Registration registration, Programme programme, DueMessage message, CancellationToken stop)
    {
        var until = clock.GetUtcNow() + ConfirmWithin;
        var token = await capabilities.IssueAsync(CapabilityPurpose.ConfirmRegistration, registration.Id, until, stop);
        // The day before the last is always whole, whatever the hour and the zone.
        var lastDay = new DateWords(message.Language, programme.TimeZone).Day(until - TimeSpan.FromDays(1));
        var letter = new ConfirmRegistrationLetter(
            programme.Name, $"{site.BaseAddress}/bevestigen/{token}", lastDay, programme.ContactAddress);
        return await templates.WriteAsync(programme.Id, message, letter, stop) with { ToUnconfirmed = true };
    }

    private async Task<string> OwnPageAsync(Registration registration, CancellationToken stop) =>
        $"{site.BaseAddress}/mijn/"
        + $"{await capabilities.IssueAsync(CapabilityPurpose.OwnRegistration, registration.Id, clock.GetUtcNow() + OwnPageLife, stop)}";
}
