namespace Recruit.Scheduler.Language;

/// <summary>The clocks that somebody abroad can choose from, by their cities.</summary>
public static class OwnZones
{
    /// <summary>IANA names, from west to east.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        "Pacific/Honolulu", "America/Anchorage", "America/Los_Angeles", "America/Denver", "America/Mexico_City", "America/Chicago",
        "America/Bogota", "America/Lima", "America/New_York", "America/Toronto", "America/Curacao", "America/Halifax", "America/Paramaribo",
        "America/Sao_Paulo", "America/Argentina/Buenos_Aires", "Atlantic/Azores", "Atlantic/Reykjavik", "Europe/London", "Europe/Lisbon",
        "Africa/Accra", "Africa/Lagos", "Africa/Casablanca", "Europe/Amsterdam", "Europe/Brussels", "Europe/Berlin", "Africa/Johannesburg",
        "Africa/Cairo", "Europe/Athens", "Europe/Helsinki", "Europe/Kyiv", "Asia/Jerusalem", "Europe/Istanbul", "Africa/Nairobi",
        "Asia/Tehran", "Asia/Dubai", "Asia/Karachi", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Dhaka", "Asia/Bangkok", "Asia/Jakarta",
        "Asia/Shanghai", "Asia/Singapore", "Australia/Perth", "Asia/Seoul", "Asia/Tokyo", "Australia/Adelaide", "Australia/Sydney",
        "Pacific/Auckland",
    ];

    /// <summary>The city after which a zone is named: <c>New York</c>.</summary>
    public static string City(string zone) => zone[(zone.LastIndexOf('/') + 1)..].Replace('_', ' ');
}
