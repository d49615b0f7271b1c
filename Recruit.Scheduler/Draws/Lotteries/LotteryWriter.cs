using Recruit.Scheduler.Draws.Panels;

namespace Recruit.Scheduler.Draws.Lotteries;

/// <summary>Writes a mixture down as a lottery, with the chances that it really gives.</summary>
internal sealed class LotteryWriter(PanelModel model, Fairness fairness, Aim aim)
{
    // A probability below this is a rounding error of the solver.
    private const double Nothing = 1e-9;

    public PanelLottery Write(IReadOnlyList<int[]> panels, IReadOnlyList<double> shares, string? endedBecause)
    {
        var kept = shares.Index()
            .Where(share => share.Item > Nothing)
            .OrderByDescending(share => share.Item)
            .ThenBy(share => share.Index).ToList();
        var whole = kept.Sum(share => share.Item);
        return Write([.. kept.Select(share => new TypePanel(share.Item / whole, model.SeatsOf(panels[share.Index])))], endedBecause);
    }

    public PanelLottery Write(IReadOnlyList<TypePanel> mixed, string? endedBecause)
    {
        var chances = ChancesOf(mixed);
        return new PanelLottery
        {
            Problem = model.Problem,
            Fairness = fairness,
            Types = model.Types,
            Panels = mixed,
            Chances = chances,
            WithoutChance = [],
            Proof = new LotteryProof(Attained(chances), aim.Certificate.Bound, aim.Certificate)
            {
                Levels = Levels(chances),
                Cuts = aim.Cuts,
                EndedBecause = endedBecause,
            },
        };
    }

    private double[] ChancesOf(IReadOnlyList<TypePanel> mixed)
    {
        var seats = new double[model.Types.Count];
        foreach (var panel in mixed)
            foreach (var group in panel.Seats) seats[group.Type] += panel.Probability * group.Count;
        var chances = new double[model.Problem.Pool.Count];
        foreach (var (type, people) in model.Types.Index())
            foreach (var member in people.Members) chances[member] = Math.Min(1, seats[type] / people.Members.Count);
        return chances;
    }

    // Levels that were not aimed at are nobody's promise.
    private IReadOnlyList<ChanceLevel> Levels(double[] chances) =>
        BoundArithmetic.Bounded(model, aim.Cuts,
            [.. aim.Levels.Take(fairness switch { Fairness.Leximin => aim.Levels.Count, Fairness.Maximin => 1, _ => 0 })
                .Select(level =>
                    level with { Chance = level.Types.Min(type => chances[model.Types[type].Members[0]] / model.BoostOf(type)) })]);

    private double Attained(double[] chances)
    {
        var withoutChance = aim.Unseatable.ToHashSet();
        return FairnessMeasure.Of(fairness, model, withoutChance, type => chances[model.Types[type].Members[0]]);
    }
}
