namespace Recruit.Data.Invitations;

/// <summary>
/// How an invitation stands, and what comes of each answer to it. The store asks it under the lock, a page before it offers a button: so
/// nobody is offered what is then refused.
/// </summary>
/// <param name="HasSeat">Whether the seat is still this person's.</param>
public sealed record InvitationStanding(string State, DateTimeOffset AnswerBy, string DialogueState, DateTimeOffset StartsAt, bool HasSeat)
{
    public bool TakesPlace => DialogueState == Dialogues.DialogueState.Planned;

    public bool IsOpen => InvitationState.IsOpen(State);

    /// <summary>What comes of saying yes.</summary>
    public AnswerOutcome Accept(DateTimeOffset now) => this switch
    {
        { State: InvitationState.Accepted } => new AnswerOutcome.Accepted(),
        { State: InvitationState.Expired } => new AnswerOutcome.Expired(AnswerBy),
        { IsOpen: false } => new AnswerOutcome.AlreadyAnswered(State),
        { HasSeat: false } or { TakesPlace: false } => new AnswerOutcome.SeatGone(),
        _ when StartsAt <= now => new AnswerOutcome.TooLate(StartsAt),
        _ when AnswerBy <= now => new AnswerOutcome.Expired(AnswerBy),
        _ => new AnswerOutcome.Accepted(),
    };

    /// <summary>What comes of saying no.</summary>
    // A late "no" is still a "no": it frees the seat as the expiry would have done.
    public AnswerOutcome Decline(DateTimeOffset now) => this switch
    {
        { State: InvitationState.Declined } => new AnswerOutcome.Declined(),
        { State: InvitationState.Expired } => new AnswerOutcome.Expired(AnswerBy),
        { IsOpen: false } => new AnswerOutcome.AlreadyAnswered(State),
        { HasSeat: false } or { TakesPlace: false } => new AnswerOutcome.SeatGone(),
        _ when StartsAt <= now => new AnswerOutcome.TooLate(StartsAt),
        _ => new AnswerOutcome.Declined(),
    };

    /// <summary>What comes of saying that one is no longer coming.</summary>
    public AnswerOutcome Cancel(DateTimeOffset now) => State switch
    {
        InvitationState.Cancelled => new AnswerOutcome.Cancelled(),
        InvitationState.Accepted when StartsAt <= now => new AnswerOutcome.TooLate(StartsAt),
        InvitationState.Accepted => new AnswerOutcome.Cancelled(),
        // Who never accepted has nothing to call off, but means the same.
        _ => Decline(now),
    };

    /// <summary>What comes of saying that one still comes after a change.</summary>
    public AnswerOutcome StillComes(DateTimeOffset now) => State switch
    {
        InvitationState.Accepted when StartsAt <= now => new AnswerOutcome.TooLate(StartsAt),
        InvitationState.Accepted => new AnswerOutcome.Accepted(),
        _ => new AnswerOutcome.AlreadyAnswered(State),
    };

    /// <summary>Whether a yes would still be taken.</summary>
    public bool TakesYes(DateTimeOffset now) => IsOpen && Accept(now) is AnswerOutcome.Accepted;

    /// <summary>Whether a no, or a calling off, would still be taken.</summary>
    public bool TakesNo(DateTimeOffset now) =>
        (IsOpen || State == InvitationState.Accepted) && Cancel(now) is AnswerOutcome.Declined or AnswerOutcome.Cancelled;
}
