using Recruit.Scheduler.Draws.Lotteries;
using Recruit.Scheduler.Draws.Panels;

namespace Recruit.Scheduler.Draws.ManyDialogues;

/// <summary>Makes panels for many dialogues at once by rounding the expected seats of the whole program.</summary>
internal sealed class PanelsByRounding : IPanelSource
{
    // More numbers than this in a table take too long per panel.
    private const long LargestTable = 300_000;

    private readonly RoundedPanels rounded;
    private int[]? first;

    private PanelsByRounding(RoundedPanels rounded) => (this.rounded, first) = (rounded, rounded.Next());

    /// <param name="seats">Expected seats per cell of the whole.</param>
    /// <returns>Null where the search would be too large, or finds nothing.</returns>
    public static PanelsByRounding? Of(PanelModel whole, IReadOnlyList<double> seats, long seed) =>
        RoundedPanels.TableOf(whole, seats) <= LargestTable
            && new PanelsByRounding(new RoundedPanels(whole, seats, seed)) is { first: not null } plan ? plan : null;

    /// <inheritdoc/>
    public int[]? Next()
    {
        // That which showed that there are any comes first.
        var panel = first ?? rounded.Next();
        first = null;
        return panel;
    }
}
