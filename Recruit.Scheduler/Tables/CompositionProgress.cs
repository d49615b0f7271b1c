namespace Recruit.Scheduler.Tables;

/// <summary>How far a search has come: swaps tried, their budget, and the least deviation so far beside its bound.</summary>
public sealed record CompositionProgress(long Moves, long Budget, decimal Deviation, decimal Bound);
