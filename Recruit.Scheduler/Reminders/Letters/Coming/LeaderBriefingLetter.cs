namespace Recruit.Scheduler.Reminders.Letters.Coming;

/// <summary>Reminds a facilitator of the table: where the roster is, and what to do.</summary>
public sealed record LeaderBriefingLetter : ReminderLetter
{
    /// <inheritdoc/>
    public LeaderBriefingLetter(ReminderScene scene) : base(scene)
    {
    }
}
