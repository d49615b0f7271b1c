using Recruit.Data.Messages;
using Recruit.Data.Programmes;
using Recruit.Data.Reminders;
using Recruit.Scheduler.Engines.Jobs;

namespace Recruit.Scheduler.Reminders;

/// <summary>
/// Writes down the reminders of the coming day. Two workers may do so at once: a person, rule and occasion exist only once.
/// </summary>
public sealed class PlanReminders(ProgrammeStore programmes, ReminderStore reminders, ReminderRuleStore rules, TimeProvider clock) : ISweep
{
    // A reminder whose moment passed while no worker ran is still noted, as missed, within this time.
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(3);

    // A paper may be due this long before the start.
    private static readonly TimeSpan LongestForAPaper = TimeSpan.FromDays(120);

    public string Name => "PlanReminders";

    public string InWords => "Zet herinneringen klaar";

    public TimeSpan Every => TimeSpan.FromMinutes(5);

    /// <returns>How many reminders are new.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var planned = 0;
        foreach (var programme in await programmes.ListAsync(stop))
            planned += await PlanAsync(
                programme, [.. (await programmes.ReminderRulesAsync(programme.Id, stop)).Where(rule => rule.Active)], stop);
        return planned;
    }

    private async Task<int> PlanAsync(Programme programme, IReadOnlyList<ReminderRule> active, CancellationToken stop)
    {
        if (active.Count == 0)
            return 0;
        var now = clock.GetUtcNow();
        string[] kinds = [.. active.Select(rule => ReminderKind.Of(rule.Audience)).Distinct()];
        var facts = await reminders.ListAsync(programme.Id, kinds, WindowOf(active, now), stop);
        var written = await reminders.WrittenAsync([.. facts.Select(about => about.PersonId).Distinct()], stop);
        var settings = await rules.SettingsAsync(programme.Id, stop);
        var lines = ReminderForecast.Of(active, facts, written, settings, programme.TimeZone, now, now + ReminderPlan.Ahead)
            .Where(line => line.Written is null).ToList();
        return await reminders.QueueAsync(
            // What was missed is written down too: whoever delivers it notes that.
            [.. lines
                .Where(line => line.Because is null || (line.Because == MessageReason.Passed && line.Reminder.SendBefore > now - LookBack))
                .Select(line => line.Message)],
            [.. lines.Where(line => line.Because == MessageReason.TooMany && line.DueAt <= now)
                .Select(line => new SkippedMessage(line.Message, MessageReason.TooMany))], stop);
    }

    private static ReminderWindow WindowOf(IReadOnlyList<ReminderRule> active, DateTimeOffset now)
    {
        var after = Longest(active, ReminderSide.After) + LookBack;
        var paper = active.Any(rule => rule.Audience == ReminderAudience.WithoutPaper) ? LongestForAPaper : TimeSpan.Zero;
        return new ReminderWindow(now - after, now + Longest(active, ReminderSide.Before) + paper + ReminderPlan.Ahead, now - after);
    }

    private static TimeSpan Longest(IReadOnlyList<ReminderRule> rules, string side) => rules.Where(rule => rule.Side == side)
        .Select(rule => TimeSpan.FromMinutes(rule.OffsetMinutes) + TimeSpan.FromDays(2 + rule.MaxTimes * (rule.RepeatDays ?? 0)))
        .DefaultIfEmpty(TimeSpan.Zero).Max();
}
