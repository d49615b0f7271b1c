namespace Recruit.Scheduler.Reminders.Letters.Coming;

/// <summary>Tells a host or a facilitator that whoever holds a seat said yes.</summary>
public sealed record HostFullLetter : ReminderLetter
{
    /// <inheritdoc/>
    public HostFullLetter(ReminderScene scene) : base(scene)
    {
    }
}
