using Recruit.Data.Dialogues;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Engines.Mail;

namespace Recruit.Scheduler.Dialogues;

/// <summary>What stands in a calendar about a dialogue.</summary>
public static class DialogueCalendar
{
    /// <summary>The entry of a dialogue as it stands.</summary>
    /// <param name="attendee">Name and address; null for a file that anybody may open.</param>
    public static CalendarEntry Of(
        string uid, Dialogue dialogue, Programme programme, (string Name, string Address)? attendee, DateTimeOffset now) =>
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
}
