using System.Globalization;
using Recruit.Data.Results;
using Recruit.Data.Spelling;

namespace Recruit.Web.Results.Reports;

/// <summary>One line of a report as its form sends it: nothing that was typed is lost, however wrong.</summary>
public sealed class ReportRow
{
    public Guid Id { get; set; }
    public string? Kind { get; set; }
    public string? Theme { get; set; }
    public string? Words { get; set; }
    public string? Role { get; set; }

    /// <summary>As a browser sends a date: <c>2027-04-01</c>.</summary>
    public string? Due { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Words);

    public static ReportRow Of(ReportLine line) => new()
    {
        Id = line.Id,
        Kind = line.Kind,
        Theme = line.Theme,
        Words = line.Words,
        Role = line.Role,
        Due = line.DueOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    /// <summary>A line on which nothing stands yet.</summary>
    public static ReportRow Blank(string kind, string theme, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), Kind = kind, Theme = kind == ReportKind.Said ? theme : "" };

    /// <summary>The day of an agreement; null for none, and for what is no day.</summary>
    public DateOnly? DueOn() =>
        DateOnly.TryParseExact(Due?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public ReportLine Line(IReadOnlyCollection<string> themes) => new(
        Id, Kind!, Kind == ReportKind.Said && Theme is not null && themes.Contains(Theme) ? Theme : "", Spelled.Lines(Words ?? ""),
        Kind is ReportKind.Quote or ReportKind.Agreement ? Spelled.Line(Role ?? "") : "",
        Kind == ReportKind.Agreement ? DueOn() : null);
}
