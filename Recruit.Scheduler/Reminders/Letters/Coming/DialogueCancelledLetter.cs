namespace Recruit.Scheduler.Reminders.Letters.Coming;

/// <summary>Tells that a dialogue does not take place.</summary>
public sealed record DialogueCancelledLetter : ReminderLetter
{
    /// <inheritdoc/>
    public DialogueCancelledLetter(ReminderScene scene) : base(scene)
    {
    }
}
