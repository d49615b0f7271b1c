namespace Recruit.Scheduler.Draws.Publishing;

/// <summary>
/// How many of a thousand panels are to be each panel of a lottery: its probability times a thousand, rounded down or up, so that the
/// shares of all people together stay as near to their chances as swaps of two roundings can bring them.
/// </summary>
/// <remarks>The question is that of Flanigan, Kehne and Procaccia, "Fair sortition made transparent", NeurIPS 2021.</remarks>
internal sealed class PanelRounding
{
    // Probabilities come from a solver: what is this near to a whole number is one.
    private const double Noise = 1e-6;

    private readonly PanelLottery lottery;
    private readonly int[] floors;
    private readonly List<int> open;
    private readonly bool[] up;
    private readonly double[][] alike;
    private readonly double[] pull;

    private PanelRounding(PanelLottery lottery, int panels, long seed)
    {
        this.lottery = lottery;
        var shares = lottery.Panels.Select(panel => panel.Probability * panels).ToArray();
        floors = [.. shares.Select(share => (int)Math.Floor(share + Noise))];
        open = [.. Enumerable.Range(0, shares.Length).Where(panel => shares[panel] - floors[panel] > Noise)];
        up = new bool[open.Count];
        foreach (var place in Lots(shares, panels - floors.Sum(), new SeededRandom(seed))) up[place] = true;

        alike = Products([.. open.Select(panel => VectorOf(lottery.Panels[panel]))], lottery.Types.Count);
        pull = [.. Enumerable.Range(0, open.Count)
            .Select(place => Enumerable.Range(0, open.Count).Sum(other => alike[place][other] * Excess(other, shares)))];
    }

    /// <returns>One number per panel of the lottery, adding up to <paramref name="panels"/>.</returns>
    public static int[] Round(PanelLottery lottery, int panels, long seed)
    {
        var rounding = new PanelRounding(lottery, panels, seed);
        while (rounding.SwapBest()) { }
        return rounding.Counts();
    }

    /// <summary>
    /// Which panels are rounded up at first: systematic sampling in a shuffled order, so that each is with its own fraction's chance.
    /// </summary>
    private List<int> Lots(double[] shares, int wanted, SeededRandom random)
    {
        var order = Enumerable.Range(0, open.Count).ToArray();
        random.Shuffle(order);
        var chosen = new List<int>();
        var (passed, next) = (0.0, random.NextDouble());
        foreach (var place in order)
        {
            passed += shares[open[place]] - floors[open[place]];
            if (passed <= next || chosen.Count == wanted) continue;
            chosen.Add(place);
            next++;
        }

        // Sums of fractions are not quite whole, so that the last lot can fall just outside.
        return chosen.Count == wanted ? chosen : [.. chosen, .. order.Except(chosen).Take(wanted - chosen.Count)];
    }

    private double Excess(int place, double[] shares) => floors[open[place]] + (up[place] ? 1 : 0) - shares[open[place]];

    /// <summary>Swaps the rounding of two panels where that lowers the squares of everyone's error most; false when none does.</summary>
    private bool SwapBest()
    {
        var (best, raise, lower) = (-1e-9, -1, -1);
        for (var one = 0; one < open.Count; one++)
            for (var other = 0; !up[one] && other < open.Count; other++)
                if (up[other] && Change(one, other) is var change && change < best)
                    (best, raise, lower) = (change, one, other);
        if (raise < 0) return false;

        (up[raise], up[lower]) = (true, false);
        for (var place = 0; place < open.Count; place++) pull[place] += alike[place][raise] - alike[place][lower];
        return true;
    }

    private double Change(int raise, int lower) =>
        2 * (pull[raise] - pull[lower]) + alike[raise][raise] + alike[lower][lower] - 2 * alike[raise][lower];

    private int[] Counts()
    {
        var counts = (int[])floors.Clone();
        foreach (var (place, panel) in open.Index()) counts[panel] += up[place] ? 1 : 0;
        return counts;
    }

    /// <summary>
    /// Seats per type over the root of its people, so that squares add up over people: the error of a type is shared by all of it.
    /// </summary>
    private Dictionary<int, double> VectorOf(TypePanel panel) =>
        panel.Seats.GroupBy(seats => seats.Type)
            .ToDictionary(type => type.Key, type => type.Sum(seats => seats.Count) / Math.Sqrt(lottery.Types[type.Key].Members.Count));

    // Each pair once, one of them spread out over all types: a thousand panels make a million pairs.
    private static double[][] Products(Dictionary<int, double>[] vectors, int types)
    {
        double[][] products = [.. vectors.Select(_ => new double[vectors.Length])];
        var spread = new double[types];
        for (var one = 0; one < vectors.Length; one++)
        {
            foreach (var (type, seats) in vectors[one]) spread[type] = seats;
            for (var other = one; other < vectors.Length; other++)
            {
                foreach (var (type, seats) in vectors[other]) products[one][other] += seats * spread[type];
                products[other][one] = products[one][other];
            }

            Array.Clear(spread);
        }

        return products;
    }
}
