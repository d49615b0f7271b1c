using System.Globalization;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Language;
using Recruit.Web.Language;

namespace Recruit.Web.Asking;

/// <summary>The last day of letters or of a list, as a form has it.</summary>
public static class LastDay
{
    private const string Form = "yyyy-MM-dd";
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    /// <summary>The last day before an end, in words.</summary>
    public static string InWords(DateTimeOffset end, Programme programme) =>
        new DateWords(SiteLanguage.Current, programme.TimeZone).Day(end - TimeSpan.FromMinutes(1));

    /// <summary>What a form proposes: six weeks from now.</summary>
    public static string Usual(TimeProvider clock) => clock.GetUtcNow().AddDays(42).ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>
    /// The end of the day that was typed, on the clock of the programme; null when it is none, or not between today and a year from now.
    /// </summary>
    public static DateTimeOffset? EndOf(string? typed, Programme programme, TimeProvider clock)
    {
        if (!DateOnly.TryParseExact(typed, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return null;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(programme.TimeZone);
        var midnight = day.AddDays(day == DateOnly.MaxValue ? 0 : 1).ToDateTime(TimeOnly.MinValue);
        var (end, now) = (new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime(), clock.GetUtcNow());
        return end > now && end < now + Longest ? end : null;
    }
}
