namespace Recruit.Scheduler.Draws.Lotteries;

/// <summary>How far the preparation of a draw is.</summary>
/// <param name="Panels">How many panels are known.</param>
/// <param name="Bound">No lottery has a higher lowest chance (or a lower highest one).</param>
/// <param name="Shortfall">By which share the worst placed person still misses the chance aimed at; null before the first mixture.</param>
public sealed record LotteryProgress(int Panels, double Bound, double? Shortfall);
