namespace Recruit.Scheduler.Tables.Search;

/// <summary>From which to which temperature a search cools, in people.</summary>
public sealed record Cooling(double From, double To)
{
    // Measured on generated groups of 120 to 100,000 people; see docs/decisions/0003.
    private static readonly Cooling EqualSizes = new(0.6, 0.05);
    private static readonly Cooling MixedSizes = new(0.3, 0.002);
    private static readonly Cooling ManyAttributes = new(1.2, 0.15);

    public static Cooling For(SearchModel model) =>
        model.Attributes >= 9 ? ManyAttributes
        : model.Costs.Kinds.Count > 1 ? MixedSizes
        : EqualSizes;

    /// <summary>The temperature in units of energy once a part (0 to 1) of the budget is spent.</summary>
    public double At(double part) => CellCosts.Person * From * Math.Pow(To / From, part);
}
