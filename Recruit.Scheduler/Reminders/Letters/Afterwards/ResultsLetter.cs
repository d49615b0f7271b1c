namespace Recruit.Scheduler.Reminders.Letters.Afterwards;

/// <summary>Tells what came out of a dialogue.</summary>
public sealed record ResultsLetter : ReminderLetter
{
    /// <inheritdoc/>
    public ResultsLetter(ReminderScene scene) : base(scene) => StopLink = scene.StopLink;

    /// <summary>To the page where a press ends such news.</summary>
    public string StopLink { get; }
}
