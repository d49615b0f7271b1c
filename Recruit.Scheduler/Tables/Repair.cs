using Recruit.Scheduler.Language;

namespace Recruit.Scheduler.Tables;

/// <summary>A roster that stands, and how many of its people may be moved to mend it.</summary>
public sealed record RepairOrder(IReadOnlyDictionary<string, string> CurrentTableOf, int MostMoves);

/// <summary>The mended roster beside the one that stood: who changes seats and why, who left, who is new.</summary>
public sealed record Repair(
    Composition After,
    decimal DeviationBefore,
    IReadOnlyList<SeatChange> Changes,
    IReadOnlyList<string> Left,
    IReadOnlyList<string> Added);

/// <summary>One person's change of seat; <paramref name="From"/> is null for someone who had none.</summary>
public sealed record SeatChange(string Id, string? From, string To, Wording Because);

/// <summary>What can come of mending a roster.</summary>
public abstract record RepairOutcome
{
    public sealed record Repaired(Repair Repair) : RepairOutcome;

    /// <summary>So few moves cannot keep every rule: what stays broken, and what would help.</summary>
    public sealed record Impossible(IReadOnlyList<Wording> Clashes, Wording Remedy) : RepairOutcome;
}
