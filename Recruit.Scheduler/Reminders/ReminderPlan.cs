using System.Globalization;
using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Messages;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Data.Reminders;

namespace Recruit.Scheduler.Reminders;

/// <summary>A reminder and the moments between which it may leave.</summary>
/// <param name="Time">1 for the first time that a rule asks, 2 for the second, …</param>
/// <param name="WishedAt">When the rule would like it to leave; it is due later where that hour is quiet.</param>
public sealed record PlannedReminder(
    ReminderRule Rule, ReminderFacts About, int Time, DateTimeOffset WishedAt, DateTimeOffset DueAt, DateTimeOffset SendBefore)
{
    /// <summary>From when on it makes no sense any more, however it travels.</summary>
    public DateTimeOffset Ends { get; init; } = DateTimeOffset.MaxValue;

    /// <summary>
    /// What it is about: the invitation, dialogue or round and, where its date matters, that date; a moved dialogue is another occasion.
    /// </summary>
    public string Occasion => string.Create(CultureInfo.InvariantCulture, $"{About.OccasionId:N}{Stamp}{(Time > 1 ? $" #{Time}" : "")}");

    public NewMessage Message => new(About.PersonId, ReminderPlan.RuleOf(Rule), Occasion, About.SubjectId, DueAt)
    {
        ProgrammeId = About.ProgrammeId,
        Language = About.Language,
        SendBefore = SendBefore,
        Urgent = Rule.Urgent,
        InTurn = !Rule.Urgent,
    };

    private string Stamp => Rule.Trigger switch
    {
        ReminderTrigger.BeforeStart or ReminderTrigger.AfterEnd or ReminderTrigger.PaperMissing or ReminderTrigger.ReadingPack =>
            Minute(About.StartsAt),
        ReminderTrigger.Moved => Minute(About.MovedAt!.Value),
        // Whoever gets a table again hears of it again.
        ReminderTrigger.Planned => Minute(About.Since!.Value),
        _ => "",
    };

    private static string Minute(DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $" {at.UtcDateTime:yyyyMMdd'T'HHmm'Z'}");
}

/// <summary>A reminder that a rule has in mind, and why it does not leave; null when it does.</summary>
public sealed record ReminderVerdict(PlannedReminder Reminder, string? Because);

/// <summary>Which reminders people get, and when: the one place where rules are read.</summary>
public static class ReminderPlan
{
    /// <summary>How long before its moment a reminder is written down, so that organisers see it coming.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromDays(1);

    private const string Prefix = "reminder_";
    private const int MinutesOfADay = 24 * 60;

    /// <summary>The rule of its messages.</summary>
    public static string RuleOf(ReminderRule rule) => Prefix + rule.Slug;

    /// <summary>Whether messages of this rule are reminders.</summary>
    public static bool IsReminder(string rule) => rule.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>When this rule first speaks about this; null when it does not.</summary>
    public static PlannedReminder? For(ReminderRule rule, ReminderFacts about, ReminderSettings settings) =>
        Verdicts(rule, about, settings).FirstOrDefault(verdict => verdict.Because is null)?.Reminder;

    /// <summary>
    /// All that a rule has in mind for somebody, each with the reason why it does not leave where it does not. Nothing when the rule speaks
    /// to others, or when its moment is not known.
    /// </summary>
    public static IEnumerable<ReminderVerdict> Verdicts(ReminderRule rule, ReminderFacts about, ReminderSettings settings)
    {
        if (ReminderKind.Of(rule.Audience) != about.Kind || SpanOf(rule, about) is not { } span)
            yield break;
        var silence = Silence(rule, about);
        for (var time = 1; time <= rule.MaxTimes; time++)
        {
            var wished = WishedAt(rule, span.Moment, about.TimeZone, time);
            var due = DecentHours.Of(wished, about.TimeZone, settings, Waits(rule));
            var reminder = new PlannedReminder(rule, about, time, wished, due, Earlier(due.AddMinutes(rule.MarginMinutes), span.End))
            {
                Ends = span.End,
            };
            yield return new ReminderVerdict(reminder, silence ?? Untimely(reminder, span));
        }
    }

    /// <summary>Why a reminder that was written down should not leave any more; null when it should.</summary>
    /// <param name="rule">Null when it was removed since.</param>
    /// <param name="onPaper">A letter takes days anyway: only the end of its sense ends it, not the rule's margin.</param>
    public static string? WhyNot(
        ReminderRule? rule, ReminderFacts about, ReminderSettings settings, string occasion, DateTimeOffset now, bool onPaper = false)
    {
        if (rule is null)
            return MessageReason.RuleRemoved;
        if (Silence(rule, about) is { } silence)
            return silence;
        if (Verdicts(rule, about, settings).FirstOrDefault(verdict => verdict.Reminder.Occasion == occasion) is not { } verdict)
            return MessageReason.DialogueMoved;
        return verdict.Because ?? ((onPaper ? verdict.Reminder.Ends : verdict.Reminder.SendBefore) <= now ? MessageReason.Passed : null);
    }

    /// <summary>
    /// Until when a reminder of this rule waits that could leave now, after a stop or an outage; the same moment when it need not wait.
    /// </summary>
    public static DateTimeOffset DecentFrom(ReminderRule rule, ReminderFacts about, ReminderSettings settings, DateTimeOffset now) =>
        DecentHours.Of(now, about.TimeZone, settings, Waits(rule));

    /// <summary>Why this rule says nothing to this person as things stand, whatever the time; null when it does.</summary>
    private static string? Silence(ReminderRule rule, ReminderFacts about)
    {
        var cancelled = rule.Trigger == ReminderTrigger.Cancelled;
        if (!rule.Active)
            return MessageReason.SwitchedOff;
        if (!cancelled && about.DialogueState != DialogueState.Planned)
            return about.DialogueState == DialogueState.Offered ? MessageReason.DateNotChosen : MessageReason.DialogueCancelled;
        if (cancelled && about.DialogueState != DialogueState.Cancelled)
            return MessageReason.DialogueTakesPlace;
        if (about.RegistrationState != RegistrationState.Active)
            return MessageReason.RegistrationIs(about.RegistrationState);
        if (rule.Trigger == ReminderTrigger.ReadingPack && about.PaperDays is null)
            return MessageReason.NoPaperAsked;
        return rule.Audience switch
        {
            ReminderAudience.Invited when about.State != InvitationState.Sent => MessageReason.InvitationIs(about.State),
            ReminderAudience.Accepted or ReminderAudience.WithoutPaper or ReminderAudience.WithoutEvaluation when !Comes(rule, about) =>
                MessageReason.InvitationIs(about.State),
            ReminderAudience.WithoutPaper when about.PaperDays is null => MessageReason.NoPaperAsked,
            ReminderAudience.WithoutPaper when about.PaperAt is not null => MessageReason.PaperIn,
            ReminderAudience.WithoutEvaluation when about.Evaluated is null => MessageReason.NothingAsked,
            ReminderAudience.WithoutEvaluation when about.Evaluated is true => MessageReason.FormIn,
            _ => null,
        };
    }

    private static bool Comes(ReminderRule rule, ReminderFacts about) => about.State == InvitationState.Accepted
        || (about.State == InvitationState.Attended && rule.Trigger is ReminderTrigger.AfterEnd or ReminderTrigger.ResultsPublished);

    // Who accepts six days before the start is not reminded a week before it.
    private static string? Untimely(PlannedReminder reminder, Span span) =>
        reminder.WishedAt < span.Since ? MessageReason.BeforeItBegan
        : reminder.WishedAt < reminder.Rule.Since ? MessageReason.BeforeTheRule
        : reminder.DueAt >= span.End ? MessageReason.TooLate
        : null;

    /// <summary>
    /// Since when the rule has something to say, the moment from which it counts, and from when on it makes no sense any more.
    /// </summary>
    private sealed record Span(DateTimeOffset Since, DateTimeOffset Moment, DateTimeOffset End);

    private static Span? SpanOf(ReminderRule rule, ReminderFacts about) => rule.Trigger switch
    {
        ReminderTrigger.Invited or ReminderTrigger.Unanswered => From(about.SentAt,
            rule.Audience == ReminderAudience.Invited ? about.AnswerBy ?? about.StartsAt : about.StartsAt),
        ReminderTrigger.Accepted => From(about.AnsweredAt, about.StartsAt),
        ReminderTrigger.BeforeStart or ReminderTrigger.ReadingPack =>
            Known(about) is { } known ? new Span(known, about.StartsAt, about.StartsAt) : null,
        ReminderTrigger.AfterEnd => From(about.EndsAt, DateTimeOffset.MaxValue),
        ReminderTrigger.PaperMissing =>
            Known(about) is { } known && about.PaperDayAt is { } due ? new Span(known, due, about.StartsAt) : null,
        ReminderTrigger.Cancelled => From(about.CancelledAt, about.StartsAt),
        ReminderTrigger.Moved => From(about.MovedAt, about.StartsAt),
        ReminderTrigger.ResultsPublished => From(about.ResultsAt, DateTimeOffset.MaxValue),
        ReminderTrigger.Planned => From(about.Since, about.StartsAt),
        ReminderTrigger.Full => From(about.FullAt, about.StartsAt),
        ReminderTrigger.NotDrawn => From(about.SentAt, DateTimeOffset.MaxValue),
        _ => null,
    };

    private static Span? From(DateTimeOffset? moment, DateTimeOffset end) => moment is { } since ? new Span(since, since, end) : null;

    // Of a moved dialogue nobody knew the date before it was moved.
    private static DateTimeOffset? Known(ReminderFacts about) =>
        about.KnownSince is { } known && about.MovedAt is { } moved ? (known > moved ? known : moved) : about.KnownSince;

    private static DateTimeOffset WishedAt(ReminderRule rule, DateTimeOffset moment, string timeZone, int time)
    {
        var sign = rule.Side == ReminderSide.Before ? -1 : 1;
        var later = (time - 1) * (rule.RepeatDays ?? 0);
        return rule.LocalMinutes is { } localMinutes
            ? DecentHours.At(moment, sign * rule.OffsetMinutes / MinutesOfADay + later, localMinutes, timeZone)
            : moment.AddMinutes(sign * rule.OffsetMinutes).AddDays(later);
    }

    // The last hours before the start cannot wait for the morning.
    private static bool Waits(ReminderRule rule) =>
        !rule.Urgent
        && (rule.Trigger != ReminderTrigger.BeforeStart || rule.OffsetMinutes >= MinutesOfADay || rule.LocalMinutes is not null);

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
