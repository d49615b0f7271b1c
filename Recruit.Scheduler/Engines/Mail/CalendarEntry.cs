using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Recruit.Scheduler.Engines.Mail;

/// <summary>
/// A person's calendar entry of a meeting as a VCALENDAR (RFC 5545, with the methods of RFC 5546). The UID never changes, so that
/// a later REQUEST moves the entry and a CANCEL takes it away instead of leaving two.
/// </summary>
public sealed record CalendarEntry(string Uid, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string TimeZone, string Summary)
{
    public string Description { get; init; } = "";

    /// <summary>The hall, or the link of an online meeting.</summary>
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

    /// <summary>Puts it into the calendar, or moves it.</summary>
    public CalendarPart Request() => Part("REQUEST", Sequence, EventStatus.Confirmed, EventParticipationStatus.Accepted);

    /// <summary>Takes it out of the calendar; its number is above that of any REQUEST before it.</summary>
    public CalendarPart Cancel() => Part("CANCEL", Sequence + 1, EventStatus.Cancelled, EventParticipationStatus.Declined);

    /// <summary>A file to be downloaded, to which nobody has to answer.</summary>
    public CalendarPart Publish() => Part("PUBLISH", Sequence, EventStatus.Confirmed, EventParticipationStatus.Accepted);

    private CalendarPart Part(string method, int sequence, string status, string answer)
    {
        var calendar = new Calendar { ProductId = "-//Recruit//Recruit//NL", Scale = "GREGORIAN", Method = method };
        calendar.AddTimeZone(VTimeZone.FromDateTimeZone(TimeZone, StartsAt.UtcDateTime.AddYears(-1), includeHistoricalData: false));
        var entry = new CalendarEvent
        {
            Uid = Uid,
            Sequence = sequence,
            Status = status,
            DtStamp = new CalDateTime(WrittenAt.UtcDateTime, CalDateTime.UtcTzId),
            Start = Local(StartsAt),
            End = Local(EndsAt),
            Summary = Clean(Summary),
            Description = Description.Length > 0 ? Clean(Description) : null,
            Location = Location.Length > 0 ? Clean(Location) : null,
            Url = Uri.TryCreate(Clean(Url), UriKind.Absolute, out var page) ? page : null,
        };
        if (MailTo(Organizer) is { } organizer)
            entry.Organizer = new Organizer { Value = organizer };
        if (Attendee is var (name, address) && MailTo(address) is { } mailbox)
            entry.Attendees.Add(new Attendee(mailbox)
            {
                CommonName = OneLine(name),
                Role = ParticipationRole.RequiredParticipant,
                ParticipationStatus = answer,
            });
        calendar.Events.Add(entry);
        return new CalendarPart(method, new CalendarSerializer().SerializeToString(calendar)!);
    }

    private CalDateTime Local(DateTimeOffset instant) =>
        new(TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(TimeZone)).DateTime, TimeZone);

    private static Uri? MailTo(string address) => Uri.TryCreate($"mailto:{OneLine(address)}", UriKind.Absolute, out var uri) ? uri : null;

    // Ical.Net 5.2.4 escapes line ends in texts, but writes those in a CN as they are: a name could begin a line of its own.
    private static string OneLine(string text) => string.Concat(text.Where(letter => !char.IsControl(letter)));

    private static string Clean(string text) =>
        string.Concat(text.ReplaceLineEndings("\n").Where(letter => letter == '\n' || !char.IsControl(letter)));
}
