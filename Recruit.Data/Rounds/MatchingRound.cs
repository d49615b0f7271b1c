namespace Recruit.Data.Rounds;

/// <summary>One frozen run over a track: draw who gets a seat, compose the tables.</summary>
/// <param name="State"><c>queued</c>, <c>running</c>, <c>published</c> (waits for the dice), <c>proposed</c>, <c>confirmed</c>, <c>failed</c> or <c>discarded</c>.</param>
/// <param name="Progress">Between 0 and 1, while it runs.</param>
/// <param name="Stage">What it is doing now, a slug such as <c>draw</c>, <c>compose</c>, <c>prove</c>.</param>
/// <param name="Proof">The report of the composition as JSON, once proposed.</param>
public sealed record MatchingRound(
    Guid Id, Guid ProgrammeId, Guid TrackId, int Number, string State, long Seed, DateTimeOffset RequestedAt,
    decimal Progress, string Stage, DateTimeOffset? ProposedAt, DateTimeOffset? ConfirmedAt, string Failure, string? Proof);

/// <summary>A round that a worker may take up.</summary>
/// <param name="Track">The Dutch name of its track.</param>
public sealed record DueRound(Guid Id, int Number, string Track);

/// <summary>What became of one person of the frozen pool.</summary>
/// <param name="Chance">The chance of a seat that the lottery gave, between 0 and 1.</param>
/// <param name="Outcome"><c>pool</c> before the draw; then <c>seat</c>, <c>reserve</c> or <c>unplaced</c>.</param>
/// <param name="ReserveRank">Order among the reserves, from 1.</param>
public sealed record RoundRegistration(
    Guid RegistrationId, decimal Chance, string Outcome, Guid? DialogueId, int? TableNumber, int? ReserveRank, string Reason);
