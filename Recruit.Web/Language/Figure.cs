using System.Globalization;

namespace Recruit.Web.Language;

/// <summary>Figures as people read them, in the language of the page.</summary>
public static class Figure
{
    /// <summary>A whole number with its thousands apart: <c>2.710</c>.</summary>
    public static string Of(long number) => number.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>A figure with at most this many decimals: <c>18,25</c>.</summary>
    public static string Of(double figure, int decimals) =>
        double.IsFinite(figure) ? figure.ToString("#,0." + new string('#', decimals), CultureInfo.CurrentCulture) : "–";

    /// <summary>A share between 0 and 1 as a percentage with one decimal: <c>31,2 %</c>.</summary>
    public static string Percent(double share) =>
        double.IsFinite(share) ? (share * 100).ToString("N1", CultureInfo.CurrentCulture) + "\u00a0%" : "–";

    /// <summary>A difference in percentage points with its sign: <c>+4,1</c>.</summary>
    public static string Points(double points) =>
        double.IsFinite(points) ? points.ToString("+0.0;\u22120.0;0.0", CultureInfo.CurrentCulture) : "–";

    /// <summary>For an attribute of an SVG element, whatever the language: <c>31.25%</c>.</summary>
    public static string Width(double part, double whole) =>
        (whole <= 0 || !double.IsFinite(part) ? 0 : Math.Clamp(100 * part / whole, 0, 100)).ToString("0.##", CultureInfo.InvariantCulture)
        + "%";
}
