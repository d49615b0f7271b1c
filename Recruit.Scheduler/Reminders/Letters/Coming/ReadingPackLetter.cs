namespace Recruit.Scheduler.Reminders.Letters.Coming;

/// <summary>Leads to the papers that are read before a dialogue.</summary>
public sealed record ReadingPackLetter : ReminderLetter
{
    /// <inheritdoc/>
    public ReadingPackLetter(ReminderScene scene) : base(scene)
    {
    }
}
