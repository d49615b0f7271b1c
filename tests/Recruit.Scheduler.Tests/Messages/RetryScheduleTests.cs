using Recruit.Scheduler.Messages;

namespace Recruit.Scheduler.Tests.Messages;

/// <summary>Soon at first, then ever later, and not for ever.</summary>
public sealed class RetryScheduleTests
{
    private static readonly List<TimeSpan> Pauses =
        [.. Enumerable.Range(1, 100).Select(RetrySchedule.PauseAfter).TakeWhile(pause => pause is not null).Select(pause => pause!.Value)];

    [Fact]
    public void The_first_pause_is_a_minute_and_none_is_shorter_than_the_one_before()
    {
        Assert.Equal(TimeSpan.FromMinutes(1), Pauses[0]);
        Assert.Equal(Pauses.Order(), Pauses);
    }

    [Fact]
    public void It_is_tried_for_four_to_five_days() =>
        Assert.InRange(Pauses.Sum(pause => pause.TotalDays), 4, 5);
}
