namespace Recruit.Scheduler.Tables;

/// <summary>How far one table is from its ideal, now or with one more person.</summary>
public static class TableBalance
{
    /// <summary>
    /// The deviation of a table's counts from its ideals: the sum over attributes and levels of weight · |count − size · share|.
    /// Attributes without given shares are left out, because a table alone does not know the group.
    /// </summary>
    public static decimal Deviation(
        IReadOnlyCollection<IReadOnlyDictionary<string, string>> guests, IReadOnlyCollection<BalancedAttribute> attributes) =>
        attributes.Where(attribute => attribute.Shares is not null).Sum(attribute => attribute.Weight * DeviationOf(attribute, guests));

    /// <summary>
    /// The deviation of the table once <paramref name="candidate"/> sits there too: the reserve for whom it is least keeps the table
    /// closest to its targets.
    /// </summary>
    public static decimal BalanceAfter(
        IReadOnlyCollection<IReadOnlyDictionary<string, string>> guests,
        IReadOnlyDictionary<string, string> candidate,
        IReadOnlyCollection<BalancedAttribute> attributes) =>
        Deviation([.. guests, candidate], attributes);

    private static decimal DeviationOf(BalancedAttribute attribute, IReadOnlyCollection<IReadOnlyDictionary<string, string>> guests)
    {
        var counts = guests.CountBy(levels => levels.TryGetValue(attribute.Name, out var level) ? level : "").ToDictionary();
        var levels = attribute.Shares!.Keys.Union(counts.Keys);
        return levels.Sum(level => Math.Abs(counts.GetValueOrDefault(level) - guests.Count * attribute.Shares.GetValueOrDefault(level)));
    }
}
