namespace Recruit.Scheduler.Draws.Publishing;

/// <summary>A thousand panels of which each was seated at the tables before it was published.</summary>
/// <param name="Replaced">How many that left somebody without a chair gave way to others of the thousand.</param>
public sealed record SeatedPanels(NumberedPanels Panels, int Replaced)
{
    /// <summary>
    /// Puts in the place of panels that cannot be seated others that can: each time the one that brings everyone's number of panels nearest
    /// to what the lottery gives, by least squares.
    /// </summary>
    /// <param name="chances">Everyone's, by the lottery.</param>
    /// <param name="canSit">Whether everyone of a panel has a chair; asked once for panels of the same people.</param>
    /// <returns>Null where none can be seated.</returns>
    public static SeatedPanels? Of(NumberedPanels panels, IReadOnlyList<double> chances, Func<Panel, bool> canSit)
    {
        var verdicts = panels.Panels.DistinctBy(PeopleOn).AsParallel().AsOrdered()
            .Select(panel => (People: PeopleOn(panel), Sits: canSit(panel))).ToDictionary(one => one.People, one => one.Sits);
        var sitting = panels.Panels.Where(panel => verdicts[PeopleOn(panel)]).ToList();
        if (sitting.Count == panels.Panels.Count) return new SeatedPanels(panels, 0);
        if (sitting.Count == 0) return null;

        double[] off = [.. new NumberedPanels(sitting).TimesOf(chances.Count)
            .Zip(chances, (times, chance) => times - chance * NumberedPanels.Count)];
        var others = sitting.DistinctBy(PeopleOn).ToList();
        return new SeatedPanels(
            new NumberedPanels([.. panels.Panels.Select(panel => verdicts[PeopleOn(panel)] ? panel : Nearest())]),
            panels.Panels.Count - sitting.Count);

        Panel Nearest()
        {
            var nearest = others.MinBy(panel => panel.Seats.Sum(seat => 2 * off[seat.Member] + 1))!;
            foreach (var seat in nearest.Seats) off[seat.Member]++;
            return nearest;
        }
    }

    private static string PeopleOn(Panel panel) => string.Join(',', panel.Seats.Select(seat => seat.Member).Order());
}
