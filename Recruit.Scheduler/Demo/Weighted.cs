namespace Recruit.Scheduler.Demo;

/// <summary>Things of which some are picked more often than others, each in proportion to its weight.</summary>
public sealed class Weighted<T>
{
    private readonly IReadOnlyList<T> things;
    private readonly double[] sums;

    public Weighted(IEnumerable<T> things, Func<T, double> weight)
    {
        this.things = things.ToList();
        sums = new double[this.things.Count];
        var sum = 0d;
        for (var index = 0; index < sums.Length; index++)
            sums[index] = sum += weight(this.things[index]);
    }

    public T Pick(Random random)
    {
        var found = Array.BinarySearch(sums, random.NextDouble() * sums[^1]);
        // A hit on a sum exactly belongs to the next thing; a miss gives the complement of the first larger sum.
        return things[Math.Min(found < 0 ? ~found : found + 1, things.Count - 1)];
    }
}
