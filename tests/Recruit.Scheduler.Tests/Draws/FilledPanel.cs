using Recruit.Scheduler.Draws;

namespace Recruit.Scheduler.Tests.Draws;

/// <summary>Fills the names into a panel of types.</summary>
internal static class FilledPanel
{
    /// <summary>The last of each type take its seats, where a search would rather take the first.</summary>
    public static Panel WithLastOfEachType(PanelLottery lottery, TypePanel panel)
    {
        var taken = new Dictionary<int, int>();
        return new Panel([.. panel.Seats
            .SelectMany(group => Enumerable.Range(0, group.Count).Select(_ => new PanelSeat(Next(group.Type), group.Dialogue)))
            .OrderBy(seat => seat.Member)]);

        int Next(int type) => lottery.Types[type].Members[^(taken[type] = taken.GetValueOrDefault(type) + 1)];
    }
}
