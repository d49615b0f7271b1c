using Recruit.Data.Messages;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Data.Reminders;
using Recruit.Data.Results;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Scheduler.Invitations;
using Recruit.Scheduler.Messages;
using Recruit.Scheduler.Reminders.Letters.Afterwards;

namespace Recruit.Scheduler.Reminders;

/// <summary>Writes reminders; whoever answered, called off or whose dialogue was moved since it was planned is left in peace.</summary>
public sealed class ReminderWriter(
    ReminderStore reminders, ReminderRuleStore rules, ProgrammeStore programmes, ReminderLetters letters, LetterTemplates templates,
    NewsStops stops, TimeProvider clock)
    : IMessageWriter
{
    public bool Writes(string rule) => ReminderPlan.IsReminder(rule);

    public async Task<Writing> WriteAsync(DueMessage message, Contact contact, CancellationToken stop)
    {
        var parts = await reminders.AboutAsync(message.SubjectId, message.PersonId, stop);
        if (parts.Count == 0)
            return new Writing.Skip(MessageReason.InvitationGone);
        var rule = (await programmes.ReminderRulesAsync(parts[0].ProgrammeId, stop))
            .SingleOrDefault(rule => ReminderPlan.RuleOf(rule) == message.Rule);
        if (PartOf(parts, rule, message.Occasion) is not { } facts)
            return new Writing.Skip(MessageReason.InvitationGone);
        var settings = await rules.SettingsAsync(facts.ProgrammeId, stop);
        if (ReminderPlan.WhyNot(rule, facts, settings, message.Occasion, clock.GetUtcNow(), message.OnPaper) is { } because)
            return new Writing.Skip(because);
        if (rule!.Trigger == ReminderTrigger.ResultsPublished && await stops.HoldsAsync(message.PersonId, stop))
            return new Writing.Skip(MessageReason.NewsStopped);
        if (!rule.Urgent && await IsFullAsync(message, facts, settings, stop))
            return new Writing.Skip(MessageReason.TooMany);
        if (await letters.ToSendAsync(rule, facts, contact.Name, message.Language, stop) is not { } letter)
            return new Writing.Skip(MessageReason.InvitationGone);
        var written = await templates.WriteAsync(facts.ProgrammeId, message, letter, stop) with
        {
            NotBefore = ReminderPlan.DecentFrom(rule, facts, settings, clock.GetUtcNow()),
            Calendar = EntryOf(rule, letter, contact),
        };
        return letter is ResultsLetter results ? written.EndedBy(results.StopLink) : written;
    }

    /// <summary>What the message is about: a reserve of two rounds may also be one who was not drawn.</summary>
    private static ReminderFacts? PartOf(IReadOnlyList<ReminderFacts> parts, ReminderRule? rule, string occasion) =>
        rule is null
            ? parts[0]
            : parts.FirstOrDefault(about => about.Kind == ReminderKind.Of(rule.Audience)
                && occasion.StartsWith(about.OccasionId.ToString("N"), StringComparison.Ordinal));

    /// <summary>Hosts and facilitators were never asked to come: their calendars get the date with the mail that tells it.</summary>
    private CalendarPart? EntryOf(ReminderRule rule, Letter letter, Contact contact) =>
        letter is MeetingLetter meeting
        && rule.Audience is ReminderAudience.Host or ReminderAudience.Facilitator
        && rule.Trigger is ReminderTrigger.Planned or ReminderTrigger.BeforeStart
            ? meeting.LeadersEntry(contact, clock.GetUtcNow()).Request()
            : null;

    /// <summary>Whether this person had as many reminders today as the programme allows.</summary>
    private async Task<bool> IsFullAsync(DueMessage message, ReminderFacts facts, ReminderSettings settings, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var (from, before) = (DecentHours.At(now, 0, 0, facts.TimeZone), DecentHours.At(now, 1, 0, facts.TimeZone));
        return await reminders.CountLeftAsync(message.PersonId, message.Id, from, before, stop) >= settings.MostADay;
    }
}
