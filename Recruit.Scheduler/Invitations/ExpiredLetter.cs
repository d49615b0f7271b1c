namespace Recruit.Scheduler.Invitations;

/// <summary>Tells that the seat went to somebody else, because no answer came.</summary>
public sealed record ExpiredLetter : DialogueLetter
{
    /// <inheritdoc/>
    public ExpiredLetter(InvitationView view, string name, string link, string language) : base(view, name, link, language)
    {
    }
}
