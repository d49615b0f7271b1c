using Recruit.Data.Dialogues;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Tables;
using Recruit.Web.Language;

namespace Recruit.Web.Tables;

/// <summary>One level at a table: how many sit there, and how many would be ideal.</summary>
public sealed record TableLevel(string Label, int Count, double Ideal)
{
    public double Off => Math.Abs(Count - Ideal);

    /// <summary>Whole people cannot come closer.</summary>
    public bool IsNearest => Off <= (double)TableCell.NearestOff;
}

/// <summary>One attribute at a table.</summary>
public sealed record TableAttribute(string Name, IReadOnlyList<TableLevel> Levels);

/// <summary>Somebody at a table, by registration number, and why.</summary>
public sealed record PersonHere(long Number, string Because);

/// <summary>A proposed table with its balance.</summary>
/// <param name="Worst">The level that is furthest from its ideal; null when there is nothing to mirror.</param>
public sealed record ProposedTable(
    Dialogue Dialogue, int Number, int Size, double Deviation, IReadOnlyList<TableAttribute> Attributes,
    (string Attribute, TableLevel Level)? Worst)
{
    /// <summary>
    /// Whether an exchange would mend the worst level; null when whole people cannot come closer, or the report does not say.
    /// </summary>
    public string? Exchange { get; init; }

    /// <summary>The address below which each registration has its page.</summary>
    public required string Registrations { get; init; }

    /// <summary>Who sits here and why, by number; empty for a round from before there were reasons.</summary>
    public IReadOnlyList<PersonHere> People { get; init; } = [];

    public static ProposedTable Of(ProofTable table, Dialogue dialogue, IReadOnlyList<ProgrammeAttribute> attributes, string registrations)
    {
        List<TableAttribute> shown =
        [
            .. attributes.Select(attribute => new TableAttribute(
                attribute.Name(SiteLanguage.Current), [.. attribute.Levels.SelectMany(level => CellsOf(table, attribute, level))]))
                .Where(attribute => attribute.Levels.Count > 0),
        ];
        return new(dialogue, table.Place.Table, table.Size, table.Deviation, shown, WorstOf(table, attributes) ?? FurthestIn(shown))
        {
            Registrations = registrations,
        };
    }

    // A level that the seated group has nowhere is in no cell, and would be an empty line at every table.
    private static IEnumerable<TableLevel> CellsOf(ProofTable table, ProgrammeAttribute attribute, Level level) =>
        (table.Cells ?? [])
            .Where(cell => cell.Attribute == attribute.Slug && cell.Level == level.Slug && (cell.Count > 0 || cell.Ideal > 0))
                           .Select(cell => new TableLevel(level.Label(SiteLanguage.Current), cell.Count, cell.Ideal));

    private static (string, TableLevel)? WorstOf(ProofTable table, IReadOnlyList<ProgrammeAttribute> attributes) =>
        table.WorstCell is { } worst && attributes.FirstOrDefault(attribute => attribute.Slug == worst.Attribute) is { } attribute
            ? (attribute.Name(SiteLanguage.Current), new TableLevel(
                attribute.Levels.FirstOrDefault(level => level.Slug == worst.Level)?.Label(SiteLanguage.Current) ?? worst.Level,
                worst.Count, worst.Ideal))
            : null;

    private static (string, TableLevel)? FurthestIn(List<TableAttribute> shown) =>
        shown.SelectMany(attribute => attribute.Levels.Select(level => (attribute.Name, level)))
            .OrderByDescending(cell => cell.level.Off)
            .Select(cell => ((string, TableLevel)?)cell).FirstOrDefault();
}
