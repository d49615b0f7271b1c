namespace Recruit.Data.Rosters;

/// <summary>Somebody with a seat, without a name and without attributes: who it is stands in the vault.</summary>
public sealed record RosterSeat
{
    public required int TableNumber { get; init; }
    public required int SeatNumber { get; init; }
    public required Guid RegistrationId { get; init; }
    public required Guid PersonId { get; init; }
    public required string Language { get; init; }
    public Guid? InvitationId { get; init; }

    /// <summary>Where the invitation stands; null when a seat is held without one.</summary>
    public string? State { get; init; }

    /// <summary>For which organisation the person comes; null for none.</summary>
    public string? Organisation { get; init; }

    /// <summary>Whether the organisation holds the seat and the person who comes has yet to confirm.</summary>
    public bool AwaitsPerson { get; init; }

    /// <summary>What somebody comes along for; null when nobody does.</summary>
    public string? Companion { get; init; }

    /// <summary>The tables of the second round of talk and those after it; empty where they are not settled or there are none.</summary>
    public int[] LaterTables { get; init; } = [];
}
