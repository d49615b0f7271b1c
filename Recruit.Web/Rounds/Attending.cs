namespace Recruit.Web.Rounds;

/// <summary>How many people come, in a few words.</summary>
public static class Attending
{
    /// <summary>Between which numbers it lies four times out of five.</summary>
    /// <param name="chances">The chance that nobody, one, two, … come.</param>
    public static (int Fewest, int Most) Likely(IReadOnlyList<double> chances) => (FirstAbove(chances, 0.1), FirstAbove(chances, 0.9));

    private static int FirstAbove(IReadOnlyList<double> chances, double share)
    {
        var (people, sum) = (0, chances[0]);
        while (sum < share && people < chances.Count - 1)
            sum += chances[++people];
        return people;
    }
}
