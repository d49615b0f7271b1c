namespace Recruit.Scheduler.Reminders.Letters.Afterwards;

/// <summary>Thanks a reserve for whom no seat fell free.</summary>
public sealed record ReserveThanksLetter : ReminderLetter
{
    /// <inheritdoc/>
    public ReserveThanksLetter(ReminderScene scene) : base(scene)
    {
    }
}
