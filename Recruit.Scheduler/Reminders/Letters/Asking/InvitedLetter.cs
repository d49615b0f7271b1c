namespace Recruit.Scheduler.Reminders.Letters.Asking;

/// <summary>Follows up an invitation that was not answered yet.</summary>
public sealed record InvitedLetter : ReminderLetter
{
    /// <inheritdoc/>
    public InvitedLetter(ReminderScene scene) : base(scene)
    {
    }
}
