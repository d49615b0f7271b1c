using System.Globalization;
using Recruit.Scheduler.Language;

namespace Recruit.Web.Language;

/// <summary>Moments as people read them on a page, on the clock of a place and in the language of the page.</summary>
public static class Moment
{
    /// <summary>Such as <c>dinsdag 9 maart 2027 om 19.30 uur</c>.</summary>
    public static string InWords(DateTimeOffset at, string timeZone) => new DateWords(SiteLanguage.Current, timeZone).Moment(at);

    /// <summary>For a column of a table: <c>9 mrt 2027, 19.30</c>.</summary>
    public static string Short(DateTimeOffset at, string timeZone) =>
        TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(timeZone))
            .ToString(new Wording("d MMM yyyy, HH:mm", "d MMM yyyy, HH.mm").In(SiteLanguage.Current), CultureInfo.CurrentCulture);

    /// <summary>A day without its time: <c>1 januari 2021</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);
}
