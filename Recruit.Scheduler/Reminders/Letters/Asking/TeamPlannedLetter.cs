namespace Recruit.Scheduler.Reminders.Letters.Asking;

/// <summary>Tells a host that the dialogue is planned, and a facilitator that he or she leads a table.</summary>
public sealed record TeamPlannedLetter : ReminderLetter
{
    /// <inheritdoc/>
    public TeamPlannedLetter(ReminderScene scene) : base(scene)
    {
    }
}
