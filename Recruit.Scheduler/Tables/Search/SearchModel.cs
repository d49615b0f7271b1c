namespace Recruit.Scheduler.Tables.Search;

/// <summary>Everything the search needs, in whole numbers: people, tables and levels are indices.</summary>
public sealed record SearchModel
{
    /// <summary>How many attributes each person has a level of.</summary>
    public required int Attributes { get; init; }

    public required int Levels { get; init; }

    /// <summary>The level per person and attribute, person by person; levels are numbered over all attributes.</summary>
    public required ushort[] LevelsOf { get; init; }

    /// <summary>The kind of each table in <see cref="Costs"/>.</summary>
    public required int[] KindOf { get; init; }

    public required CellCosts Costs { get; init; }

    /// <summary>The table of each person to start from; the sizes that follow from it never change.</summary>
    public required int[] Start { get; init; }

    /// <summary>Which tables each person may sit at; null when everyone may sit anywhere.</summary>
    public TableMasks? Masks { get; init; }

    /// <summary>People who may not share a table.</summary>
    public IReadOnlyList<int[]> ApartGroups { get; init; } = [];

    /// <summary>People who sit at one table and move as one.</summary>
    public IReadOnlyList<int[]> Blocks { get; init; } = [];

    /// <summary>People who stay where they start.</summary>
    public IReadOnlyList<int> Fixed { get; init; } = [];

    /// <summary>
    /// Per kind of wish the tables that would grant it to each person, and all tables for those who have none: a theme, near home.
    /// </summary>
    public IReadOnlyList<TableMasks> Liked { get; init; } = [];

    /// <summary>Per person whom that person meets in other rounds, in rising order; null when there is one round.</summary>
    public IReadOnlyList<int[]>? Acquaintances { get; init; }

    /// <summary>Whether some exchanges are forbidden.</summary>
    public bool HasRules =>
        Masks is not null || ApartGroups.Count > 0 || Blocks.Count > 0 || Fixed.Count > 0 || Costs.Shortfall.Any(people => people > 0);

    public bool HasPreferences => Liked.Count > 0 || Acquaintances is not null;

    public int People => Start.Length;

    public int Tables => KindOf.Length;

    /// <summary>Whether a seating keeps the sizes and every rule.</summary>
    public bool IsKeptBy(int[] tableOf) =>
        tableOf.CountBy(table => table).All(taken => taken.Value == SizeOf(taken.Key))
        && Enumerable.Range(0, People).All(person => Masks?.Allows(person, tableOf[person]) ?? true)
        && Fixed.All(person => tableOf[person] == Start[person])
        && Blocks.All(block => block.All(person => tableOf[person] == tableOf[block[0]]))
        && new SeatingState(this, tableOf).Breaches == 0;

    public int SizeOf(int table) => Costs.Kinds[KindOf[table]].Size;
}
