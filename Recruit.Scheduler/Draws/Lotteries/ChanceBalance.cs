using Recruit.Scheduler.Draws.Panels;
using Recruit.Scheduler.Engines.Solver;

namespace Recruit.Scheduler.Draws.Lotteries;

/// <summary>Finds the lowest and the highest chance that <see cref="Goldilocks"/> asks for, on average over all rules.</summary>
/// <remarks>
/// The pairs (L, H) that expected seats allow are a polygon, and e/L bends only once. So each step asks <see cref="ExpectedSeats"/> for the
/// corner that is furthest in one direction, the smallest H − σ·L with σ = (e/L)², the slope of the objective at the best pair known; the
/// best pair is then looked for again on the lines between the corners. What each direction proves is a bound of its own. Corners are few,
/// so it ends at the last digit after some five programs (simplicial decomposition: B. von Hohenbalken, 1977).
/// </remarks>
/// <param name="open">Whether someone of a type can be drawn and has no seat for certain.</param>
internal sealed class ChanceBalance(PanelModel model, ExpectedSeats expected, IReadOnlyList<bool> open, bool byArithmetic, ISolver solver)
{
    private const double NearEnough = 1e-9;
    private const int MostSteps = 60;

    private readonly double evenShare = Goldilocks.EvenShare(model, type => open[type]);
    private readonly List<(double Lowest, double Highest)> corners = [];
    private ChanceCertificate best = new([.. open.Select(_ => 0.0)], [], Goldilocks.Least);

    /// <param name="fairest">Expected seats with the highest lowest chance there is.</param>
    public BalanceOutcome Find(ExpectedAnswer fairest, CancellationToken stop)
    {
        corners.Add((fairest.Level, HighestIn(fairest.Seats)));
        var (pair, value) = BestPair();
        for (var step = 0; step < MostSteps && value - best.Bound > NearEnough * value; step++)
        {
            var pull = evenShare / pair.Lowest * (evenShare / pair.Lowest);
            var answer = expected.NarrowSpread(pull, open, solver, stop);
            if (answer.Status != SolveStatus.Optimal)
                return new BalanceOutcome.Stuck(answer.Because ?? $"the program of expected seats is {answer.Status}");
            corners.Add((answer.Levels[0], answer.Levels[1]));
            var certificate = CertificateOf(answer, pull);
            if (certificate.Bound > best.Bound) best = certificate;
            var before = value;
            (pair, value) = BestPair();
            // A corner that is known already has nothing to add but its proof.
            if (step > 0 && value > before * (1 - NearEnough / 10)) break;
        }

        return new BalanceOutcome.Found(pair.Highest, best);
    }

    private ChanceCertificate CertificateOf(ExpectedAnswer answer, double pull)
    {
        double[] against = [.. answer.Weights.Select(weight => -weight)];
        var claimed = answer.Levels[1] - pull * answer.Levels[0];
        if (byArithmetic && -BoundArithmetic.MostOf(model, against, [.. answer.Prices.Select(price => -price)]) is var added
            && Math.Abs(added - claimed) < 1e-6 * answer.Levels[1])
            return Scaled(answer.Weights, answer.Prices, added);
        return Scaled(answer.Weights, [], claimed);
    }

    private ChanceCertificate Scaled(IReadOnlyList<double> weights, IReadOnlyList<double> prices, double leastWeight)
    {
        var whole = Goldilocks.WholeOf(model, weights);
        return whole <= 0
            ? best
            : new ChanceCertificate([.. weights.Select(weight => weight / whole)], [.. prices.Select(price => price / whole)],
                Goldilocks.BoundOf(leastWeight, evenShare, model, weights));
    }

    private double HighestIn(IReadOnlyList<double> seats) =>
        model.PerType(seats).Index().Where(type => open[type.Index])
            .Max(type => type.Item / (model.CountOf(type.Index) * model.BoostOf(type.Index)));

    private ((double Lowest, double Highest) Pair, double Value) BestPair() =>
        corners.SelectMany(one => corners.Select(other => BestBetween(one, other)))
            .Select(pair => (Pair: pair, Value: Goldilocks.Of(pair.Lowest, pair.Highest, evenShare)))
            .MinBy(one => one.Value);

    // On a line of slope σ the best is at L = e/√σ, or where the line ends.
    private (double Lowest, double Highest) BestBetween((double Lowest, double Highest) low, (double Lowest, double Highest) high)
    {
        if (low.Lowest >= high.Lowest) return low;
        var slope = (high.Highest - low.Highest) / (high.Lowest - low.Lowest);
        if (slope <= 0) return high;
        var lowest = Math.Clamp(evenShare / Math.Sqrt(slope), low.Lowest, high.Lowest);
        return (lowest, low.Highest + slope * (lowest - low.Lowest));
    }
}

/// <summary>What can come of looking for the balance.</summary>
internal abstract record BalanceOutcome
{
    /// <param name="Highest">The highest chance; with that the lowest can be as high as it has to be.</param>
    public sealed record Found(double Highest, ChanceCertificate Certificate) : BalanceOutcome;

    public sealed record Stuck(string Because) : BalanceOutcome;
}
