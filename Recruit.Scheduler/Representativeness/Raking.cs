namespace Recruit.Scheduler.Representativeness;

/// <summary>Weights that bring a group back to the population in several attributes at once.</summary>
/// <remarks>Iterative proportional fitting: Deming and Stephan, Annals of Mathematical Statistics 11, 1940.</remarks>
public sealed record Raking(IReadOnlyList<double> Weights, int Rounds, double LargestMiss)
{
    private const int MostRounds = 200;
    private const double GoodEnough = 1e-9;

    /// <summary>deff = n Σw² / (Σw)² (Kish, 1992).</summary>
    public double DesignEffect => Weights.Count * Weights.Sum(weight => weight * weight) / Math.Pow(Weights.Sum(), 2);

    public double EffectiveSize => Weights.Count / DesignEffect;

    /// <summary>
    /// Rakes people to the shares of every attribute. A level that nobody has is left out of its attribute, since no weight can
    /// make it appear; a person without an answer to an attribute keeps the weight that the others give.
    /// </summary>
    /// <param name="people">For each person the level of each attribute, in the order of <paramref name="shares"/>;
    /// null is no answer.</param>
    /// <param name="shares">For each attribute the population share of each level.</param>
    public static Raking Of(IReadOnlyList<IReadOnlyList<string?>> people, IReadOnlyList<IReadOnlyDictionary<string, double>> shares)
    {
        var weights = Enumerable.Repeat(1d, people.Count).ToArray();
        var groups = shares.Select((share, attribute) => (Shares: share, Members: MembersOf(people, attribute, share))).ToList();
        var (rounds, miss) = (0, double.MaxValue);

        while (miss > GoodEnough && rounds++ < MostRounds)
            miss = groups.Select(group => Fit(weights, group.Members, group.Shares)).DefaultIfEmpty(0).Max();

        return new Raking(weights, Math.Min(rounds, MostRounds), miss);
    }

    // Who has which level of an attribute; it stays so through all rounds.
    private static ILookup<string, int> MembersOf(
        IReadOnlyList<IReadOnlyList<string?>> people, int attribute, IReadOnlyDictionary<string, double> shares) =>
        Enumerable.Range(0, people.Count)
            .Where(person => people[person][attribute] is { } level && shares.GetValueOrDefault(level) > 0)
            .ToLookup(person => people[person][attribute]!);

    /// <summary>Brings one attribute to its shares, and says how far off its levels were before.</summary>
    private static double Fit(double[] weights, ILookup<string, int> members, IReadOnlyDictionary<string, double> shares)
    {
        var answered = members.Sum(level => level.Sum(person => weights[person]));
        var present = members.Sum(level => shares[level.Key]);
        var miss = 0d;

        foreach (var level in members)
        {
            var factor = shares[level.Key] / present * answered / level.Sum(person => weights[person]);
            foreach (var person in level)
                weights[person] *= factor;
            miss = Math.Max(miss, Math.Abs(factor - 1));
        }

        return miss;
    }
}
