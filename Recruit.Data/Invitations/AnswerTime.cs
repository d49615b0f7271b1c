namespace Recruit.Data.Invitations;

/// <summary>How long an invited person has to answer.</summary>
public sealed record AnswerTime(int Days)
{
    // An evening hour, so that whoever is asked next has a mail at a decent time.
    private static readonly TimeSpan LastHour = TimeSpan.FromHours(20);

    /// <summary>
    /// Eight in the evening, local time, of the last day; but never later than half-way to the start, so that there is time
    /// to ask somebody else.
    /// </summary>
    public DateTimeOffset EndsAt(DateTimeOffset invitedAt, DateTimeOffset startsAt, string timeZone)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        var lastDay = TimeZoneInfo.ConvertTime(invitedAt, zone).Date.AddDays(Days) + LastHour;
        var byDays = new DateTimeOffset(lastDay, zone.GetUtcOffset(lastDay));
        var halfWay = HalfWay(invitedAt, startsAt);
        return byDays < halfWay ? byDays.ToUniversalTime() : halfWay;
    }

    /// <summary>The last moment at which an answer still leaves as much time to ask somebody else as the person had.</summary>
    public static DateTimeOffset HalfWay(DateTimeOffset now, DateTimeOffset startsAt) =>
        WholeMinutes(now + (startsAt - now) / 2).ToUniversalTime();

    private static DateTimeOffset WholeMinutes(DateTimeOffset instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMinute));
}
