using Recruit.Data.Programmes;

namespace Recruit.Scheduler.Programmes;

/// <summary>
/// The rules that every programme begins with, so that nobody is forgotten: hosts, facilitators, reserves and those who were not drawn.
/// A file that names one by its slug says otherwise; an organiser changes or switches them off like any other.
/// </summary>
public static class StandardReminders
{
    private const double Day = 24;

    // Urgent is what fills a calendar or opens a table: who leads ten tables gets ten of them, not one a day.
    private static readonly IReadOnlyList<ReminderEntry> All =
    [
        Rule("not_drawn", "Niet geloot", "Not drawn", ReminderTrigger.NotDrawn, ReminderAudience.NotDrawn, 0, marginDays: 7),
        Rule("host_planned", "Gastheer: dialoog staat vast", "Host: dialogue is planned",
            ReminderTrigger.Planned, ReminderAudience.Host, 0, marginDays: 7) with { Urgent = true },
        Rule("host_full", "Gastheer: dialoog is vol", "Host: dialogue is full",
            ReminderTrigger.Full, ReminderAudience.Host, 0, marginDays: 3),
        Rule("host_briefing", "Gastheer: draaiboek", "Host: briefing",
            ReminderTrigger.BeforeStart, ReminderAudience.Host, 7, marginDays: 3) with { At = new TimeOnly(10, 0) },
        Rule("host_thanks", "Gastheer: dank", "Host: thanks",
            ReminderTrigger.AfterEnd, ReminderAudience.Host, 1, marginDays: 3) with { At = new TimeOnly(10, 0) },
        Rule("host_results", "Gastheer: uitkomst", "Host: results",
            ReminderTrigger.ResultsPublished, ReminderAudience.Host, 0, marginDays: 7),
        Rule("leader_assigned", "Gespreksleider: tafel", "Facilitator: table",
            ReminderTrigger.Planned, ReminderAudience.Facilitator, 0, marginDays: 7) with { Urgent = true },
        Rule("leader_today", "Gespreksleider: vandaag", "Facilitator: today",
            ReminderTrigger.BeforeStart, ReminderAudience.Facilitator, 0, marginDays: 1) with { At = new TimeOnly(8, 0), Urgent = true },
        Rule("evaluation", "Evaluatie", "Evaluation",
            ReminderTrigger.AfterEnd, ReminderAudience.WithoutEvaluation, 4, marginDays: 3) with { At = new TimeOnly(10, 0) },
        Rule("leader_tomorrow", "Gespreksleider: morgen", "Facilitator: tomorrow",
            ReminderTrigger.BeforeStart, ReminderAudience.Facilitator, 1, marginDays: 1) with { At = new TimeOnly(10, 0), Urgent = true },
        Rule("reserve", "Reserve", "Reserve", ReminderTrigger.Invited, ReminderAudience.Reserve, 0, marginDays: 3),
    ];

    /// <summary>
    /// The rules of a new programme: those of its file, the standard ones, and the reading pack where somebody hands in a paper.
    /// </summary>
    public static IReadOnlyList<ReminderRule> Of(ProgrammeFile file, Guid programmeId, TimeProvider clock)
    {
        List<ReminderRule> rules = [.. With(file.Reminders).Select((entry, index) => RuleOf(entry, programmeId, index + 1, clock))];
        // Who hands in a paper has readers.
        if (file.Tracks.Any(track => track.PaperDays is not null) && !rules.Any(rule => rule.Trigger == ReminderTrigger.ReadingPack))
            rules.AddRange(ReminderRule.OfReadingPack(programmeId, rules.Count + 1, clock));
        return rules;
    }

    /// <summary>The rules of a file, and after them the standard ones that it does not name.</summary>
    public static IReadOnlyList<ReminderEntry> With(IReadOnlyList<ReminderEntry> own) =>
        [.. own, .. All.ExceptBy(own.Select(rule => rule.Slug), rule => rule.Slug)];

    private static ReminderRule RuleOf(ReminderEntry entry, Guid programmeId, int position, TimeProvider clock) =>
        new()
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            ProgrammeId = programmeId,
            Slug = entry.Slug,
            NameNl = entry.Name.Nl,
            NameEn = entry.Name.En,
            Trigger = entry.Trigger,
            OffsetMinutes = (int)(entry.OffsetHours * 60),
            MarginMinutes = (int)(entry.MarginHours * 60),
            Active = entry.Active,
            Position = position,
            Audience = entry.Audience,
            Side = entry.Side,
            LocalMinutes = entry.At is { } at ? at.Hour * 60 + at.Minute : null,
            Urgent = entry.Urgent,
            RepeatDays = entry.RepeatDays,
            MaxTimes = entry.MaxTimes,
        };

    private static ReminderEntry Rule(
        string slug, string dutch, string english, string trigger, string audience, double days, double marginDays) => new()
        {
            Slug = slug,
            Name = new LabelEntry(dutch, english),
            Trigger = trigger,
            Audience = audience,
            OffsetHours = days * Day,
            MarginHours = marginDays * Day,
        };
}
