using Recruit.Data.Reference;
using Recruit.Data.Results;
using Recruit.Data.Spelling;

namespace Recruit.Scheduler.Results;

/// <summary>Which results somebody looks for; what is not given shuts nothing out.</summary>
/// <param name="Words">All of them stand in the title, the theme, the place or a line.</param>
/// <param name="Place">The code of a municipality or the level of a province.</param>
public sealed record ResultsQuestion(
    string? Words = null, string? Theme = null, string? Type = null, string? Place = null, DateOnly? From = null, DateOnly? Until = null)
{
    /// <summary>The municipality that invited; null when there is none.</summary>
    public static Municipality? MunicipalityOf(ReportedDialogue dialogue) =>
        dialogue.MunicipalityCode is { } code ? Municipalities.Published.Find(code) : null;

    /// <summary>The province that it was for, else that of its municipality.</summary>
    public static Province? ProvinceOf(ReportedDialogue dialogue) =>
        (dialogue.Region ?? MunicipalityOf(dialogue)?.Province) is { } level ? Provinces.Published.Find(level) : null;

    /// <summary>The day on the calendar of the place.</summary>
    public static DateOnly DayOf(ReportedDialogue dialogue) => DateOnly.FromDateTime(
        TimeZoneInfo.ConvertTime(dialogue.StartsAt, TimeZoneInfo.FindSystemTimeZoneById(dialogue.TimeZone)).DateTime);

    /// <param name="lines">What its tables said.</param>
    public bool Fits(ReportedDialogue dialogue, IEnumerable<PublishedLine> lines) =>
        (Type is null || dialogue.Type == Type)
        && (Theme is null || dialogue.Theme == Theme || lines.Any(line => line.Theme == Theme))
        && (Place is null || dialogue.MunicipalityCode == Place || ProvinceOf(dialogue)?.Level == Place)
        && !(DayOf(dialogue) < From) && !(DayOf(dialogue) > Until)
        && HasWords(dialogue, lines);

    private bool HasWords(ReportedDialogue dialogue, IEnumerable<PublishedLine> lines)
    {
        if (string.IsNullOrWhiteSpace(Words))
            return true;
        var all = Spelled.Key(string.Join(' ',
            [dialogue.Title, dialogue.Theme, MunicipalityOf(dialogue)?.ShortName, ProvinceOf(dialogue)?.Name,
                .. lines.Select(line => $"{line.Theme} {line.Words}")]));
        return Spelled.Key(Words).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(word => all.Contains(word, StringComparison.Ordinal));
    }
}
