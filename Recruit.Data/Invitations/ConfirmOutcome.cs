namespace Recruit.Data.Invitations;

/// <summary>What can come of confirming a matching round.</summary>
public abstract record ConfirmOutcome
{
    /// <param name="Invited">How many invitations are queued.</param>
    /// <param name="Vacant">Seats that start empty because their person left, or was invited elsewhere, since the round ran.</param>
    /// <param name="Ahead">Seats added beyond the composition, to which reserves are invited.</param>
    public sealed record Confirmed(int Invited, int Vacant, int Ahead = 0) : ConfirmOutcome;

    public sealed record AlreadyConfirmed(DateTimeOffset At) : ConfirmOutcome;

    /// <summary>It has nothing to confirm (yet, or any more).</summary>
    public sealed record NotProposed(string State) : ConfirmOutcome;

    /// <summary>Another round over one of the same dialogues was confirmed after this one was asked for: its tables are taken.</summary>
    public sealed record Overtaken(int ByRound) : ConfirmOutcome;

    /// <summary>Since the organiser looked, people left or were invited elsewhere: nothing was sent.</summary>
    public sealed record CountChanged(InvitationCount Now) : ConfirmOutcome;

    public sealed record NotFound : ConfirmOutcome;
}

/// <summary>What confirming a round would send: mails, letters to those without e-mail, and seats that would start empty.</summary>
public sealed record InvitationCount(int Mails, int Letters, int Vacant)
{
    /// <summary>How many people would be invited.</summary>
    public int Invited => Mails + Letters;
}
