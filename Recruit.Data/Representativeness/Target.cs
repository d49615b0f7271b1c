namespace Recruit.Data.Representativeness;

/// <summary>The share of a level that a group should reach, and where the figure comes from.</summary>
/// <param name="ScopeId">Where it holds; that of a whole track is the id of the track.</param>
/// <param name="Share">Between 0 and 1; the shares of one attribute add up to 1.</param>
/// <param name="Population">The share among the population of the invited ages; null where no source gives it.</param>
/// <param name="Reason">Why the share differs from the population, when it was raised or lowered on purpose.</param>
public sealed record Target(
    Guid Id, Guid ScopeId, Guid AttributeId, string Level, decimal Share, decimal? Population, string Reason, string Source,
    DateOnly? ReferenceDate);

/// <summary>The least number of people of a level at every table of a place; 0 lifts what is inherited.</summary>
/// <param name="Attribute">Its slug.</param>
public sealed record TableMinimum(Guid ScopeId, Guid AttributeId, string Attribute, string Level, int Least);

/// <summary>A scope as it stands in its row.</summary>
public sealed record TargetScope(
    Guid Id, Guid ProgrammeId, Guid? TrackId, string? Type, string? Region, string? Municipality, Guid? DialogueId, int? TableNumber)
{
    public TargetPlace Place() => new(ProgrammeId, TrackId, Type, Region, DialogueId, TableNumber, Municipality);
}

/// <summary>What an organiser changed about a place, and why.</summary>
/// <param name="Level">For a minimum per table; null for the shares of a whole attribute.</param>
/// <param name="Shares">The new shares by level, as JSON; null when none were set.</param>
/// <param name="Least">The new minimum; null when none was set.</param>
public sealed record TargetChange(
    Guid Id, Guid ScopeId, Guid AttributeId, string? Level, string? Shares, int? Least, string Reason, string ChangedBy,
    DateTimeOffset ChangedAt);
