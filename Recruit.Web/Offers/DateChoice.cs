using System.Globalization;

namespace Recruit.Web.Offers;

/// <summary>The offered dates that are still to come, to choose one of.</summary>
public sealed record DateChoice(IReadOnlyList<DateTimeOffset> ToCome, string TimeZone)
{
    /// <summary>A date as the form sends it.</summary>
    public static string ValueOf(DateTimeOffset start) => start.UtcDateTime.ToString("yyyyMMdd'T'HHmm", CultureInfo.InvariantCulture);

    /// <summary>The date that was chosen; null for none of these.</summary>
    public DateTimeOffset? Find(string? value) =>
        ToCome.Where(start => ValueOf(start) == value).Select(start => (DateTimeOffset?)start).FirstOrDefault();
}
