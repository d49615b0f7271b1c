namespace Recruit.Scheduler.Reminders.Letters.Coming;

/// <summary>Reminds a host or a facilitator of a dialogue.</summary>
public sealed record TeamLetter : ReminderLetter
{
    /// <inheritdoc/>
    public TeamLetter(ReminderScene scene) : base(scene)
    {
    }
}
