using Recruit.Data.Programmes;
using Recruit.Data.Reminders;
using Recruit.Scheduler.Engines.Jobs;

namespace Recruit.Scheduler.Reminders;

/// <summary>Writes down the reminders of the coming day. Two workers may do so at once: a person, rule and occasion exist only once.</summary>
public sealed class PlanReminders(ProgrammeStore programmes, ReminderStore reminders, TimeProvider clock) : ISweep
{
    // A reminder whose moment passed while no worker ran is still noted, as missed, within this time.
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(3);

    public string Name => "PlanReminders";

    public TimeSpan Every => TimeSpan.FromMinutes(5);

    /// <returns>How many reminders are new.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var planned = 0;
        foreach (var programme in await programmes.ListAsync(stop))
            planned += await PlanAsync(await programmes.ReminderRulesAsync(programme.Id, stop), programme.Id, stop);
        return planned;
    }

    private async Task<int> PlanAsync(IReadOnlyList<ReminderRule> rules, Guid programmeId, CancellationToken stop)
    {
        if (rules.Count == 0)
            return 0;
        var now = clock.GetUtcNow();
        var (first, last) = (now - Longest(rules, ReminderTrigger.AfterEnd) - LookBack, now + Longest(rules, ReminderTrigger.BeforeStart) + ReminderPlan.Ahead);
        var invitations = await reminders.ListAsync(programmeId, first, last, stop);
        var due = invitations.SelectMany(about => ReminderPlan.Due(rules, about, now)).Where(reminder => reminder.SendBefore > now - LookBack);
        return await reminders.QueueAsync([.. due.Select(reminder => reminder.Message)], stop);
    }

    private static TimeSpan Longest(IReadOnlyList<ReminderRule> rules, string trigger) =>
        TimeSpan.FromMinutes(rules.Where(rule => rule.Trigger == trigger).Max(rule => (int?)rule.OffsetMinutes) ?? 0);
}
