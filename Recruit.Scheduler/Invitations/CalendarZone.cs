using System.Globalization;

namespace Recruit.Scheduler.Invitations;

/// <summary>
/// A time zone as a VTIMEZONE (RFC 5545, 3.6.5). Instead of recurring rules it lists the changes of the clock around an event, read from
/// the machine's own zone data: the same for every calendar, and right for any zone.
/// </summary>
internal static class CalendarZone
{
    private sealed record Change(DateTimeOffset At, TimeSpan From, TimeSpan To, bool Daylight);

    /// <summary>The zone from a year before the start to a year after the end.</summary>
    public static IEnumerable<string> Around(string timeZone, DateTimeOffset start, DateTimeOffset end)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        var changes = Changes(zone, start.AddYears(-1), end.AddYears(1)).ToList();
        if (changes.Count == 0)
            changes.Add(new Change(DateTimeOffset.UnixEpoch, zone.GetUtcOffset(start), zone.GetUtcOffset(start), zone.IsDaylightSavingTime(start)));
        return ["BEGIN:VTIMEZONE", $"TZID:{timeZone}", .. changes.SelectMany(Observance), "END:VTIMEZONE"];
    }

    private static IEnumerable<Change> Changes(TimeZoneInfo zone, DateTimeOffset from, DateTimeOffset until)
    {
        for (var day = from.ToUniversalTime(); day < until; day = day.AddDays(1))
            if (zone.GetUtcOffset(day) != zone.GetUtcOffset(day.AddDays(1)))
                yield return ChangeBetween(zone, day, day.AddDays(1));
    }

    private static Change ChangeBetween(TimeZoneInfo zone, DateTimeOffset before, DateTimeOffset after)
    {
        var (from, to) = (zone.GetUtcOffset(before), zone.GetUtcOffset(after));
        while (after - before > TimeSpan.FromSeconds(1))
        {
            var middle = before + TimeSpan.FromSeconds(Math.Floor((after - before).TotalSeconds / 2));
            (before, after) = zone.GetUtcOffset(middle) == from ? (middle, after) : (before, middle);
        }
        return new Change(WholeSecond(after), from, to, zone.IsDaylightSavingTime(after));
    }

    private static DateTimeOffset WholeSecond(DateTimeOffset instant) => new(instant.Ticks - instant.Ticks % TimeSpan.TicksPerSecond, TimeSpan.Zero);

    private static IEnumerable<string> Observance(Change change)
    {
        var kind = change.Daylight ? "DAYLIGHT" : "STANDARD";
        return
        [
            $"BEGIN:{kind}",
            // The moment of the change on the clock as it was before.
            $"DTSTART:{change.At.ToOffset(change.From).ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture)}",
            $"TZOFFSETFROM:{Offset(change.From)}",
            $"TZOFFSETTO:{Offset(change.To)}",
            $"END:{kind}",
        ];
    }

    private static string Offset(TimeSpan offset) => (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hhmm", CultureInfo.InvariantCulture);
}
