using Recruit.Scheduler.Draws.Panels;
using Recruit.Scheduler.Engines.Solver;

namespace Recruit.Scheduler.Draws.Lotteries;

/// <summary>
/// Climbs from the lowest chance upwards: raises all that are not settled together, settles those that hold the others back, and goes on.
/// </summary>
/// <remarks>
/// Each step asks <see cref="ExpectedSeats.RaiseLowest"/> for the highest level λ and the prices of its rows. A type whose row has a price
/// above 0 is at the level in every best solution, not only in the one found (complementary slackness: any best prices and any best seats
/// fit together: A. Schrijver, Theory of Linear and Integer Programming, 1986, section 7.9), so all with a price are settled at once.
/// Some type always has one: in the dual the prices, times people and boost, sum to at least 1, the gain of λ itself. The converse does
/// not hold: a type at the level without a price may rise with the next step, or be settled there.
/// </remarks>
/// <param name="without">Types that are known to have no chance.</param>
internal sealed class FairnessLadder(PanelModel model, IReadOnlyList<ProvenCut> cuts, ISolver solver, IReadOnlySet<int>? without = null)
{
    private const double NoPrice = 1e-9;
    private const double NoChance = 1e-7;

    // What is settled may give way by so little that rounding errors cannot make the next step impossible; looser when they do.
    private static readonly double[] Slacks = [1e-7, 1e-6, 1e-5, 1e-4];

    private readonly ExpectedSeats expected = new(model, cuts);
    private readonly double?[] settled = new double?[model.Types.Count];
    private readonly double[] ceilings = [.. Enumerable.Range(0, model.Types.Count).Select(type => (double)model.CountOf(type))];
    private readonly List<ChanceLevel> levels = [];
    private readonly List<int> unseatable = [];
    private ChanceCertificate? certificate;

    /// <param name="most">How many levels are asked for; the rest may be anywhere above.</param>
    public LadderOutcome Climb(Fairness fairness, CancellationToken stop, int most = int.MaxValue)
    {
        for (var type = 0; type < settled.Length; type++)
            if (model.HasSeatForCertain(type)) settled[type] = 1 / model.BoostOf(type);
        foreach (var type in without ?? new HashSet<int>()) SetAside(type);
        if (SetAsideUnseatable(stop) is { } because) return new LadderOutcome.Stuck(because);
        var stuck = fairness switch
        {
            Fairness.MinimalHighest => LowerCeilings(stop),
            Fairness.Goldilocks => Balance(stop),
            _ => null,
        };
        if (stuck is not null) return new LadderOutcome.Stuck(stuck);

        IReadOnlyList<double> seats = [];
        do
        {
            var step = Raise(stop);
            if (Complaint(step) is { } complaint) return new LadderOutcome.Stuck(complaint);
            seats = step.Seats;
            Settle(step);
        }
        while (settled.Contains(null) && levels.Count < most);
        var aim = new Aim(levels, unseatable, certificate ?? EveryoneCertain(fairness), cuts);
        return new LadderOutcome.Climbed(new Ladder(aim, seats, ceilings));
    }

    private static string? Complaint(ExpectedAnswer answer) =>
        answer.Status == SolveStatus.Optimal ? null : answer.Because ?? $"the program of expected seats is {answer.Status}";

    // Whoever has no chance in any lottery would hold all others down.
    private string? SetAsideUnseatable(CancellationToken stop)
    {
        while (settled.Contains(null))
        {
            var step = Raise(stop);
            if (Complaint(step) is { } complaint) return complaint;
            if (step.Level > NoChance) return null;
            foreach (var type in HeldIn(step)) SetAside(type);
        }

        return null;
    }

    private void SetAside(int type)
    {
        settled[type] = 0;
        unseatable.Add(type);
    }

    private List<int> HeldIn(ExpectedAnswer step)
    {
        var open = settled.Index().Where(entry => entry.Item is null).Select(entry => entry.Index).ToList();
        var held = open.Where(type => step.Weights[type] > NoPrice).ToList();
        // Only what is lost to rounding leaves none; then the step must not be taken for ever.
        return held.Count > 0 ? held : open;
    }

    private string? LowerCeilings(CancellationToken stop)
    {
        var lowest = expected.LowerHighest(solver, stop);
        if (Complaint(lowest) is { } complaint) return complaint;
        LowerCeilingsTo(lowest.Level);
        certificate = Certificate(lowest, lowest.Weights, sign: -1);
        return null;
    }

