using Recruit.Data.Programmes;

namespace Recruit.Scheduler.Reminders;

/// <summary>
/// Moments on a local clock. Nothing is planned between two and three at night, which on one night a year does not exist and on another
/// exists twice.
/// </summary>
public static class DecentHours
{
    /// <summary>This moment, or the end of the quiet hours in which it falls.</summary>
    /// <param name="waits">Whether it waits for the end of the quiet hours; what is urgent does not.</param>
    public static DateTimeOffset Of(DateTimeOffset moment, string timeZone, ReminderSettings settings, bool waits)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        var local = TimeZoneInfo.ConvertTime(moment, zone);
        var minutes = local.Hour * 60 + local.Minute;
        if (waits && settings.IsQuiet(minutes))
            return At(local.Date.AddDays(minutes >= settings.Morning ? 1 : 0), settings.Morning, zone);
        return local.Hour == 2 ? At(local.Date, 3 * 60, zone) : moment;
    }

    /// <summary>So many days after the local day of a moment, at a time of the local clock.</summary>
    /// <param name="days">Negative for days before.</param>
    /// <param name="localMinutes">Minutes since local midnight.</param>
    public static DateTimeOffset At(DateTimeOffset moment, int days, int localMinutes, string timeZone)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        return At(TimeZoneInfo.ConvertTime(moment, zone).Date.AddDays(days), localMinutes, zone);
    }

    /// <summary>The local day in which a moment falls.</summary>
    public static DateOnly Day(DateTimeOffset moment, string timeZone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(timeZone)).DateTime);

    private static DateTimeOffset At(DateTime day, int minutes, TimeZoneInfo zone)
    {
        var local = day.AddMinutes(minutes);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
