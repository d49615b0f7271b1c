using System.Globalization;

namespace Recruit.Scheduler.Language;

/// <summary>Dates, times and lengths of time in words, in Dutch or English, on the clock of a place.</summary>
/// <param name="language"><c>en</c> for English; anything else is Dutch.</param>
/// <param name="timeZone">An IANA name such as <c>Europe/Amsterdam</c>.</param>
/// <param name="ownZone">
/// The clock of the reader, where it is another: each time of day is then told on both, with their cities, as in
/// <c>19:30 (Amsterdam) – 13:30 your time, New York</c>.
/// </param>
public sealed class DateWords(string language, string timeZone, string? ownZone = null)
{
    // Written out here: names from the machine's own language files differ from machine to machine.
    private static readonly string[] DutchDays = ["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"];
    private static readonly string[] DutchMonths =
        ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"];

    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
    private readonly TimeZoneInfo? own = ownZone is null ? null : TimeZoneInfo.FindSystemTimeZoneById(ownZone);

    /// <summary>"dinsdag 9 maart 2027 om 19.30 uur", "Tuesday 9 March 2027 at 19:30".</summary>
    public string Moment(DateTimeOffset instant) => OnBoth(instant, clock => MomentOn(instant, clock), clock => TimeOn(instant, clock));

    /// <summary>"dinsdag 9 maart 2027", "Tuesday 9 March 2027".</summary>
    public string Day(DateTimeOffset instant) => DayOn(instant, zone);

    private string DayOn(DateTimeOffset instant, TimeZoneInfo clock)
    {
        var local = TimeZoneInfo.ConvertTime(instant, clock);
        return Say(
            local.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture),
            string.Create(CultureInfo.InvariantCulture,
                $"{DutchDays[(int)local.DayOfWeek]} {local.Day} {DutchMonths[local.Month - 1]} {local.Year}"));
    }

    /// <summary>"19.30 uur", "19:30".</summary>
    public string Time(DateTimeOffset instant) => OnBoth(instant, clock => TimeOn(instant, clock), clock => TimeOn(instant, clock));

    private string MomentOn(DateTimeOffset instant, TimeZoneInfo clock) =>
        $"{DayOn(instant, clock)} {Say("at", "om")} {TimeOn(instant, clock)}";

    private string TimeOn(DateTimeOffset instant, TimeZoneInfo clock)
    {
        var local = TimeZoneInfo.ConvertTime(instant, clock);
        return Say(local.ToString("HH:mm", CultureInfo.InvariantCulture), DutchClock(local) + " uur");
    }

    /// <summary>"van 19.30 tot 21.30 uur", "from 19:30 to 21:30".</summary>
    public string Between(DateTimeOffset start, DateTimeOffset end) =>
        OnBoth(start, clock => BetweenOn(start, end, clock), clock => BetweenOn(start, end, clock));

    private string BetweenOn(DateTimeOffset start, DateTimeOffset end, TimeZoneInfo clock) => Say(
        $"from {TimeOn(start, clock)} to {TimeOn(end, clock)}",
        $"van {DutchClock(TimeZoneInfo.ConvertTime(start, clock))} tot {TimeOn(end, clock)}");

    /// <summary>On the clock of the place; and on the reader's own where that differs, with the day where it is another.</summary>
    private string OnBoth(DateTimeOffset instant, Func<TimeZoneInfo, string> here, Func<TimeZoneInfo, string> there)
    {
        if (own is null || own.GetUtcOffset(instant) == zone.GetUtcOffset(instant))
            return here(zone);
        var sameDay = TimeZoneInfo.ConvertTime(instant, own).Date == TimeZoneInfo.ConvertTime(instant, zone).Date;
        var day = sameDay ? "" : $"{DayOn(instant, own)}, ";
        return Say(
            $"{here(zone)} ({OwnZones.City(timeZone)}) – {day}{there(own)} your time, {OwnZones.City(ownZone!)}",
            $"{here(zone)} ({OwnZones.City(timeZone)}) – {day}{there(own)} bij u, {OwnZones.City(ownZone!)}");
    }

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
