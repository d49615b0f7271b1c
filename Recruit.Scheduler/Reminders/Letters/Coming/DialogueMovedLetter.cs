namespace Recruit.Scheduler.Reminders.Letters.Coming;

/// <summary>Tells when and where a moved dialogue takes place.</summary>
public sealed record DialogueMovedLetter : ReminderLetter
{
    /// <inheritdoc/>
    public DialogueMovedLetter(ReminderScene scene) : base(scene)
    {
    }
}
