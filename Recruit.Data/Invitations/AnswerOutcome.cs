namespace Recruit.Data.Invitations;

/// <summary>What can come of an answer to an invitation. Giving the same answer twice says the same.</summary>
public abstract record AnswerOutcome
{
    public sealed record Accepted : AnswerOutcome;
    public sealed record Declined : AnswerOutcome;
    public sealed record Cancelled : AnswerOutcome;

    /// <summary>Another answer stands, and this one cannot change it.</summary>
    public sealed record AlreadyAnswered(string State) : AnswerOutcome;

    /// <summary>The time to answer is over.</summary>
    public sealed record Expired(DateTimeOffset At) : AnswerOutcome;

    /// <summary>The seat is no longer there for this person, or the dialogue does not take place.</summary>
    public sealed record SeatGone : AnswerOutcome;

    /// <summary>The dialogue has started.</summary>
    public sealed record TooLate(DateTimeOffset StartedAt) : AnswerOutcome;

    public sealed record NotFound : AnswerOutcome;
}

/// <summary>What somebody without e-mail says on the telephone, and staff record.</summary>
public enum PhoneAnswer
{
    Comes,

    /// <summary>Says no to the invitation, or calls off after having accepted.</summary>
    DoesNotCome,
}
