namespace Recruit.Scheduler.Tables.Search;

/// <summary>From which to which temperature a search cools, in people.</summary>
public sealed record Cooling(double From, double To)
{
    /// <summary>So many attributes are searched in a way of their own.</summary>
    public const int Many = 9;

    // Measured on generated groups of 120 to 100,000 people; see docs/decisions/0003.
    private static readonly Cooling EqualSizes = new(0.6, 0.05);
    private static readonly Cooling MixedSizes = new(0.3, 0.002);
    private static readonly Cooling ManyAttributes = new(0.8, 0.15);

    // The best found is warmed up so far that its large faults can mend, not so far that it is lost.
    private const double Again = 0.05;

    // At a few tables a swap disturbs a large part of the whole: colder than this nothing moves any more.
    private static readonly Cooling FewPeople = new(1, 0.2);

    /// <summary>
    /// Cool enough to keep the balance that was found, and warm enough to move within it. Where rules bind, only the coldest find back to
    /// that balance: in a round of 600 citizens over 50 dialogues they grant two and a half times as many wishes.
    /// </summary>
    public static readonly IReadOnlyList<Cooling> Pleasing = [new(0.3, 0.03), new(0.1, 0.002), new(0.05, 0.002)];

    /// <summary>
    /// Later annealings start hotter, not to walk the same way again; with very many people cooler, and from the best found.
    /// </summary>
    public static Cooling For(SearchModel model, int annealing)
    {
        var first = model.People < SearchBudget.FewPeople ? FewPeople
            : model.Attributes >= Many ? ManyAttributes
            : model.Costs.Kinds.Count > 1 ? MixedSizes
            : EqualSizes;
        if (annealing > 0 && SearchBudget.GoesOnFromTheBest(model)) return first with { From = Again };
        return model.Attributes >= Many ? first : first with { From = first.From * (1 + annealing % 3) };
    }

    /// <summary>The temperature in units of energy once a part (0 to 1) of the budget is spent.</summary>
    public double At(double part) => CellCosts.Person * From * Math.Pow(To / From, part);
}
