namespace Recruit.Scheduler.Reminders.Letters.Asking;

/// <summary>Tells a reserve that a seat may still fall free.</summary>
public sealed record ReserveLetter : ReminderLetter
{
    /// <inheritdoc/>
    public ReserveLetter(ReminderScene scene) : base(scene)
    {
    }
}
