namespace Recruit.Scheduler.Invitations;

/// <summary>Confirms a seat, with the calendar entry and the way to free the seat again.</summary>
public sealed record AcceptedLetter : DialogueLetter
{
    /// <inheritdoc/>
    public AcceptedLetter(InvitationView view, string name, string link, string language) : base(view, name, link, language)
    {
    }
}
