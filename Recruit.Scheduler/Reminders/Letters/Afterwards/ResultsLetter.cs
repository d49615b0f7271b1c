namespace Recruit.Scheduler.Reminders.Letters.Afterwards;

/// <summary>Tells what came out of a dialogue.</summary>
public sealed record ResultsLetter : ReminderLetter
{
    /// <inheritdoc/>
    public ResultsLetter(ReminderScene scene) : base(scene)
    {
    }
}
