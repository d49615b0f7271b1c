using Recruit.Scheduler.Invitations;

namespace Recruit.Scheduler.Reminders.Letters.Coming;

/// <summary>Reminds somebody in the last hours before the start.</summary>
public sealed record SoonLetter : DialogueLetter
{
    /// <inheritdoc/>
    public SoonLetter(InvitationView view, string name, string link, string language) : base(view, name, link, language)
    {
    }
}
