using Npgsql;
using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Messages;
using Recruit.Data.Privacy;
using Recruit.Data.Registrations;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Scheduler.Messages;

namespace Recruit.Scheduler.Invitations;

/// <summary>Writes the mails about an invitation, as it stands at the moment of sending.</summary>
public sealed class InvitationWriter(
    InvitationViews views, InvitationStore invitations, InvitationLinks links, LetterTemplates templates, TimeProvider clock)
    : IMessageWriter
{
    public bool Writes(string rule) =>
        rule is InvitationRule.Invitation or InvitationRule.Accepted or InvitationRule.Declined or InvitationRule.Cancelled
            or InvitationRule.Expired;

    public async Task<Writing> WriteAsync(DueMessage message, Contact contact, CancellationToken stop)
    {
        if (await views.ReadAsync(message.SubjectId, stop) is not { } view)
            return new Writing.Skip(MessageReason.InvitationGone);
        if (WhyNot(message.Rule, view, clock.GetUtcNow()) is { } because)
            return new Writing.Skip(because);
        var link = await links.ToAsync(view, stop);
        var letter = LetterOf(message.Rule, view, contact.Name, link, message.Language);
        return await templates.WriteAsync(view.Programme.Id, message, letter, stop) with
        {
            Calendar = CalendarOf(message.Rule, view, contact),
        };
    }

    public Task SentAsync(NpgsqlConnection connection, DueMessage message, CancellationToken stop) =>
        message.Rule == InvitationRule.Invitation ? invitations.NoteSentAsync(connection, message.SubjectId, stop) : Task.CompletedTask;

    /// <summary>Why a mail should not leave any more; null when it should.</summary>
    public static string? WhyNot(string rule, InvitationView view, DateTimeOffset now) => (rule, view) switch
    {
        // Who called off just before the dialogue was cancelled still has an entry in the calendar.
        (not InvitationRule.Cancelled, { Dialogue.State: not DialogueState.Planned }) => MessageReason.DialogueCancelled,
        _ when view.Dialogue.StartsAt <= now => MessageReason.DialogueStarted,
        (InvitationRule.Invitation, { Registration.State: not RegistrationState.Active }) =>
            MessageReason.RegistrationIs(view.Registration.State),
        (InvitationRule.Invitation, { Invitation.IsOpen: true }) => view.Invitation.AnswerBy <= now ? MessageReason.AnswerTimeOver : null,
        _ when view.Invitation.State != StateOf(rule) => MessageReason.InvitationIs(view.Invitation.State),
        _ => null,
    };

    /// <summary>The state that a mail of this rule tells about.</summary>
    private static string StateOf(string rule) => rule switch
    {
        InvitationRule.Accepted => InvitationState.Accepted,
        InvitationRule.Declined => InvitationState.Declined,
        InvitationRule.Cancelled => InvitationState.Cancelled,
        InvitationRule.Expired => InvitationState.Expired,
        _ => InvitationState.Planned,
    };

    private static DialogueLetter LetterOf(string rule, InvitationView view, string name, string link, string language) => rule switch
    {
        InvitationRule.Accepted => new AcceptedLetter(view, name, link, language),
        InvitationRule.Declined => new DeclinedLetter(view, name, link, language),
        InvitationRule.Cancelled => new CancelledLetter(view, name, link, language),
        InvitationRule.Expired => new ExpiredLetter(view, name, link, language),
        _ => new InvitationLetter(view, name, link, language),
    };

    private CalendarPart? CalendarOf(string rule, InvitationView view, Contact contact)
    {
        var attendee = contact.Email is { } address ? (contact.Name, address) : ((string, string)?)null;
        return rule switch
        {
            InvitationRule.Accepted => view.Entry(attendee, clock.GetUtcNow()).Request(),
            // Who never accepted has no entry to take out.
            InvitationRule.Cancelled when view.Invitation.AnsweredAt is not null => view.Entry(attendee, clock.GetUtcNow()).Cancel(),
            _ => null,
        };
    }
}
