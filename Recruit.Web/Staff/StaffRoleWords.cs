using Recruit.Data.Staff;

namespace Recruit.Web.Staff;

/// <summary>The roles, in words.</summary>
public static class StaffRoleWords
{
    public static readonly IReadOnlyList<string> All =
        [StaffRole.Organiser, StaffRole.Viewer, StaffRole.Municipality, StaffRole.Facilitator];

    public static string Of(string role, string language) => (role, language) switch
    {
        (StaffRole.Organiser, "en") => "Organiser",
        (StaffRole.Organiser, _) => "Organisator",
        (StaffRole.Viewer, "en") => "Viewer",
        (StaffRole.Viewer, _) => "Meekijker",
        (StaffRole.Municipality, "en") => "Municipality",
        (StaffRole.Municipality, _) => "Gemeente",
        (StaffRole.Facilitator, "en") => "Facilitator",
        (StaffRole.Facilitator, _) => "Gespreksleider",
        _ => role,
    };

    public static string WhatItMay(string role, string language) => (role, language) switch
    {
        (StaffRole.Organiser, "en") => "sees and does everything",
        (StaffRole.Organiser, _) => "ziet en doet alles",
        (StaffRole.Viewer, "en") => "sees what an organiser sees, but changes nothing",
        (StaffRole.Viewer, _) => "ziet wat een organisator ziet, maar verandert niets",
        (StaffRole.Municipality, "en") => "offers dialogues of one municipality",
        (StaffRole.Municipality, _) => "biedt dialogen van één gemeente aan",
        (_, "en") => "sees the own table on the day itself",
        _ => "ziet op de dag zelf de eigen tafel",
    };
}
