using System.Globalization;
using Recruit.Data.Invitations;
using Recruit.Data.Messages;
using Recruit.Data.Programmes;
using Recruit.Data.Reminders;

namespace Recruit.Scheduler.Reminders;

/// <summary>A reminder and the moments between which it may leave.</summary>
public sealed record PlannedReminder(ReminderRule Rule, ReminderFacts About, DateTimeOffset DueAt, DateTimeOffset SendBefore)
{
    /// <summary>What it is about: the invitation and, where the dialogue's date matters, that date; a moved dialogue is another occasion.</summary>
    public string Occasion => Rule.Trigger == ReminderTrigger.Unanswered
        ? About.InvitationId.ToString("N")
        : string.Create(CultureInfo.InvariantCulture, $"{About.InvitationId:N} {About.StartsAt.UtcDateTime:yyyyMMdd'T'HHmm'Z'}");

    public NewMessage Message => new(About.PersonId, ReminderPlan.RuleOf(Rule), Occasion, About.InvitationId, DueAt)
    {
        ProgrammeId = About.ProgrammeId, Language = About.Language, SendBefore = SendBefore,
    };
}

/// <summary>Which reminders an invitation gets, and when.</summary>
public static class ReminderPlan
{
    /// <summary>How long before its moment a reminder is written down, so that organisers see it coming.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromDays(1);

    private const string Prefix = "reminder_";

    /// <summary>The rule of its messages.</summary>
    public static string RuleOf(ReminderRule rule) => Prefix + rule.Slug;

    /// <summary>Whether messages of this rule are reminders.</summary>
    public static bool IsReminder(string rule) => rule.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The reminders of these rules that are due before <see cref="Ahead"/> has passed; those whose moment was missed are among them, to be noted as missed.</summary>
    public static IEnumerable<PlannedReminder> Due(IReadOnlyCollection<ReminderRule> rules, ReminderFacts about, DateTimeOffset now) =>
        from rule in rules
        let planned = For(rule, about)
        where planned is not null && planned.DueAt <= now + Ahead
        select planned;

    /// <summary>When this rule speaks about this invitation; null when it does not.</summary>
    public static PlannedReminder? For(ReminderRule rule, ReminderFacts about)
    {
        if (!rule.Active || about.DialogueState != "planned" || about.RegistrationState != "active" || Moments(rule, about) is not var (since, ideal, end))
            return null;
        var due = Decent(ideal, about.TimeZone, wholeDays: rule.OffsetMinutes >= MinutesOfADay);
        var sendBefore = Earlier(due.AddMinutes(rule.MarginMinutes), end);
        // Who accepts six days before the start is not reminded a week before it.
        return ideal >= since && due < end ? new PlannedReminder(rule, about, due, sendBefore) : null;
    }

    private const int MinutesOfADay = 24 * 60;

    /// <summary>Since when the rule has something to say, when it would like to say it, and from when on it makes no sense any more.</summary>
    private static (DateTimeOffset Since, DateTimeOffset Ideal, DateTimeOffset End)? Moments(ReminderRule rule, ReminderFacts about) => rule.Trigger switch
    {
        ReminderTrigger.Unanswered when about is { State: InvitationState.Sent, SentAt: { } sent } =>
            (sent, sent.AddMinutes(rule.OffsetMinutes), about.AnswerBy),
        ReminderTrigger.BeforeStart when about is { State: InvitationState.Accepted, AnsweredAt: { } answered } =>
            (answered, about.StartsAt.AddMinutes(-rule.OffsetMinutes), about.StartsAt),
        ReminderTrigger.AfterEnd when about.State is InvitationState.Attended or InvitationState.Accepted =>
            (about.EndsAt, about.EndsAt.AddMinutes(rule.OffsetMinutes), DateTimeOffset.MaxValue),
        _ => null,
    };

    /// <summary>
    /// Nothing is planned between two and three at night, which on one night a year does not exist and on another exists twice.
    /// What is days away is not sent at night at all: from nine in the evening it waits until nine in the morning.
    /// </summary>
    private static DateTimeOffset Decent(DateTimeOffset moment, string timeZone, bool wholeDays)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        var local = TimeZoneInfo.ConvertTime(moment, zone);
        if (wholeDays && local.Hour >= 21)
            return At(local.Date.AddDays(1).AddHours(9), zone);
        if (wholeDays && local.Hour < 8)
            return At(local.Date.AddHours(9), zone);
        return local.Hour == 2 ? At(local.Date.AddHours(3), zone) : moment;
    }

    private static DateTimeOffset At(DateTime local, TimeZoneInfo zone) => new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
