using Recruit.Scheduler.Messages;

namespace Recruit.Scheduler.Tests.Messages;

/// <summary>Soon at first, then ever later, not all at once, and not for ever.</summary>
public sealed class RetryScheduleTests
{
    private static readonly DateTimeOffset Since = new(2027, 3, 9, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_first_pause_is_about_a_minute_and_later_ones_grow()
    {
        var pauses = PausesOf(Guid.NewGuid());

        Assert.InRange(pauses[0].TotalSeconds, 48, 72);
        Assert.All(pauses.Zip(pauses.Skip(1)).Take(5), pair => Assert.True(pair.Second > pair.First, $"{pair.First} before {pair.Second}"));
    }

    [Fact]
    public void It_is_tried_for_four_to_five_days()
    {
        foreach (var message in Enumerable.Range(0, 200).Select(_ => Guid.NewGuid()))
            Assert.InRange(PausesOf(message).Sum(pause => pause.TotalDays), 4.2, 5);
    }

    [Fact]
    public void Ten_thousand_mails_that_were_refused_together_do_not_come_back_together()
    {
        var returns = Enumerable.Range(0, 10_000).Select(_ => RetrySchedule.Next(Guid.NewGuid(), 3, Since, Since)!.Value).ToList();

        var busiest = returns.GroupBy(moment => (int)(moment - Since).TotalSeconds).Max(second => second.Count());

        Assert.InRange(busiest, 1, 70);
        Assert.InRange(returns.Average(moment => (moment - Since).TotalMinutes), 14.9, 15.1);
    }

    [Fact]
    public void The_same_message_and_attempt_always_pause_as_long()
    {
        var message = Guid.NewGuid();

        Assert.Equal(RetrySchedule.Next(message, 4, Since, Since), RetrySchedule.Next(message, 4, Since, Since));
    }

    private static List<TimeSpan> PausesOf(Guid message)
    {
        var (pauses, now) = (new List<TimeSpan>(), Since);
        for (var attempt = 1; RetrySchedule.Next(message, attempt, Since, now) is { } next; attempt++)
        {
            pauses.Add(next - now);
            now = next;
        }
        return pauses;
    }
}
