namespace Recruit.Data.Representativeness;

/// <summary>A moment at which the figures of a programme were frozen for everyone.</summary>
/// <param name="Number">Counts from 1 within the programme.</param>
/// <param name="PublishedBy">Who pressed, or <c>system</c> when people were about to go.</param>
public sealed record Publication(Guid Id, Guid ProgrammeId, int Number, DateTimeOffset PublishedAt, string PublishedBy);

/// <summary>How many people of a track at a stage have a level, as everyone may see it.</summary>
/// <param name="Level">Empty for everyone who answered.</param>
/// <param name="People">Null when hidden.</param>
public sealed record PublishedFigure(Guid TrackId, string Stage, string Attribute, string Level, int? People)
{
    /// <summary>The level of everyone who answered.</summary>
    public const string Everyone = "";
}
