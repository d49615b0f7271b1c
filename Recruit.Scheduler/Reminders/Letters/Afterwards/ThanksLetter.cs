using Recruit.Scheduler.Invitations;

namespace Recruit.Scheduler.Reminders.Letters.Afterwards;

/// <summary>Thanks somebody who took part.</summary>
public sealed record ThanksLetter : DialogueLetter
{
    /// <inheritdoc/>
    public ThanksLetter(InvitationView view, string name, string link, string language) : base(view, name, link, language)
    {
    }
}
