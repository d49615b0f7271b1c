namespace Recruit.Data.Rosters;

/// <summary>Somebody with a seat, without a name and without attributes: who it is stands in the vault.</summary>
/// <param name="State">Where the invitation stands; null when a seat is held without one.</param>
/// <param name="Companion">What somebody comes along for; null when nobody does.</param>
public sealed record RosterSeat(
    int TableNumber, int SeatNumber, Guid RegistrationId, Guid PersonId, string Language, Guid? InvitationId, string? State,
    string? Companion = null);
