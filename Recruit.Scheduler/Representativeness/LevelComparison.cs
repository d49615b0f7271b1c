namespace Recruit.Scheduler.Representativeness;

/// <summary>One level of an attribute: how many people have it here, and the share it has in the population (0 to 1).</summary>
public sealed record LevelCount(string Level, double Count, double PopulationShare);

/// <summary>One level set beside the population: both shares (0 to 1) and their difference in percentage points.</summary>
public sealed record LevelComparison(string Level, double Count, double Share, double PopulationShare, double DifferenceInPoints);
