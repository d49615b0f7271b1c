namespace Recruit.Scheduler.Tables.Composing;

/// <summary>A first seating that fixes the sizes: the table per guest (−1 for none), who has no seat and why, and what clashes.</summary>
internal sealed record SeatPlan(int[] TableOf, IReadOnlyList<UnplacedGuest> Unplaced, IReadOnlyList<string> ReservesLeft, IReadOnlyList<Clash> Clashes);
