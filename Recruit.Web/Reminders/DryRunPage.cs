using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Reminders;
using Recruit.Web.Layout;

namespace Recruit.Web.Reminders;

/// <summary>What a page about a dry run is asked: which rule, from which day to which, and as if it were when.</summary>
public abstract class DryRunPage(ProgrammeStore programmes, DryRun dryRun, TimeProvider clock) : ProgrammePage
{
    private const int UsualDays = 14;

    [BindProperty(Name = "regel", SupportsGet = true)]
    public Guid? RuleAsked { get; set; }

    /// <summary>The first local day, as 2027-03-09.</summary>
    [BindProperty(Name = "van", SupportsGet = true)]
    public string? FromAsked { get; set; }

    /// <summary>The last local day.</summary>
    [BindProperty(Name = "tot", SupportsGet = true)]
    public string? LastAsked { get; set; }

    /// <summary>As if it were this local moment, as 2027-03-09T10:00.</summary>
    [BindProperty(Name = "nu", SupportsGet = true)]
    public string? AsIfAsked { get; set; }

    public IReadOnlyList<ReminderRule> Rules { get; private set; } = [];
    public DateOnly From { get; private set; }
    public DateOnly Last { get; private set; }
    public DateTimeOffset AsIf { get; private set; }
    public DryRunReport Report { get; private set; } = null!;

    /// <summary>The question as it goes along in an address.</summary>
    public string Question => string.Create(CultureInfo.InvariantCulture,
        $"regel={RuleAsked}&van={From:yyyy-MM-dd}&tot={Last:yyyy-MM-dd}&nu={Uri.EscapeDataString(LocalAsIf)}");

    public string LocalAsIf => TimeZoneInfo.ConvertTime(AsIf, Zone).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    private TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(Programme.TimeZone);

    /// <summary>Reads what is asked, and runs dry; false when the rule is not there.</summary>
    /// <param name="wrong">Told what cannot be read, by field; the usual is taken instead.</param>
    protected async Task<bool> RunAsync(Action<string> wrong, CancellationToken stop)
    {
        Rules = await programmes.ReminderRulesAsync(Programme.Id, stop);
        if (RuleAsked is { } asked && Rules.All(rule => rule.Id != asked))
            return false;
        AsIf = ReadAsIf(wrong) ?? clock.GetUtcNow();
        var today = DecentHours.Day(AsIf, Programme.TimeZone);
        From = ReadDay(FromAsked, "van", wrong) ?? today;
        Last = ReadDay(LastAsked, "tot", wrong) ?? From.AddDays(UsualDays - 1);
        if (Last < From)
        {
            wrong("tot");
            Last = From.AddDays(UsualDays - 1);
        }
        Report = await dryRun.RunAsync(
            Programme, Tried(), RuleAsked, new DryRunQuestion(Midnight(From), Midnight(Last.AddDays(1)), AsIf), stop);
        return true;
    }

    /// <summary>The rules that are on; and the one that is asked for, as if it were switched on now.</summary>
    private ReminderRule[] Tried() => [.. Rules.Where(rule => rule.Active || rule.Id == RuleAsked)
        .Select(rule => rule.Active ? rule : rule with { Active = true, Since = AsIf })];

    private DateTimeOffset? ReadAsIf(Action<string> wrong)
    {
        if (string.IsNullOrWhiteSpace(AsIfAsked))
            return null;
        if (DateTime.TryParseExact(AsIfAsked.Trim(), ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm:ss"],
            CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            && local.Year is > 2000 and < 2200)
            return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
        wrong("nu");
        return null;
    }

    private static DateOnly? ReadDay(string? typed, string name, Action<string> wrong)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (DateOnly.TryParseExact(typed.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is > 2000 and < 2200)
            return day;
        wrong(name);
        return null;
    }

    private DateTimeOffset Midnight(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
