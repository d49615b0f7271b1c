using Recruit.Data.Messages;
using Recruit.Data.Programmes;
using Recruit.Data.Reminders;

namespace Recruit.Scheduler.Reminders;

/// <summary>What a dry run asks: which reminders leave between two moments, as if it were a third.</summary>
public sealed record DryRunQuestion(DateTimeOffset From, DateTimeOffset Before, DateTimeOffset AsIf)
{
    /// <summary>Everything that is still to come.</summary>
    public static DryRunQuestion FromNowOn(DateTimeOffset now) => new(now, DateTimeOffset.MaxValue, now);
}

/// <summary>How many reminders of one rule leave on one local day.</summary>
public sealed record DryRunDay(DateOnly Day, ReminderRule Rule, int Count);

/// <summary>Who gets what and when, and who does not and why.</summary>
public sealed record DryRunReport(IReadOnlyList<ForecastLine> Leaving, IReadOnlyList<ForecastLine> Staying, string TimeZone)
{
    /// <summary>By day, then in the order of the rules.</summary>
    public IReadOnlyList<DryRunDay> Days =>
    [
        .. Leaving.GroupBy(line => (Day: DecentHours.Day(line.DueAt, TimeZone), line.Reminder.Rule))
            .Select(same => new DryRunDay(same.Key.Day, same.Key.Rule, same.Count()))
            .OrderBy(one => one.Day).ThenBy(one => one.Rule.Position),
    ];

    public DateTimeOffset? First => Leaving.Count == 0 ? null : Leaving[0].DueAt;

    public int People => Leaving.Select(line => line.Reminder.About.PersonId).Distinct().Count();
}

/// <summary>Tries rules without sending anything, by the same forecast as the sweep that plans.</summary>
public sealed class DryRun(ReminderStore reminders, ReminderRuleStore rules)
{
    /// <param name="tried">The rules that count, also those that are not reported: a person gets only so many a day
    /// from all of them.</param>
    /// <param name="only">Reports this rule alone; null reports all.</param>
    public async Task<DryRunReport> RunAsync(
        Programme programme, IReadOnlyList<ReminderRule> tried, Guid? only, DryRunQuestion question, CancellationToken stop)
    {
        var facts = await reminders.ListAllAsync(programme.Id, [.. tried.Select(rule => ReminderKind.Of(rule.Audience)).Distinct()], stop);
        Guid[] people = [.. facts.Select(about => about.PersonId).Distinct()];
        var written = await reminders.WrittenAsync(people, stop);
        var reach = await reminders.ReachAsync(people, stop);
        var settings = await rules.SettingsAsync(programme.Id, stop);
        var lines = ReminderForecast.Of(tried, facts, written, settings, programme.TimeZone, question.AsIf, question.Before)
            .Where(line => (only is null || line.Reminder.Rule.Id == only) && line.DueAt >= question.From && line.DueAt < question.Before)
            .Select(line => line with { Because = line.Because ?? WhyNot(reach.GetValueOrDefault(line.Reminder.About.PersonId)) })
            .OrderBy(line => line.DueAt).ThenBy(line => line.Reminder.Rule.Position).ThenBy(line => line.Reminder.About.SubjectId)
            .ToLookup(line => line.Because is null);
        return new DryRunReport([.. lines[true]], [.. lines[false]], programme.TimeZone);
    }

    private static string? WhyNot(string? reach) => reach switch
    {
        "mail" => null,
        "letter" => MessageReason.NoAddress,
        "suppressed" => MessageReason.AddressSuppressed,
        _ => MessageReason.Erased,
    };
}
