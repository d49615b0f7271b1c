using Recruit.Data.Dialogues;
using Recruit.Data.Staff;
using Recruit.Scheduler.Rosters;
using Recruit.Web.Security;

namespace Recruit.Web.Rosters;

/// <summary>Who may see which part of a roster.</summary>
public static class RosterAccess
{
    /// <summary>Null for whoever may see nothing of it: to that person the roster does not exist.</summary>
    public static RosterView? ViewOf(StaffUser user, Dialogue dialogue, IEnumerable<DialogueTable> tables, DateTimeOffset now) =>
        user.Role switch
        {
            StaffRole.Organiser => RosterView.Everything,
            StaffRole.Municipality when dialogue.MunicipalityCode == user.MunicipalityCode =>
                new RosterView(WithContact: false, Tables: null),
            StaffRole.Facilitator when IsToday(dialogue, now) && Led(user, tables) is { Count: > 0 } led =>
                new RosterView(WithContact: false, led),
            _ => null,
        };

    /// <summary>Whether it is the day of the dialogue, on the calendar of its place.</summary>
    public static bool IsToday(Dialogue dialogue, DateTimeOffset now) =>
        TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(dialogue.TimeZone)).Date == dialogue.LocalStart.Date;

    private static HashSet<int> Led(StaffUser user, IEnumerable<DialogueTable> tables) =>
        [.. tables.Where(table => table.FacilitatorId == user.Id).Select(table => table.Number)];
}
