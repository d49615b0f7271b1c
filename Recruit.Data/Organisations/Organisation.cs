namespace Recruit.Data.Organisations;

/// <summary>An organisation whose people speak for it; the seat is the organisation's.</summary>
public sealed record Organisation
{
    public required Guid Id { get; init; }
    public required Guid ProgrammeId { get; init; }
    public required Guid TrackId { get; init; }

    /// <summary>As whoever came first wrote it.</summary>
    public required string Name { get; init; }
    public string? Sector { get; init; }
    public string? Size { get; init; }

    /// <summary>The person in the vault who gets its link; null when that person was erased.</summary>
    public Guid? ContactId { get; init; }

    /// <summary>Since when an organiser vouches for the contact; null while only its own seat is in its hands.</summary>
    public DateTimeOffset? ContactCheckedAt { get; init; }
}
