namespace Recruit.Scheduler.Invitations;

/// <summary>Offers a seat, and asks for an answer before a date.</summary>
public sealed record InvitationLetter : DialogueLetter
{
    /// <inheritdoc/>
    public InvitationLetter(InvitationView view, string name, string link, string language) : base(view, name, link, language)
    {
    }
}
