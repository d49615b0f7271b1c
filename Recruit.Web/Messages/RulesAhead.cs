using Recruit.Data.Programmes;
using Recruit.Scheduler.Reminders;
using Recruit.Web.Layout;

namespace Recruit.Web.Messages;

/// <summary>What a reminder rule will do: how many it speaks to as things stand, and when first.</summary>
public sealed record ReminderOutlook(ReminderRule Rule, int People, DateTimeOffset? First);

/// <summary>What the reminder rules of a programme will do, from a dry run over everyone.</summary>
public sealed class RulesAhead(DryRun dryRun, LastLook<IReadOnlyList<ReminderOutlook>> lastLook, TimeProvider clock)
{
    /// <summary>
    /// The plan of today, in the order of the rules; rules that were changed are tried at once. Who answers, cancels or is invited tomorrow
    /// changes it, and everything is looked at again when it is sent.
    /// </summary>
    public Task<IReadOnlyList<ReminderOutlook>> OfAsync(
        Programme programme, IReadOnlyList<ReminderRule> rules, ReminderSettings settings, CancellationToken stop) =>
        lastLook.OfAsync(programme.Id, string.Join('\n', rules) + settings, () => LookAsync(programme, rules, stop));

    private async Task<IReadOnlyList<ReminderOutlook>> LookAsync(
        Programme programme, IReadOnlyList<ReminderRule> rules, CancellationToken stop)
    {
        var report = await dryRun.RunAsync(programme, rules, only: null, DryRunQuestion.FromNowOn(clock.GetUtcNow()), stop);
        var coming = report.Leaving.ToLookup(line => line.Reminder.Rule.Id, line => line.DueAt);
        return [.. rules.Select(rule =>
            new ReminderOutlook(rule, coming[rule.Id].Count(), coming[rule.Id].Cast<DateTimeOffset?>().FirstOrDefault()))];
    }
}
