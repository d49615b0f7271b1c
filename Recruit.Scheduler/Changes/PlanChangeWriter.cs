using Recruit.Data.Changes;
using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Messages;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Scheduler.Invitations;
using Recruit.Scheduler.Messages;

namespace Recruit.Scheduler.Changes;

/// <summary>Writes the mails about dialogues that changed or are cancelled, with the calendar entry that follows.</summary>
public sealed class PlanChangeWriter(
    InvitationViews views, InvitationLinks links, DialogueStore dialogues, ProgrammeStore programmes, LetterTemplates templates,
    TimeProvider clock)
    : IMessageWriter
{
    public bool Writes(string rule) =>
        rule is DialogueRule.Moved or DialogueRule.Cancelled or DialogueRule.MovedForLeaders or DialogueRule.CancelledForLeaders
            or DialogueRule.TakenOff;

    public Task<Writing> WriteAsync(DueMessage message, Contact contact, CancellationToken stop) =>
        message.Rule is DialogueRule.Moved or DialogueRule.Cancelled
            ? WriteToGuestAsync(message, contact, stop)
            : WriteToLeaderAsync(message, contact, stop);

    private async Task<Writing> WriteToGuestAsync(DueMessage message, Contact contact, CancellationToken stop)
    {
        if (await views.ReadAsync(message.SubjectId, stop) is not { } view)
            return new Writing.Skip(MessageReason.InvitationGone);
        if (WhyNot(message, view.Dialogue) is { } because)
            return new Writing.Skip(because);
        if (WhyNotToGuest(message.Rule, view) is { } answered)
            return new Writing.Skip(answered);
        var link = await links.ToAsync(view, stop);
        DialogueLetter letter = message.Rule == DialogueRule.Moved
            ? new MovedLetter(view, contact.Name, link, message.Language)
            : new CalledOffLetter(view, contact.Name, link, message.Language);
        // Only who accepted has an entry; who was never asked to come has none to move.
        var entry = view.Invitation.AnsweredAt is null ? null : view.Entry(AttendeeOf(contact), clock.GetUtcNow());
        return await templates.WriteAsync(view.Programme.Id, message, letter, stop) with { Calendar = PartOf(message.Rule, entry) };
    }

    private async Task<Writing> WriteToLeaderAsync(DueMessage message, Contact contact, CancellationToken stop)
    {
        if (await dialogues.GetAsync(message.SubjectId, stop) is not { } dialogue
            || await programmes.GetAsync(dialogue.ProgrammeId, stop) is not { } programme)
            return new Writing.Skip(MessageReason.DialogueGone);
        if (WhyNot(message, dialogue) is { } because)
            return new Writing.Skip(because);
        MeetingLetter letter = message.Rule switch
        {
            DialogueRule.MovedForLeaders => new LeadersMovedLetter(dialogue, programme, contact.Name, message.Language),
            DialogueRule.TakenOff => new TakenOffLetter(dialogue, programme, contact.Name, message.Language),
            _ => new LeadersCalledOffLetter(dialogue, programme, contact.Name, message.Language),
        };
        var entry = letter.LeadersEntry(contact, clock.GetUtcNow());
        return await templates.WriteAsync(programme.Id, message, letter, stop) with { Calendar = PartOf(message.Rule, entry) };
    }

    /// <summary>Why news about a dialogue should not leave any more; null when it should.</summary>
    private string? WhyNot(DueMessage message, Dialogue dialogue)
    {
        if (message.Rule == DialogueRule.TakenOff)
            return dialogue.StartsAt <= clock.GetUtcNow() ? MessageReason.DialogueStarted : null;
        var cancelled = message.Rule is DialogueRule.Cancelled or DialogueRule.CancelledForLeaders;
        return (cancelled, dialogue.State) switch
        {
            (false, DialogueState.Cancelled) => MessageReason.DialogueCancelled,
            (true, DialogueState.Planned) => MessageReason.DialogueTakesPlace,
            _ when dialogue.StartsAt <= clock.GetUtcNow() => MessageReason.DialogueStarted,
            (false, _) when PlanChangeStore.SequenceOf(message.Occasion) < dialogue.MovedSequence => MessageReason.DialogueMovedAgain,
            _ => null,
        };
    }

    // Whoever said no, or let the time pass, since the change was made need not hear of it; a cancelled dialogue has
    // ended every invitation itself.
    private static string? WhyNotToGuest(string rule, InvitationView view) =>
        rule == DialogueRule.Moved && view.Invitation is { IsOpen: false, State: not InvitationState.Accepted }
            ? MessageReason.InvitationIs(view.Invitation.State)
            : null;

    private static CalendarPart? PartOf(string rule, CalendarEntry? entry) =>
        rule switch
        {
            DialogueRule.Moved or DialogueRule.MovedForLeaders => entry?.Request(),
            // The number rose when the table was taken back: whoever gets a table again is above it.
            DialogueRule.TakenOff when entry is not null => (entry with { Sequence = entry.Sequence - 1 }).Cancel(),
            _ => entry?.Cancel(),
        };

    private static (string Name, string Address)? AttendeeOf(Contact contact) =>
        contact.Email is { } address ? (contact.Name, address) : null;
}
