using Recruit.Scheduler.Invitations;

namespace Recruit.Scheduler.Reminders.Letters.Afterwards;

/// <summary>Asks once more how the evening was, of who was there and has not answered.</summary>
public sealed record EvaluationLetter : DialogueLetter
{
    /// <inheritdoc/>
    public EvaluationLetter(InvitationView view, string name, string link, string language) : base(view, name, link, language)
    {
    }
}
