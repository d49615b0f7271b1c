namespace Recruit.Scheduler.Tables;

/// <summary>An attribute in which every table should mirror the group, or the given shares.</summary>
public sealed record BalancedAttribute(string Name)
{
    /// <summary>How heavily a deviation in this attribute counts; read to four decimals.</summary>
    public decimal Weight { get; init; } = 1;

    /// <summary>The share that each level should have, adding up to one; null means the shares of the seated group itself.</summary>
    public IReadOnlyDictionary<string, decimal>? Shares { get; init; }
}
