using Recruit.Scheduler.Engines.Solver;
using Recruit.Scheduler.Language;

namespace Recruit.Scheduler.Tables;

/// <summary>Who sits at which table, how balanced that is, and the proof of how balanced it could be at best.</summary>
public sealed record Composition
{
    public required IReadOnlyList<ComposedTable> Tables { get; init; }

    /// <summary>The table's name per guest.</summary>
    public required IReadOnlyDictionary<string, string> TableOf { get; init; }

    public required IReadOnlyList<UnplacedGuest> Unplaced { get; init; }

    /// <summary>Reserves for whom no seat was left, in the order of the problem.</summary>
    public required IReadOnlyList<string> ReservesLeft { get; init; }

    public required IReadOnlyList<AttributeBalance> Attributes { get; init; }

    /// <summary>The sum over tables, attributes and levels of weight · |count − ideal|.</summary>
    public required decimal Deviation { get; init; }

    /// <summary>No seating has a smaller deviation; where <see cref="OfTheseSizes"/> is said, none with tables of these sizes.</summary>
    public required decimal Bound { get; init; }

    /// <summary>Whether tables of other sizes are possible, of which the bound says nothing.</summary>
    public bool OfTheseSizes { get; init; }

    /// <summary>What each step of the work came to: the search, and whatever the exact engine was asked after it.</summary>
    public IReadOnlyList<CompositionStep> Steps { get; init; } = [];

    /// <summary>Swaps tried by all threads together.</summary>
    public required long Moves { get; init; }

    public required TimeSpan SearchTime { get; init; }

    public required TimeSpan ProofTime { get; init; }

    /// <summary>Whether the time limit cut the search off before its budget of moves was spent.</summary>
    public required bool TimeRanOut { get; init; }

    /// <summary>What found it: "search", and the name of the exact engine where that proved something.</summary>
    public string Solver { get; init; } = "search";

    /// <summary>Why the exact engine added nothing, though it was asked; null when it was not or did.</summary>
    public SolverNote? SolverNote { get; init; }

    public required WishCount Wishes { get; init; }

    public BalanceProof Proof => new(Deviation, Bound) { OfTheseSizes = OfTheseSizes };

    public CompositionStatus Status => Proof.Status;

    /// <summary>(deviation − bound) / bound; 0 when both are 0, and null when only the bound is.</summary>
    public double? Gap => Proof.Gap;

    /// <summary>The proof in words: "optimal", or "within 0.4 % of the best possible".</summary>
    public string InWords => Proof.InWords;

    /// <summary>The cell that is furthest from its ideal, in people, of the attributes that count.</summary>
    public TableCell? WorstCell => Tables.Select(table => table.WorstCell).OfType<TableCell>().MaxBy(cell => cell.Off);
}

/// <summary>The deviation and the bound once a step of the work was done.</summary>
public sealed record CompositionStep(string By, decimal Deviation, decimal Bound);

/// <summary>A filled table: who sits there and how its counts compare with the ideal.</summary>
public sealed record ComposedTable(TableSpec Spec, IReadOnlyList<string> Guests, IReadOnlyList<TableCell> Cells)
{
    public decimal Deviation => Cells.Sum(cell => cell.Weight * cell.Off);

    /// <summary>The cell that is furthest from its ideal, in people, of the attributes that count; null when none does.</summary>
    public TableCell? WorstCell => Cells.Where(cell => cell.Weight > 0).MaxBy(cell => cell.Off);
}

/// <summary>The count of one level at one table beside its ideal.</summary>
public sealed record TableCell(string Table, string Attribute, string Level, int Count, decimal Ideal, decimal Weight)
{
    /// <summary>Half a person or less is as near as whole people come.</summary>
    public const decimal NearestOff = 0.5m;

    public decimal Off => Math.Abs(Count - Ideal);
}

/// <summary>Someone who has no seat, and the rule that is the reason.</summary>
public sealed record UnplacedGuest(string Id, Wording Because);

/// <summary>One attribute over all tables: its levels in the seated group, its deviation and its own bound.</summary>
public sealed record AttributeBalance(string Name, decimal Weight, IReadOnlyList<LevelShare> Levels, decimal Deviation, decimal Bound);

/// <summary>How many seated people have a level, and the share that every table should have of it.</summary>
public sealed record LevelShare(string Level, int People, decimal Share);
