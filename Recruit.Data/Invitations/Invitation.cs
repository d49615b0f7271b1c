using Recruit.Data.Dialogues;

namespace Recruit.Data.Invitations;

/// <summary>
/// Where an invitation stands: planned → sent → accepted | declined | expired; accepted → cancelled | attended | no_show.
/// </summary>
public static class InvitationState
{
    /// <summary>Made; its mail has not left yet.</summary>
    public const string Planned = "planned";
    public const string Sent = "sent";
    public const string Accepted = "accepted";
    public const string Declined = "declined";

    /// <summary>Nobody answered in time.</summary>
    public const string Expired = "expired";

    /// <summary>Accepted at first and then called off, or taken back because the person left the programme.</summary>
    public const string Cancelled = "cancelled";
    public const string Attended = "attended";
    public const string NoShow = "no_show";

    /// <summary>Whether an answer is still awaited.</summary>
    public static bool IsOpen(string state) => state is Planned or Sent;

    /// <summary>Whether the person may still come: an answer is awaited, or it was yes.</summary>
    public static bool IsLive(string state) => IsOpen(state) || state == Accepted;
}

/// <summary>The rules of the mails about an invitation; each speaks once per invitation.</summary>
public static class InvitationRule
{
    public const string Invitation = "invitation";
    public const string Accepted = "invitation_accepted";
    public const string Declined = "invitation_declined";
    public const string Cancelled = "invitation_cancelled";
    public const string Expired = "invitation_expired";
}

/// <summary>A seat offered to a person until a date.</summary>
public sealed record Invitation
{
    public Guid Id { get; init; }
    public Guid ProgrammeId { get; init; }
    public Guid RegistrationId { get; init; }
    public Guid SeatId { get; init; }
    public Guid DialogueId { get; init; }
    public string State { get; init; } = "";
    public DateTimeOffset AnswerBy { get; init; }

    /// <summary>The invitation whose seat this one refills; null for a first one.</summary>
    public Guid? ReplacesId { get; init; }
    public required InvitationReason Reason { get; init; }
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its mail left.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>When the person accepted or declined.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Whether the seat is still this person's.</summary>
    public bool HasSeat { get; init; }

    /// <summary>Whether an answer is still awaited.</summary>
    public bool IsOpen => InvitationState.IsOpen(State);

    /// <summary>Which answers it takes.</summary>
    /// <param name="dialogue">The one that it is for.</param>
    public InvitationStanding Standing(Dialogue dialogue) => new(State, AnswerBy, dialogue.State, dialogue.StartsAt, HasSeat);
}

/// <summary>One step in the life of an invitation.</summary>
public sealed record InvitationEvent(DateTimeOffset At, string State, string Note);

/// <summary>An invitation with the person and the place that it is about, for lists of a dialogue or a track.</summary>
public sealed record InvitationLine
{
    public Guid Id { get; init; }
    public Guid DialogueId { get; init; }
    public int TableNumber { get; init; }
    public int SeatNumber { get; init; }
    public Guid RegistrationId { get; init; }
    public Guid PersonId { get; init; }
    public string State { get; init; } = "";
    public DateTimeOffset AnswerBy { get; init; }
    public Guid? ReplacesId { get; init; }
    public required InvitationReason Reason { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? SentAt { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }
}
