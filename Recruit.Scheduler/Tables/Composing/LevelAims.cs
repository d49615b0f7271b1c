namespace Recruit.Scheduler.Tables.Composing;

/// <summary>
/// How many of each level should have a seat so that those who sit mirror everyone who came, or the given shares, and how many do.
/// </summary>
internal sealed class LevelAims
{
    // To meet a target of a table outweighs any difference in balance.
    private const double Missing = 1_000;

    private readonly int[][] levelsOf;
    private readonly double[] weight;
    private readonly double[] ideal;
    private readonly int[] least;
    private readonly int[] seated;

    public LevelAims(CompositionProblem problem, int[] tableOf)
    {
        var attributes = problem.Attributes.Concat(TargetsAlone(problem)).ToList();
        var number = new Dictionary<(string, string), int>();
        levelsOf = [.. problem.Guests.Select(guest =>
            attributes.Select(attribute => NumberOf((attribute.Name, guest.LevelOf(attribute.Name)))).ToArray())];
        (weight, ideal, least, seated) = (new double[number.Count], new double[number.Count], new int[number.Count], new int[number.Count]);
        for (var guest = 0; guest < tableOf.Length; guest++)
            foreach (var level in levelsOf[guest])
            {
                if (tableOf[guest] >= 0) seated[level]++;
                if (!problem.Guests[guest].Reserve) ideal[level]++;
            }

        var (seats, everyone) = (tableOf.Count(table => table >= 0), problem.Guests.Count(guest => !guest.Reserve));
        foreach (var attribute in attributes)
            foreach (var ((_, name), level) in number.Where(pair => pair.Key.Item1 == attribute.Name))
            {
                weight[level] = (double)attribute.Weight;
                ideal[level] = seats * (attribute.Shares is { } shares ? (double)shares.GetValueOrDefault(name) : ideal[level] / everyone);
                least[level] = problem.Tables.SelectMany(table => table.Targets)
                    .Where(target => target.Attribute == attribute.Name && target.Level == name)
                    .Sum(target => target.Min);
            }

        int NumberOf((string, string) level) => number.TryGetValue(level, out var known) ? known : number[level] = number.Count;
    }

    /// <summary>How much further from the aims those who sit are once one guest takes the seat of another.</summary>
    public double ChangeOf(int comes, int leaves)
    {
        var change = 0.0;
        for (var attribute = 0; attribute < levelsOf[comes].Length; attribute++)
        {
            var (gains, loses) = (levelsOf[comes][attribute], levelsOf[leaves][attribute]);
            if (gains != loses)
                change += CostOf(gains, seated[gains] + 1) - CostOf(gains, seated[gains]) + CostOf(loses, seated[loses] - 1) - CostOf(
                    loses, seated[loses]);
        }

        return change;
    }

    public void Exchange(int comes, int leaves)
    {
        foreach (var level in levelsOf[comes]) seated[level]++;
        foreach (var level in levelsOf[leaves]) seated[level]--;
    }

    private double CostOf(int level, int count) =>
        weight[level] * Math.Abs(count - ideal[level]) + Missing * Math.Max(0, least[level] - count);

    private static IEnumerable<BalancedAttribute> TargetsAlone(CompositionProblem problem) =>
        problem.Tables.SelectMany(table => table.Targets).Select(target => target.Attribute).Distinct()
            .Except(problem.Attributes.Select(attribute => attribute.Name)).Select(name => new BalancedAttribute(name) { Weight = 0 });
}
