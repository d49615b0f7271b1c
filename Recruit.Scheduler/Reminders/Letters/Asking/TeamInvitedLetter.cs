namespace Recruit.Scheduler.Reminders.Letters.Asking;

/// <summary>Tells a host or a facilitator that the invitations have left.</summary>
public sealed record TeamInvitedLetter : ReminderLetter
{
    /// <inheritdoc/>
    public TeamInvitedLetter(ReminderScene scene) : base(scene)
    {
    }
}
