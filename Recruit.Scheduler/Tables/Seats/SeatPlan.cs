using Recruit.Scheduler.Tables.Search;

namespace Recruit.Scheduler.Tables.Seats;

/// <summary>A first seating that fixes the sizes: the table per guest (−1 for none), who has no seat and why, and what clashes.</summary>
internal sealed record SeatPlan(
    int[] TableOf, IReadOnlyList<UnplacedGuest> Unplaced, IReadOnlyList<string> ReservesLeft, IReadOnlyList<Clash> Clashes)
{
    /// <summary>
    /// The plan of these seats, with the reason of everyone who has none; where seats were short a draw decided, or who came first.
    /// </summary>
    public static SeatPlan Of(
        CompositionProblem problem, IReadOnlyList<Party> parties, TableMasks masks, int[] tableOf, bool byDraw = true) => new(
            tableOf,
            new SeatlessPeople(problem, parties, masks, tableOf).WithReasons(byDraw),
            [.. problem.Guests.Where((guest, index) => guest.Reserve && tableOf[index] < 0).Select(guest => guest.Id)],
            []);
}
