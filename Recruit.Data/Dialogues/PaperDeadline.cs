namespace Recruit.Data.Dialogues;

/// <summary>Until when a paper is on time: to the end of a day on the clock of the place.</summary>
public static class PaperDeadline
{
    /// <summary>The last second of the day that lies so many days before the day of the start.</summary>
    /// <param name="until">A later last moment, as an organiser gave it to one person.</param>
    public static DateTimeOffset Of(DateTimeOffset startsAt, int days, string timeZone, DateTimeOffset? until = null) =>
        EndOfDay(startsAt, -days, timeZone) is var due && until > due ? until.Value : due;

    /// <summary>The last second of the day that lies so many days after the day of a moment.</summary>
    /// <param name="days">Negative for days before.</param>
    public static DateTimeOffset EndOfDay(DateTimeOffset moment, int days, string timeZone)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        var end = TimeZoneInfo.ConvertTime(moment, zone).Date.AddDays(days + 1).AddSeconds(-1);
        return new DateTimeOffset(end, zone.GetUtcOffset(end)).ToUniversalTime();
    }
}
