namespace Recruit.Testing;

/// <summary>A clock that stands still until a test moves it.</summary>
public sealed class TestClock(DateTimeOffset now) : TimeProvider
{
    /// <summary>Monday 4 January 2027, 9.00 in Amsterdam.</summary>
    public static TestClock OnAMondayMorning() => new(new DateTimeOffset(2027, 1, 4, 8, 0, 0, TimeSpan.Zero));

    public DateTimeOffset Now { get; private set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;

    public void Advance(TimeSpan time) => Now += time;

    public void MoveTo(DateTimeOffset moment) => Now = moment;
}
