namespace Recruit.Scheduler.Tables;

/// <summary>Who is to be seated where, and what should be in balance.</summary>
public sealed record CompositionProblem(
    IReadOnlyList<Guest> Guests,
    IReadOnlyList<TableSpec> Tables,
    IReadOnlyList<BalancedAttribute> Attributes)
{
    /// <summary>Of several rounds, the table of everyone in the first, where that is settled; null to compose it as well.</summary>
    public IReadOnlyDictionary<string, string>? FirstRound { get; init; }
}
