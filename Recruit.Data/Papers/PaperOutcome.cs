namespace Recruit.Data.Papers;

/// <summary>Why a paper is not taken.</summary>
public enum PaperFault
{
    Empty,
    TooLarge,

    /// <summary>Neither PDF, DOCX, ODT nor text.</summary>
    Unknown,

    /// <summary>A zip file that holds no document.</summary>
    NotADocument,

    /// <summary>It begins well, and does not go on so.</summary>
    Broken,

    /// <summary>It opens with a password only.</summary>
    Locked,
    Macros,

    /// <summary>It becomes far too large when it is unpacked.</summary>
    Bomb,
    Infected,

    /// <summary>The scanner does not answer, so nobody knows.</summary>
    ScannerAway,

    /// <summary>The deadline has passed, and an organiser takes nothing more.</summary>
    Closed,

    /// <summary>The deadline has passed, and a paper is in.</summary>
    Standing,

    /// <summary>The dialogue has begun.</summary>
    Over,

    /// <summary>This person hands in no paper (any more).</summary>
    NotAsked,

    /// <summary>There is no room left to keep it.</summary>
    NoRoom,
}

/// <summary>What can come of handing in a paper.</summary>
public abstract record PaperOutcome
{
    public sealed record Taken(bool Late) : PaperOutcome;
    public sealed record Refused(PaperFault Because) : PaperOutcome;
}

/// <summary>What is asked of somebody who comes: a paper, and until when.</summary>
public sealed record PaperTerm
{
    public required Guid DialogueId { get; init; }
    public required Guid PersonId { get; init; }

    /// <summary>So many days before the start.</summary>
    public required int Days { get; init; }
    public required DateTimeOffset StartsAt { get; init; }
    public required string TimeZone { get; init; }

    /// <summary>A later last moment, as an organiser gave it.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Since when no late paper is taken any more.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>When it came in, here or another way.</summary>
    public DateTimeOffset? PaperAt { get; init; }

    /// <summary>Until when it is on time.</summary>
    public DateTimeOffset Deadline => Dialogues.PaperDeadline.Of(StartsAt, Days, TimeZone, Until);

    public bool IsLate(DateTimeOffset at) => at > Deadline;

    /// <summary>Why no paper is taken at this moment; null when one is.</summary>
    public PaperFault? WhyNot(DateTimeOffset now) =>
        now >= StartsAt ? PaperFault.Over
        : !IsLate(now) ? null
        : ClosedAt is not null ? PaperFault.Closed
        : PaperAt is not null ? PaperFault.Standing
        : null;
}
