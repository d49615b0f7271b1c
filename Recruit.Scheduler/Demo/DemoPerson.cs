using Recruit.Scheduler.Draws;

namespace Recruit.Scheduler.Demo;

/// <summary>Whom chance is for: the same seed and number of a registration give the same turns.</summary>
public sealed record DemoPerson(long Seed, long Number)
{
    /// <summary>Turns of their own for one habit, so that no habit changes what comes of another.</summary>
    public SeededRandom ChanceOf(string habit) =>
        new(unchecked(habit.Aggregate((Seed * 1_000_003) + Number, (mixed, letter) => (mixed * 31) + letter)));
}
