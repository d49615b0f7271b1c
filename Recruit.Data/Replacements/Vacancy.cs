using System.Text.Json;

namespace Recruit.Data.Replacements;

/// <summary>An empty seat that may still be refilled.</summary>
/// <param name="LastInvitationId">The last invitation that was sent for it; null when there never was one.</param>
/// <param name="After">How that one ended: <c>declined</c>, <c>expired</c> or <c>cancelled</c>; <c>ahead</c> or
/// <c>vacant</c> when there was none.</param>
/// <param name="LeaverId">The registration that was invited last; null when none was.</param>
public sealed record Vacancy(
    Guid SeatId, Guid DialogueId, int TableNumber, Guid RoundId, Guid TrackId, Guid ProgrammeId, Guid? LastInvitationId, string After,
    Guid? LeaverId);

/// <summary>Somebody who may be asked.</summary>
/// <param name="Rank">Order among the reserves that were drawn, from 1; null for somebody who was not drawn as one.</param>
public sealed record ReplacementCandidate(Guid RegistrationId, int? Rank);

/// <summary>A seat of a track, held or empty.</summary>
/// <param name="RegistrationId">Who holds it; null when nobody does.</param>
/// <param name="Answer">The state of that person's invitation; null while none was made.</param>
/// <param name="Open">Whether it is refilled when it falls empty: its dialogue is planned, and not too close to its start.</param>
public sealed record SeatOfTrack(Guid DialogueId, int TableNumber, Guid? RegistrationId, string? Answer, bool Open);

/// <summary>What can come of offering an empty seat to a reserve.</summary>
public abstract record FillOutcome
{
    public sealed record Filled(Guid InvitationId) : FillOutcome;

    /// <summary>Another was first, the dialogue is off, or it is too close to its start by now.</summary>
    public sealed record NoLongerEmpty : FillOutcome;

    /// <summary>Other people sit at the table than those for whom the choice was made: choose again.</summary>
    public sealed record TableChanged : FillOutcome;

    /// <summary>This person withdrew, was invited elsewhere, or someone of the same household was: choose another.</summary>
    public sealed record ReserveGone : FillOutcome;
}

/// <summary>An empty seat as organisers see it.</summary>
/// <param name="CutOff">From this moment on it is no longer refilled.</param>
/// <param name="SearchedAt">When it was last found that no reserve fits; null when nobody has looked yet.</param>
/// <param name="UnsuitableJson">How many reserves were kept from it by what, as JSON; null when nobody has looked yet.</param>
/// <param name="LeftEmptyAt">When an organiser decided that nobody is asked for it; null when nobody decided so.</param>
/// <param name="LeaverId">The registration that held it last; null when nobody did.</param>
public sealed record EmptySeat(
    Guid SeatId, Guid DialogueId, int TableNumber, int Number, DateTimeOffset VacantSince, DateTimeOffset CutOff, string After,
    DateTimeOffset? SearchedAt, string? UnsuitableJson, DateTimeOffset? LeftEmptyAt, Guid? LeaverId)
{
    /// <summary>How many reserves were kept from it by what; empty when there was no reserve at all.</summary>
    public IReadOnlyDictionary<string, int> Unsuitable =>
        UnsuitableJson is null ? new Dictionary<string, int>() : JsonSerializer.Deserialize<Dictionary<string, int>>(UnsuitableJson)!;
}
