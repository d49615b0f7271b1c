using Recruit.Scheduler.Invitations;

namespace Recruit.Scheduler.Reminders.Letters.Asking;

/// <summary>Asks once more for an answer.</summary>
public sealed record UnansweredLetter : DialogueLetter
{
    /// <inheritdoc/>
    public UnansweredLetter(InvitationView view, string name, string link, string language) : base(view, name, link, language)
    {
    }
}
