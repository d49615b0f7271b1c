using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Recruit.Scheduler.Csv;

/// <summary>Tells which numbers of a workbook are dates, for that stands in the way they are shown (ECMA-376, 18.8.30).</summary>
internal sealed partial class WorkbookDates
{
    private const int DaysTo1904 = 1462;
    private const double LastDay = 2_958_465;

    private readonly bool from1904;
    private readonly bool[] isDate;

    public WorkbookDates(WorkbookPart book)
    {
        from1904 = book.Workbook?.WorkbookProperties?.Date1904?.Value ?? false;
        var styles = book.WorkbookStylesPart?.Stylesheet;
        var own = styles?.NumberingFormats?.Elements<NumberingFormat>()
            .ToLookup(format => format.NumberFormatId?.Value ?? 0, format => format.FormatCode?.Value ?? "");
        isDate = [.. styles?.CellFormats?.Elements<CellFormat>().Select(format => IsDate(format.NumberFormatId?.Value ?? 0, own)) ?? []];
    }

    /// <summary>The day, with the time where it has one; null when the number is no date.</summary>
    public string? DateOf(double number, uint style)
    {
        if (style >= isDate.Length || !isDate[style] || number is < 0 or > LastDay - DaysTo1904)
            return null;
        var moment = DateTime.FromOADate(Math.Round((number + (from1904 ? DaysTo1904 : 0)) * 86_400) / 86_400);
        var form = number < 1 ? "HH:mm" : moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm";
        return moment.ToString(form, CultureInfo.InvariantCulture);
    }

    private static bool IsDate(uint format, ILookup<uint, string>? own) =>
        format is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58)
        || (own?[format].FirstOrDefault() is { } code && DateSign().IsMatch(Quoted().Replace(code, "")));

    [GeneratedRegex("[ymdhsYMDHS]")]
    private static partial Regex DateSign();

    [GeneratedRegex(@"""[^""]*""|\[[^\]]*\]|\\.|General")]
    private static partial Regex Quoted();
}
