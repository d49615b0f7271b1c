namespace Recruit.Scheduler.Reminders.Letters.Coming;

/// <summary>Tells somebody who comes what to expect.</summary>
public sealed record WelcomeLetter : ReminderLetter
{
    /// <inheritdoc/>
    public WelcomeLetter(ReminderScene scene) : base(scene)
    {
    }
}
