namespace Recruit.Data.Messages;

/// <summary>A message to be written and sent when it is due: one per person, rule and occasion.</summary>
/// <param name="Rule">Which kind of message this is, such as <c>invitation</c> or <c>reminder_week_before</c>.</param>
/// <param name="Occasion">What it is about, so that the same rule may speak again on another occasion.</param>
/// <param name="SubjectId">The registration, invitation, staff member or host that the rule speaks about.</param>
public sealed record NewMessage(Guid PersonId, string Rule, string Occasion, Guid SubjectId, DateTimeOffset DueAt)
{
    public Guid? ProgrammeId { get; init; }
    public string Language { get; init; } = "nl";

    /// <summary>After this moment the message is <c>missed</c> and no longer sent; null when late is better than never.</summary>
    public DateTimeOffset? SendBefore { get; init; }

    /// <summary>Neither counts for nor waits for the most messages a person gets in a day.</summary>
    public bool Urgent { get; init; }

    /// <summary>
    /// Whether it waits for the other messages of this person that go in turn: each must know whether the one before left.
    /// </summary>
    public bool InTurn { get; init; }

    /// <summary>The batch that it leaves with; null when nobody has to hold it up.</summary>
    public Guid? BatchId { get; init; }
}

/// <summary>
/// The states of a message: queued → sending → sent | retrying | uncertain | refused | skipped | missed; queued → letter → sent | skipped.
/// </summary>
public static class MessageState
{
    public const string Queued = "queued";

    /// <summary>The body is about to leave or under way; when the sender dies here, nobody knows whether it arrived.</summary>
    public const string Sending = "sending";
    public const string Sent = "sent";

    /// <summary>Not accepted yet; it is tried again at its due moment.</summary>
    public const string Retrying = "retrying";

    /// <summary>The server may or may not have it; it is tried again with the same Message-ID.</summary>
    public const string Uncertain = "uncertain";
    public const string Refused = "refused";

    /// <summary>It should not be sent (any more); the reason says why.</summary>
    public const string Skipped = "skipped";

    /// <summary>Its moment passed before it could leave.</summary>
    public const string Missed = "missed";

    /// <summary>The person has no e-mail address: it waits to be printed and posted, or told by telephone.</summary>
    public const string Letter = "letter";
}

/// <summary>A message that one sender holds until its lease ends.</summary>
public sealed record ClaimedMessage
{
    public Guid Id { get; init; }
    public Guid PersonId { get; init; }
    public string Rule { get; init; } = "";
    public string Occasion { get; init; } = "";
    public Guid SubjectId { get; init; }
    public string Language { get; init; } = "";
    public string State { get; init; } = "";
    public DateTimeOffset DueAt { get; init; }
    public DateTimeOffset? SendBefore { get; init; }

    /// <summary>How often its body left, or was about to.</summary>
    public int Attempts { get; init; }
    public string MessageId { get; init; } = "";

    /// <summary>What was sent at the last attempt, sealed under the person's key.</summary>
    public byte[]? SealedText { get; init; }

    /// <summary>Rises with every claim: whoever holds an older number has lost the message and can change nothing.</summary>
    public int ClaimNumber { get; init; }

    /// <summary>When a sender first took it up.</summary>
    public DateTimeOffset TriedSince { get; init; }
    public Guid? ProgrammeId { get; init; }
}

/// <summary>A mail that a server accepted.</summary>
public sealed record LeftMail(Guid Id, Guid PersonId, Guid? ProgrammeId, DateTimeOffset LeftAt);

/// <summary>A message as the pages list it; who it is for stands in the vault.</summary>
public sealed record MessageRow
{
    public Guid Id { get; init; }
    public Guid PersonId { get; init; }
    public string Rule { get; init; } = "";
    public string Occasion { get; init; } = "";
    public Guid? ProgrammeId { get; init; }
    public Guid SubjectId { get; init; }
    public string Language { get; init; } = "";
    public string State { get; init; } = "";
    public DateTimeOffset DueAt { get; init; }
    public DateTimeOffset? SendBefore { get; init; }
    public int Attempts { get; init; }
    public string Reason { get; init; } = "";
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }
}

/// <summary>Which messages a list shows; null shows all.</summary>
public sealed record MessageFilter(Guid? ProgrammeId = null, string? State = null, string? Rule = null);

/// <summary>Something that happened to a message.</summary>
public sealed record MessageEvent(int Number, DateTimeOffset At, string State, string Note);

/// <summary>A message with all that happened to it, oldest first.</summary>
/// <param name="SealedText">What was last sent; null when nothing left yet.</param>
public sealed record MessageHistory(MessageRow Message, byte[]? SealedText, IReadOnlyList<MessageEvent> Events);
