namespace Recruit.Scheduler.Invitations;

/// <summary>Thanks somebody who cannot come.</summary>
public sealed record DeclinedLetter : DialogueLetter
{
    /// <inheritdoc/>
    public DeclinedLetter(InvitationView view, string name, string link, string language) : base(view, name, link, language)
    {
    }
}
