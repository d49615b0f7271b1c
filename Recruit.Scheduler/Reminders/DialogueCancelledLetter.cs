namespace Recruit.Scheduler.Reminders;

/// <summary>Tells that a dialogue does not take place.</summary>
public sealed record DialogueCancelledLetter : ReminderLetter
{
    /// <inheritdoc/>
    public DialogueCancelledLetter(ReminderScene scene) : base(scene)
    {
    }
}
