namespace Recruit.Scheduler.Messages;

/// <summary>When a message that was not accepted is tried again: soon at first, then ever later, for some five days (RFC 5321, 4.5.4.1).</summary>
public static class RetrySchedule
{
    private static readonly TimeSpan[] First =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(6)];

    private static readonly TimeSpan Later = TimeSpan.FromHours(12);

    private const int Most = 16;

    /// <param name="attempts">How often it was tried; at least 1.</param>
    /// <returns>Null when it was tried long enough.</returns>
    public static TimeSpan? PauseAfter(int attempts) => attempts switch
    {
        >= Most => null,
        _ when attempts <= First.Length => First[attempts - 1],
        _ => Later,
    };
}
