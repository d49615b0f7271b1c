namespace Recruit.Data.Rounds;

/// <summary>Where a round stands: queued → running → (published →) proposed → confirmed; or failed, or discarded.</summary>
public static class RoundState
{
    public const string Queued = "queued";
    public const string Running = "running";

    /// <summary>The draw is public and waits for the dice.</summary>
    public const string Published = "published";
    public const string Proposed = "proposed";
    public const string Confirmed = "confirmed";
    public const string Failed = "failed";

    /// <summary>An organiser put it aside.</summary>
    public const string Discarded = "discarded";
}

/// <summary>What becomes of a person of the pool of a round.</summary>
public static class RoundOutcome
{
    /// <summary>Before the draw.</summary>
    public const string Pool = "pool";
    public const string Seat = "seat";
    public const string Reserve = "reserve";
    public const string Unplaced = "unplaced";
}

/// <summary>One frozen run over a track: draw who gets a seat, compose the tables.</summary>
public sealed record MatchingRound
{
    public Guid Id { get; init; }
    public Guid ProgrammeId { get; init; }
    public Guid TrackId { get; init; }
    public int Number { get; init; }

    /// <summary>One of <see cref="RoundState"/>.</summary>
    public string State { get; init; } = "";
    public long Seed { get; init; }
    public DateTimeOffset RequestedAt { get; init; }

    /// <summary>Between 0 and 1, while it runs.</summary>
    public decimal Progress { get; init; }

    /// <summary>What it is doing now, a slug such as <c>draw</c>, <c>compose</c>, <c>prove</c>.</summary>
    public string Stage { get; init; } = "";
    public DateTimeOffset? ProposedAt { get; init; }
    public DateTimeOffset? ConfirmedAt { get; init; }
    public string Failure { get; init; } = "";

    /// <summary>The report of the composition as JSON, once proposed.</summary>
    public string? Proof { get; init; }
}

/// <summary>A round that a worker may take up.</summary>
/// <param name="Track">The Dutch name of its track.</param>
public sealed record DueRound(Guid Id, int Number, string Track);

/// <summary>What became of one person of the frozen pool.</summary>
/// <param name="Chance">The chance of a seat that the lottery gave, between 0 and 1.</param>
/// <param name="Outcome">One of <see cref="RoundOutcome"/>.</param>
/// <param name="ReserveRank">Order among the reserves, from 1.</param>
public sealed record RoundRegistration(
    Guid RegistrationId, decimal Chance, string Outcome, Guid? DialogueId, int? TableNumber, int? ReserveRank, string Reason);
