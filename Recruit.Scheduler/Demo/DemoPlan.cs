namespace Recruit.Scheduler.Demo;

/// <summary>How large the demo is and when its fortnight begins; the same plan gives the same people, draws and answers.</summary>
/// <param name="Start">The moment at which registration closes and the rounds are run.</param>
/// <param name="Programme">What is planned, and how many sign up for it.</param>
public sealed record DemoPlan(long Seed, DateTimeOffset Start, DemoProgramme Programme)
{
    /// <summary>How long people answer, cancel and are reminded.</summary>
    public static readonly TimeSpan Fortnight = TimeSpan.FromDays(14);

    /// <summary>The first dialogues fall within the fortnight, so that attendance and thanks are seen too.</summary>
    public DateOnly FirstDialogueOn => DateOnly.FromDateTime(Start.UtcDateTime).AddDays(6);

    public DateTimeOffset End => Start + Fortnight;

    /// <summary>How many of them sign up for each track.</summary>
    public int CountOf(string track) => Programme.Registrations * Programme.Shares.GetValueOrDefault(track) / 1000;

    /// <summary>A fortnight that ends today at nine in the morning, UTC.</summary>
    public static DemoPlan EndingToday(TimeProvider clock, DemoProgramme programme, long seed = 2021) =>
        new(seed, new DateTimeOffset(clock.GetUtcNow().UtcDateTime.Date.AddHours(9), TimeSpan.Zero) - Fortnight, programme);
}
