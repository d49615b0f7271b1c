using System.Globalization;

namespace Recruit.Scheduler.Language;

/// <summary>Dates, times and lengths of time in words, in Dutch or English, on the clock of a place.</summary>
/// <param name="language"><c>en</c> for English; anything else is Dutch.</param>
/// <param name="timeZone">An IANA name such as <c>Europe/Amsterdam</c>.</param>
public sealed class DateWords(string language, string timeZone)
{
    // Written out here: names from the machine's own language files differ from machine to machine.
    private static readonly string[] DutchDays = ["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"];
    private static readonly string[] DutchMonths =
        ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"];

    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);

    /// <summary>"dinsdag 9 maart 2027 om 19.30 uur", "Tuesday 9 March 2027 at 19:30".</summary>
    public string Moment(DateTimeOffset instant) => Say($"{Day(instant)} at {Time(instant)}", $"{Day(instant)} om {Time(instant)}");

    /// <summary>"dinsdag 9 maart 2027", "Tuesday 9 March 2027".</summary>
    public string Day(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        return Say(
            local.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture),
            string.Create(CultureInfo.InvariantCulture,
                $"{DutchDays[(int)local.DayOfWeek]} {local.Day} {DutchMonths[local.Month - 1]} {local.Year}"));
    }

    /// <summary>"19.30 uur", "19:30".</summary>
    public string Time(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        return Say(local.ToString("HH:mm", CultureInfo.InvariantCulture), DutchClock(local) + " uur");
    }

    /// <summary>"van 19.30 tot 21.30 uur", "from 19:30 to 21:30".</summary>
    public string Between(DateTimeOffset start, DateTimeOffset end) =>
        Say($"from {Time(start)} to {Time(end)}", $"van {DutchClock(TimeZoneInfo.ConvertTime(start, zone))} tot {Time(end)}");

    /// <summary>How many midnights lie between: "vandaag", "morgen", "over 7 dagen"; never less than today.</summary>
    public string DaysUntil(DateTimeOffset now, DateTimeOffset then)
    {
        var days = (TimeZoneInfo.ConvertTime(then, zone).Date - TimeZoneInfo.ConvertTime(now, zone).Date).Days;
        return days switch
        {
            <= 0 => Say("today", "vandaag"),
            1 => Say("tomorrow", "morgen"),
            _ => Say($"in {days} days", $"over {days} dagen"),
        };
    }

    /// <summary>"2 uur en 30 minuten", "1 hour".</summary>
    /// <param name="minutes">At least one.</param>
    public string Length(int minutes)
    {
        var (hours, rest) = (minutes / 60, minutes % 60);
        var inHours = hours == 0 ? null : Say(Count(hours, "hour", "hours"), Count(hours, "uur", "uur"));
        var inMinutes = rest == 0 ? null : Say(Count(rest, "minute", "minutes"), Count(rest, "minuut", "minuten"));
        return string.Join(Say(" and ", " en "), new[] { inHours, inMinutes }.Where(part => part is not null));
    }

    private string Say(string english, string dutch) => new Wording(english, dutch).In(language);

    private static string DutchClock(DateTimeOffset local) => local.ToString("H.mm", CultureInfo.InvariantCulture);

    private static string Count(int number, string one, string more) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? one : more)}");
}
