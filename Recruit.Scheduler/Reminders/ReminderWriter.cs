using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Data.Reminders;
using Recruit.Scheduler.Invitations;
using Recruit.Scheduler.Messages;

namespace Recruit.Scheduler.Reminders;

/// <summary>Writes reminders; whoever answered, called off or whose dialogue was moved since it was planned is left in peace.</summary>
public sealed class ReminderWriter(
    ReminderStore reminders, ProgrammeStore programmes, InvitationViews views, InvitationLinks links, LetterTemplates templates,
    TimeProvider clock) : IMessageWriter
{
    // From here on the last reminder is short: the time, the place and the link.
    private static readonly TimeSpan Soon = TimeSpan.FromHours(4);

    public bool Writes(string rule) => ReminderPlan.IsReminder(rule);

    public async Task<Writing> WriteAsync(DueMessage message, Contact contact, CancellationToken stop)
    {
        if (await reminders.FactsAsync(message.SubjectId, stop) is not { } facts || await views.ReadAsync(message.SubjectId, stop) is not { } view)
            return new Writing.Skip("the invitation is gone");
        var rule = (await programmes.ReminderRulesAsync(facts.ProgrammeId, stop)).SingleOrDefault(rule => ReminderPlan.RuleOf(rule) == message.Rule);
        if (WhyNot(rule, facts, message.Occasion, clock.GetUtcNow()) is { } because)
            return new Writing.Skip(because);
        var letter = LetterOf(rule!, view, contact.Name, await links.ToAsync(view, stop), message.Language);
        return await templates.WriteAsync(facts.ProgrammeId, message, letter, stop);
    }

    /// <summary>Why a reminder should not leave any more; null when it should.</summary>
    /// <param name="rule">Null when it was removed since.</param>
    public static string? WhyNot(ReminderRule? rule, ReminderFacts facts, string occasion, DateTimeOffset now)
    {
        if (rule is not { Active: true })
            return "the rule is switched off";
        if (facts.DialogueState != "planned")
            return "the dialogue does not take place";
        if (facts.RegistrationState != "active")
            return $"the registration is {facts.RegistrationState}";
        if (ReminderPlan.For(rule, facts) is not { } planned)
            return $"the invitation is {facts.State}";
        if (planned.Occasion != occasion)
            return "the dialogue was moved";
        return planned.SendBefore <= now ? "its moment has passed" : null;
    }

    private DialogueLetter LetterOf(ReminderRule rule, InvitationView view, string name, string link, string language) => rule.Trigger switch
    {
        ReminderTrigger.Unanswered => new UnansweredLetter(view, name, link, language),
        ReminderTrigger.AfterEnd => new ThanksLetter(view, name, link, language),
        _ when view.Dialogue.StartsAt - clock.GetUtcNow() <= Soon => new SoonLetter(view, name, link, language),
        _ => new ComingLetter(view, name, link, language, clock.GetUtcNow()),
    };
}
