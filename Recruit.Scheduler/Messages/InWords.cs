using System.Globalization;

namespace Recruit.Scheduler.Messages;

/// <summary>Days and times as people say them, in the language of the letter and the time of the place.</summary>
public static class InWords
{
    /// <summary><c>dinsdag 9 maart 2027</c> or <c>Tuesday 9 March 2027</c>.</summary>
    public static string Day(DateTimeOffset moment, string timeZone, string language) => There(moment, timeZone).ToString("dddd d MMMM yyyy", CultureOf(language));

    /// <summary><c>19.30 uur</c> or <c>19:30</c>.</summary>
    public static string Time(DateTimeOffset moment, string timeZone, string language) =>
        There(moment, timeZone).ToString(language == "en" ? "HH':'mm" : "HH'.'mm' uur'", CultureInfo.InvariantCulture);

    /// <summary><c>dinsdag 9 maart 2027 om 19.30 uur</c> or <c>Tuesday 9 March 2027 at 19:30</c>.</summary>
    public static string Moment(DateTimeOffset moment, string timeZone, string language) =>
        $"{Day(moment, timeZone, language)} {(language == "en" ? "at" : "om")} {Time(moment, timeZone, language)}";

    private static DateTimeOffset There(DateTimeOffset moment, string timeZone) => TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(timeZone));

    private static CultureInfo CultureOf(string language) => CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : "nl-NL");
}
