using System.Globalization;
using Recruit.Data.Dialogues;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Engines.Mail;

namespace Recruit.Scheduler.Invitations;

/// <summary>
/// A person's calendar entry of a dialogue as a VCALENDAR (RFC 5545, with the methods of RFC 5546). The UID never changes, so that
/// a later REQUEST moves the entry and a CANCEL takes it away instead of leaving two.
/// </summary>
public sealed record CalendarEntry(string Uid, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string TimeZone, string Summary)
{
    public string Description { get; init; } = "";

    /// <summary>The hall, or the link of an online dialogue.</summary>
    public string Location { get; init; } = "";

    /// <summary>A page about it.</summary>
    public string Url { get; init; } = "";

    /// <summary>Rises with every change that calendars must follow.</summary>
    public int Sequence { get; init; }

    /// <summary>The address of those who invite.</summary>
    public required string Organizer { get; init; }

    /// <summary>The name and address of the person; null in a file that is published for anybody.</summary>
    public (string Name, string Address)? Attendee { get; init; }

    /// <summary>When this version was written.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>The entry of a dialogue as it stands.</summary>
    /// <param name="attendee">Name and address; null for a file that anybody may open.</param>
    public static CalendarEntry Of(string uid, Dialogue dialogue, Programme programme, (string Name, string Address)? attendee, DateTimeOffset now) =>
        new(uid, dialogue.StartsAt, dialogue.EndsAt, dialogue.TimeZone, dialogue.Title)
        {
            Description = programme.Name + (dialogue.Venue.Length > 0 && dialogue.Link.Length > 0 ? $"\n{dialogue.Link}" : ""),
            Location = dialogue.Venue.Length > 0 ? dialogue.Venue : dialogue.Link,
            Url = dialogue.Link,
            Sequence = dialogue.CalendarSequence,
            Organizer = programme.ContactAddress,
            Attendee = attendee,
            WrittenAt = now,
        };

    /// <summary>Puts it into the calendar, or moves it.</summary>
    public CalendarPart Request() => Part("REQUEST", Sequence);

    /// <summary>Takes it out of the calendar; its number is above that of any REQUEST before it.</summary>
    public CalendarPart Cancel() => Part("CANCEL", Sequence + 1);

    /// <summary>A file to be downloaded, to which nobody has to answer.</summary>
    public CalendarPart Publish() => Part("PUBLISH", Sequence);

    private CalendarPart Part(string method, int sequence) =>
        new(method, CalendarText.Lines(
        [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Recruit//Recruit//NL", "CALSCALE:GREGORIAN", $"METHOD:{method}",
            .. CalendarZone.Around(TimeZone, StartsAt, EndsAt),
            .. Event(method, sequence),
            "END:VCALENDAR",
        ]));

    private IEnumerable<string> Event(string method, int sequence)
    {
        yield return "BEGIN:VEVENT";
        yield return $"UID:{Uid}";
        yield return $"DTSTAMP:{WrittenAt.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}";
        yield return $"DTSTART;TZID={TimeZone}:{Local(StartsAt)}";
        yield return $"DTEND;TZID={TimeZone}:{Local(EndsAt)}";
        yield return string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{sequence}");
        yield return $"STATUS:{(method == "CANCEL" ? "CANCELLED" : "CONFIRMED")}";
        yield return $"SUMMARY:{CalendarText.Escape(Summary)}";
        foreach (var (name, value) in new[] { ("DESCRIPTION", Description), ("LOCATION", Location) })
            if (value.Length > 0)
                yield return $"{name}:{CalendarText.Escape(value)}";
        if (Url.Length > 0)
            yield return $"URL:{Url}";
        yield return $"ORGANIZER:mailto:{Organizer}";
        if (Attendee is var (attendee, address))
            yield return $"ATTENDEE;CN={CalendarText.Quote(attendee)};ROLE=REQ-PARTICIPANT;PARTSTAT={(method == "CANCEL" ? "DECLINED" : "ACCEPTED")}:mailto:{address}";
        yield return "END:VEVENT";
    }

    private string Local(DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(TimeZone)).ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
}
