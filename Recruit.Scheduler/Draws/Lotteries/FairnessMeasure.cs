using Recruit.Scheduler.Draws.Panels;

namespace Recruit.Scheduler.Draws.Lotteries;

/// <summary>The number that a kind of fairness makes as high, or as low, as it can be.</summary>
internal static class FairnessMeasure
{
    /// <param name="without">Types that no lottery can seat.</param>
    /// <param name="chanceOf">Each one's chance, per type.</param>
    public static double Of(Fairness fairness, PanelModel model, IReadOnlySet<int> without, Func<int, double> chanceOf)
    {
        var chances = Enumerable.Range(0, model.Types.Count)
            .Where(type => !without.Contains(type) && !model.HasSeatForCertain(type))
            .Select(type => chanceOf(type) / model.BoostOf(type)).ToList();
        return fairness switch
        {
            Fairness.Goldilocks when chances.Count == 0 => Goldilocks.Least,
            _ when chances.Count == 0 => 1,
            Fairness.Goldilocks =>
                Goldilocks.Of(chances.Min(), chances.Max(), Goldilocks.EvenShare(model, type => !without.Contains(type))),
            Fairness.MinimalHighest => chances.Max(),
            _ => chances.Min(),
        };
    }
}