    // With the highest chance given, raising the lowest as far as it goes is all that is left to do.
    private string? Balance(CancellationToken stop)
    {
        if (!settled.Contains(null)) return null;
        var fairest = Raise(stop);
        if (Complaint(fairest) is { } complaint) return complaint;
        bool[] open = [.. settled.Select(chance => chance is null)];
        switch (new ChanceBalance(model, expected, open, byArithmetic: cuts.Count == 0, solver).Find(fairest, stop))
        {
            case BalanceOutcome.Found(var highest, var proof):
                LowerCeilingsTo(highest);
                certificate = proof;
                return null;
            case BalanceOutcome.Stuck(var because):
                return because;
            case var other:
                throw new InvalidOperationException($"No way to go on from {other}.");
        }
    }

    private void LowerCeilingsTo(double highest)
    {
        for (var type = 0; type < ceilings.Length; type++)
            if (!model.HasSeatForCertain(type))
                ceilings[type] = Math.Min(ceilings[type], highest * (1 + Slacks[0]) * model.BoostOf(type) * model.CountOf(type));
    }

    private ExpectedAnswer Raise(CancellationToken stop)
    {
        ExpectedAnswer? answer = null;
        foreach (var slack in Slacks)
        {
            double?[] floors = [.. settled.Select((chance, type) => chance * (1 - slack) * model.BoostOf(type) * model.CountOf(type))];
            answer = expected.RaiseLowest(floors, ceilings, solver, stop);
            if (answer.Status == SolveStatus.Optimal) break;
        }

        return answer!;
    }

    private void Settle(ExpectedAnswer step)
    {
        if (!settled.Contains(null)) return;
        // Those settled before, without any chance, are no part of the mean that the certificate is about.
        certificate ??= Certificate(step, [.. step.Weights.Select((weight, type) => settled[type] is null ? weight : 0)], sign: 1);
        var held = HeldIn(step);
        foreach (var type in held) settled[type] = step.Level;
        levels.Add(LevelOf(step, held));
    }

    // The bound awaits what the lottery attains.
    private ChanceLevel LevelOf(ExpectedAnswer step, List<int> held)
    {
        var weights = held.ConvertAll(type => Math.Max(NoPrice, step.Weights[type]));
        var whole = model.WholeOf(held.Zip(weights));
        return new ChanceLevel(step.Level, step.Level, held)
        {
            Weights = weights.ConvertAll(weight => weight / whole),
            Prices = [.. step.Prices.Select(price => price / whole)],
        };
    }

    // With cuts only a search can check it; without, adding up gives the bound, to the last digit as published.
    private ChanceCertificate Certificate(ExpectedAnswer answer, IReadOnlyList<double> weights, int sign)
    {
        var whole = model.WholeOf(weights.Index());
        weights = [.. weights.Select(weight => weight / whole)];
        if (cuts.Count > 0) return new ChanceCertificate(weights, [], answer.Level);

        var bound = sign * BoundArithmetic.MostOf(
            model, [.. weights.Select(weight => sign * weight)], [.. answer.Prices.Select(price => sign * price / whole)]);
        return Math.Abs(bound - answer.Level) < 1e-6 * answer.Level
            ? new ChanceCertificate(weights, [.. answer.Prices.Select(price => price / whole)], bound)
            : new ChanceCertificate(weights, [], answer.Level);
    }

    private ChanceCertificate EveryoneCertain(Fairness fairness) =>
        new([.. settled.Select(_ => 0.0)], [], fairness == Fairness.Goldilocks ? Goldilocks.Least : 1);
}

/// <summary>How high the chances can be on average over all rules.</summary>
/// <param name="Seats">Expected seats per cell that attain all levels.</param>
/// <param name="Ceilings">Most expected seats per type.</param>
internal sealed record Ladder(Aim Aim, IReadOnlyList<double> Seats, IReadOnlyList<double> Ceilings);

/// <summary>What a lottery should attain, and the proof that none attains more.</summary>
/// <param name="Levels">From the lowest chance upwards.</param>
/// <param name="Unseatable">Types that no lottery can seat.</param>
/// <param name="Cuts">What the levels are proven by besides the rules.</param>
internal sealed record Aim(
    IReadOnlyList<ChanceLevel> Levels, IReadOnlyList<int> Unseatable, ChanceCertificate Certificate, IReadOnlyList<ProvenCut> Cuts);

/// <summary>What can come of climbing.</summary>
internal abstract record LadderOutcome
{
    public sealed record Climbed(Ladder Ladder) : LadderOutcome;

    public sealed record Stuck(string Because) : LadderOutcome;
}
