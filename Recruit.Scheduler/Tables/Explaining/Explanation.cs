using Recruit.Scheduler.Language;

namespace Recruit.Scheduler.Tables.Explaining;

/// <summary>Why everyone sits where they sit in one round, and of each table what is worst and whether it can be mended.</summary>
public sealed record Explanation(IReadOnlyList<SeatReason> People, IReadOnlyList<TableRemark> Tables);

/// <summary>Why a person sits at a table: every rule and wish that bears on it, and what the balance says.</summary>
public sealed record SeatReason(string Id, string Table, Wording Because);

/// <summary>The cell of a table that is furthest from its ideal, the exchange that would mend it without making the whole worse, and both in words.</summary>
public sealed record TableRemark(string Table, TableCell? Worst, Exchange? Mend, Wording InWords);

/// <summary>Two people who could change places, and what that would add to the deviation.</summary>
public sealed record Exchange(string One, string Other, string OtherTable, decimal Change);
