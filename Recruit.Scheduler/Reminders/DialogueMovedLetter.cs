namespace Recruit.Scheduler.Reminders;

/// <summary>Tells when and where a moved dialogue takes place.</summary>
public sealed record DialogueMovedLetter : ReminderLetter
{
    /// <inheritdoc/>
    public DialogueMovedLetter(ReminderScene scene) : base(scene)
    {
    }
}
