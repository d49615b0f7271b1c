namespace Recruit.Scheduler.Tables;

/// <summary>How many pairs of people meet over several rounds, the most that could, and how many meetings repeat an earlier one.</summary>
public sealed record Meetings(long Pairs, long MostPairs, long Repeated);

/// <summary>
/// How many seated people asked for a theme that some table open to them has, and how many sit at such a table; and the same of those
/// for whom some open table is near home.
/// </summary>
public sealed record WishCount(int Asked, int Granted, int NearAsked = 0, int NearGranted = 0);
