namespace Recruit.Scheduler.Reminders.Letters.Coming;

/// <summary>Asks for a paper that is not in.</summary>
public sealed record PaperLetter : ReminderLetter
{
    /// <inheritdoc/>
    public PaperLetter(ReminderScene scene) : base(scene)
    {
    }
}
