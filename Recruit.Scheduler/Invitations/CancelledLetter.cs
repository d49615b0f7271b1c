namespace Recruit.Scheduler.Invitations;

/// <summary>Confirms that a seat is free again; the calendar entry goes.</summary>
public sealed record CancelledLetter : DialogueLetter
{
    /// <inheritdoc/>
    public CancelledLetter(InvitationView view, string name, string link, string language) : base(view, name, link, language)
    {
    }
}
