namespace Recruit.Scheduler.Tables;

/// <summary>How many pairs of people meet over several rounds, the most that could, and how many meetings repeat an earlier one.</summary>
public sealed record Meetings(long Pairs, long MostPairs, long Repeated);

/// <summary>How many seated people asked for a theme that some open table has, and how many sit at such a table.</summary>
public sealed record WishCount(int Asked, int Granted);
