using Recruit.Scheduler.Language;

namespace Recruit.Scheduler.Tables.Explaining;

/// <summary>Why everyone sits where they sit in one round, and of each table what is worst and whether it can be mended.</summary>
public sealed record Explanation(IReadOnlyList<SeatReason> People, IReadOnlyList<TableRemark> Tables);

/// <summary>Why a person sits at a table: every rule and wish that bears on it, and what the balance says.</summary>
public sealed record SeatReason(string Id, string Table, IReadOnlyList<SeatFact> Facts)
{
    public Wording Because => SeatWords.Of(Facts, SeatNames.AsGiven);
}

/// <summary>The cell of a table that is furthest from its ideal, and the exchange that brings it closer at the least cost.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Worst">Null when there is nothing to mirror.</param>
/// <param name="Best">Null when whole people cannot come closer, or when the rules allow no exchange that would.</param>
public sealed record TableRemark(string Table, TableCell? Worst, Exchange? Best)
{
    /// <summary>The exchange that mends the worst cell without making the whole worse; null when there is none.</summary>
    public Exchange? Mend => Best is { Change: <= 0 } ? Best : null;

    public Wording InWords => RemarkWords.Of(this, SeatNames.AsGiven);
}

/// <summary>Two people who could change places, and what that would add to the deviation.</summary>
public sealed record Exchange(string One, string Other, string OtherTable, decimal Change);
