namespace Recruit.Scheduler.Tables;

/// <summary>Who is to be seated where, and what should be in balance.</summary>
public sealed record CompositionProblem(
    IReadOnlyList<Guest> Guests,
    IReadOnlyList<TableSpec> Tables,
    IReadOnlyList<BalancedAttribute> Attributes);
