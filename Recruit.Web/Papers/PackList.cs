using Recruit.Scheduler.Papers;

namespace Recruit.Web.Papers;

/// <summary>The papers of a reading pack as a list to download from.</summary>
/// <param name="Address">The page that hands them out.</param>
public sealed record PackList(IReadOnlyList<PackEntry> Entries, string Address, string TimeZone);
