using Recruit.Data.Dialogues;
using Recruit.Data.Staff;
using Recruit.Web.Security;

namespace Recruit.Web.Rosters;

/// <summary>Who may write what was said at a table, and when.</summary>
public static class ReportAccess
{
    /// <summary>Whoever led a table writes from that day on; after this many days it is the organiser's.</summary>
    public const int Days = 14;

    public static bool MayWrite(StaffUser user, Dialogue dialogue, DialogueTable table, DateTimeOffset now) => user.Role switch
    {
        StaffRole.Organiser => true,
        StaffRole.Facilitator => table.FacilitatorId == user.Id && IsOpen(dialogue, now),
        _ => false,
    };

    /// <summary>Whether it is the day of the dialogue or one of the days after, on the calendar of its place.</summary>
    public static bool IsOpen(Dialogue dialogue, DateTimeOffset now)
    {
        var today = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(dialogue.TimeZone)).Date;
        var first = dialogue.LocalStart.Date;
        return dialogue.State == DialogueState.Planned && today >= first && today <= first.AddDays(Days);
    }
}
