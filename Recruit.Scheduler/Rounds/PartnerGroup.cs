namespace Recruit.Scheduler.Rounds;

/// <summary>A partner with the people of the pool who came by its link.</summary>
/// <param name="Seats">How many it has in each exploratory dialogue.</param>
public sealed record PartnerGroup(string Name, int Seats, IReadOnlySet<Guid> People);
