using Recruit.Data.Messages;
using Recruit.Data.Programmes;
using Recruit.Data.Reminders;

namespace Recruit.Scheduler.Reminders;

/// <summary>What becomes of a reminder that a rule has in mind.</summary>
/// <param name="DueAt">When it leaves, or would have left.</param>
/// <param name="Because">Why it does not leave; null when it does.</param>
/// <param name="Written">Its message, where it was written down before.</param>
public sealed record ForecastLine(PlannedReminder Reminder, DateTimeOffset DueAt, string? Because, WrittenReminder? Written)
{
    /// <summary>It waits for the end of the quiet hours.</summary>
    public bool IsShifted => Reminder.DueAt != Reminder.WishedAt;

    /// <summary>It waits for a day on which the person gets no other.</summary>
    public bool IsMoved => Written is null && DueAt != Reminder.DueAt;

    public NewMessage Message => Reminder.Message with { DueAt = DueAt };
}

/// <summary>
/// What becomes of all reminders: the rules' verdicts, what was written down before, and at most so many a day for each person. The sweep
/// that plans and the dry run read the same forecast.
/// </summary>
public static class ReminderForecast
{
    /// <param name="written">All reminders that were written down for these people.</param>
    /// <param name="timeZone">On whose clock a day is counted.</param>
    /// <param name="now">What should have left before is missed.</param>
    /// <param name="until">Reminders that are due later are left out.</param>
    public static IReadOnlyList<ForecastLine> Of(
        IReadOnlyCollection<ReminderRule> rules, IEnumerable<ReminderFacts> facts, IEnumerable<WrittenReminder> written,
        ReminderSettings settings, string timeZone, DateTimeOffset now, DateTimeOffset until)
    {
        var writtenOf = written.ToLookup(one => one.PersonId);
        return
        [
            .. from about in facts
               from rule in rules
               from verdict in ReminderPlan.Verdicts(rule, about, settings)
               where verdict.Reminder.DueAt <= until
               group verdict by about.PersonId into person
               from line in OfPerson(person, [.. writtenOf[person.Key]], settings, timeZone, now)
               select line,
        ];
    }

    /// <summary>The day's places go to those that are due first; what was written down before keeps its place.</summary>
    private static IEnumerable<ForecastLine> OfPerson(
        IEnumerable<ReminderVerdict> verdicts, IReadOnlyList<WrittenReminder> written, ReminderSettings settings, string timeZone,
        DateTimeOffset now)
    {
        var there = written.ToDictionary(one => (one.Rule, one.Occasion));
        var taken = written
            .Where(one => !one.Urgent && one.State is not (MessageState.Skipped or MessageState.Missed or MessageState.Refused))
            .CountBy(one => DecentHours.Day(one.FinishedAt ?? one.DueAt, timeZone)).ToDictionary();
        foreach (var (reminder, because) in verdicts.OrderBy(one => one.Reminder.DueAt)
            .ThenBy(one => one.Reminder.Rule.Position)
            .ThenBy(one => one.Reminder.Occasion, StringComparer.Ordinal))
        {
            if (there.TryGetValue((ReminderPlan.RuleOf(reminder.Rule), reminder.Occasion), out var before))
                yield return new ForecastLine(reminder, before.DueAt, Ended(before) ?? because, before);
            else if (because is not null || reminder.SendBefore <= now)
                yield return new ForecastLine(reminder, reminder.DueAt, because ?? MessageReason.Passed, null);
            else if (reminder.Rule.Urgent)
                yield return new ForecastLine(reminder, reminder.DueAt, null, null);
            else
                yield return OnAFreeDay(reminder, taken, settings, timeZone, now);
        }
    }

    private static ForecastLine OnAFreeDay(
        PlannedReminder reminder, Dictionary<DateOnly, int> taken, ReminderSettings settings, string timeZone, DateTimeOffset now)
    {
        var (due, leaves) = (reminder.DueAt, reminder.DueAt > now ? reminder.DueAt : now);
        while (taken.GetValueOrDefault(DecentHours.Day(leaves, timeZone)) >= settings.MostADay)
        {
            due = leaves = DecentHours.At(leaves, 1, settings.Morning, timeZone);
            if (due >= reminder.SendBefore)
                return new ForecastLine(reminder, reminder.DueAt, MessageReason.TooMany, null);
        }
        var day = DecentHours.Day(leaves, timeZone);
        taken[day] = taken.GetValueOrDefault(day) + 1;
        return new ForecastLine(reminder, due, null, null);
    }

    private static string? Ended(WrittenReminder written) => written.State switch
    {
        MessageState.Sent => MessageReason.SentAlready,
        MessageState.Skipped or MessageState.Refused => written.Reason,
        MessageState.Missed => MessageReason.Passed,
        _ => null,
    };
}
