using Recruit.Data.Programmes;

namespace Recruit.Scheduler.Registrations;

/// <summary>The columns that an import of registrations has for a track.</summary>
public static class ImportColumns
{
    public static readonly IReadOnlyList<string> PartsOfWeek = ["weekday_morning", "weekday_afternoon", "weekday_evening", "weekend"];
    public static readonly IReadOnlyList<string> Formats = ["online", "hall"];

    /// <summary>Columns without which no row can go in: name, consent, and the answer to every attribute that the tables balance.</summary>
    public static IReadOnlyList<string> Needed(IReadOnlyList<ProgrammeAttribute> attributes) =>
        ["name", "email", "consented_on", .. attributes.Where(IsNeeded).Select(Of).Distinct()];

    /// <summary>The column that holds the answer to an attribute's question.</summary>
    public static string Of(ProgrammeAttribute attribute) => attribute.Derivation switch
    {
        Derivation.BirthYear => "birth_year",
        Derivation.Postcode => "postcode",
        _ => attribute.Slug,
    };

    /// <summary>The day on which a person agreed that we keep a special-category answer.</summary>
    public static string ConsentOf(ProgrammeAttribute attribute) => $"{attribute.Slug}_consented_on";

    internal static bool IsNeeded(ProgrammeAttribute attribute) => !attribute.Special && attribute.Weight > 0;
}
