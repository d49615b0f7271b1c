namespace Recruit.Scheduler.Reminders.Letters.Afterwards;

/// <summary>Thanks a host or a facilitator.</summary>
public sealed record TeamThanksLetter : ReminderLetter
{
    /// <inheritdoc/>
    public TeamThanksLetter(ReminderScene scene) : base(scene)
    {
    }
}
