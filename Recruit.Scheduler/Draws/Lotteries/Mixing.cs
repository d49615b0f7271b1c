using Recruit.Scheduler.Draws.Clashes;
using Recruit.Scheduler.Draws.Panels;
using Recruit.Scheduler.Engines.Solver;

namespace Recruit.Scheduler.Draws.Lotteries;

/// <summary>Goes round until panels are found that mix to the chances aimed at, or the aim is proven to be too high and lowered.</summary>
internal sealed class Mixing(
    PanelModel model, LotteryOptions options, ISolver solver, TimeProvider clock, IProgress<LotteryProgress>? progress)
{
    // Each is a program of its own, however small.
    private const int MostSteps = 5_000;
    private const int RepeatsBeforeGivingUp = 30;

    // A thousandth of a chance is far less than what rounding to a thousand panels makes of it.
    private const double NearEnough = 1e-3;
    private const int StepsWhenNear = 25;
    private const int StepsAlongPlan = 100;

    private readonly List<ProvenCut> cuts = [];
    private readonly List<int[]> panels = [];
    private readonly Lazy<PanelPricing> pricing = new(() => new PanelPricing(model, solver, options.Seed));
    private readonly List<Func<long>> meters = [];
    private readonly long began = clock.GetTimestamp();
    private int steps;

    public LotteryOutcome Run(int[] firstPanel, CancellationToken stop)
    {
        panels.Add(firstPanel);
        while (true)
        {
            switch (new FairnessLadder(model, cuts, solver).Climb(options.Fairness, stop))
            {
                case LadderOutcome.Climbed(var ladder) when Approach(ladder, stop) is { } lottery:
                    return lottery;
                case LadderOutcome.Stuck(var because):
                    return new LotteryOutcome.NoAnswer(because);
            }
        }
    }

    /// <summary>
    /// Mixes panels in which everyone is only at the dialogues of a plan, where a search over all dialogues would not end; so
    /// the aim is never lowered.
    /// </summary>
    /// <returns>Null when the solver gave no answer; reasons why someone has no chance are left to others.</returns>
    public PanelLottery? Follow(Ladder ladder, RoundedPanels plan, CancellationToken stop)
    {
        var mix = MixOf(ladder, plan);
        var (mixed, because) = Improve(mix, Seed(mix, plan, ladder, stop), ladder, answer => WidenAlong(plan, mix, answer), stop);
        return mixed.Shares.Count > 0 ? Written(mix, mixed, ladder, because) : null;
    }

    // Null when a cut was proven, so that the aim must be lowered.
    private LotteryOutcome? Approach(Ladder ladder, CancellationToken stop)
    {
        var (plan, before) = (new RoundedPanels(model, ladder.Seats, options.Seed), cuts.Count);
        var mix = MixOf(ladder, plan);
        foreach (var panel in panels) mix.Add(panel);
        var seeded = Seed(mix, plan, ladder, stop);
        CutOffUnseatable(mix, stop);
        if (cuts.Count > before) return null;

        if (seeded.Shares.Count < mix.Panels.Count) seeded = mix.Solve(solver, stop);
        var (mixed, because) = Improve(mix, seeded, ladder, answer => Widen(plan, mix, answer, stop), stop);
        if (cuts.Count > before) return null;
        return mixed.Shares.Count > 0
            ? new LotteryOutcome.Fair(Written(mix, mixed, ladder, because) with
            {
                WithoutChance = new Explanations(model, solver).WhyUnseatable(ladder.Aim.Unseatable, stop),
            })
            : new LotteryOutcome.NoAnswer(because!);
    }

    /// <summary>Adds panels and mixes again until the aim is attained.</summary>
    /// <param name="widen">Adds a panel that helps, or says why there is none.</param>
    /// <returns>The last mixture, and why it ended short of the aim.</returns>
    private (MixAnswer Mixed, string? Because) Improve(
        PanelMix mix, MixAnswer answer, Ladder ladder, Func<MixAnswer, string?> widen, CancellationToken stop)
    {
        while (answer.Status == SolveStatus.Optimal)
        {
            progress?.Report(new LotteryProgress(mix.Panels.Count, ladder.Aim.Certificate.Bound, answer.Shortfall));
            if (answer.Shortfall <= options.Gap) return (answer, null);
            steps++;
            if ((OutOfWork() ?? widen(answer)) is { } because) return (answer, because);
            answer = mix.Solve(solver, stop);
        }

        return (answer, answer.Status == SolveStatus.Feasible
            ? "The program of panels met its limit of work."
            : answer.Because ?? $"the program of panels is {answer.Status}");
    }

    private string? WidenAlong(RoundedPanels plan, PanelMix mix, MixAnswer answer)
    {
        if (steps > StepsAlongPlan || (answer.Shortfall < NearEnough && steps > StepsWhenNear)) return "More panels hardly help any more.";
        return plan.FindAbove(answer.Weights, FloorOf(answer)) is { } panel && Keep(mix, panel) ? null : "No better panel was found.";
    }

    // Of several dialogues the plan is a small part, and often enough.
    private string? Widen(RoundedPanels plan, PanelMix mix, MixAnswer answer, CancellationToken stop)
    {
        var panel = plan.IsNarrow ? plan.FindAbove(answer.Weights, FloorOf(answer)) : null;
        if (panel is null)
        {
            var found = pricing.Value.FindAbove(answer.Weights, FloorOf(answer), stop);
            if (found.Counts is null && !found.Complete) return "The search for a better panel met its limit.";
            panel = found.Counts;
        }

        if (panel is null)
        {
            cuts.Add(new ProvenCut(answer.Weights, FloorOf(answer)));
            return "No panel is better.";
        }

        Keep(mix, panel);
        return null;
    }

    private double FloorOf(MixAnswer answer) => answer.Above + 1e-8 + 1e-3 * options.Gap;

    private double[] FloorsOf(Ladder ladder)
    {
        var expected = model.PerType(ladder.Seats);
        if (options.Fairness != Fairness.Maximin) return expected;

        var lowest = ladder.Aim.Certificate.Bound;
        var withoutChance = ladder.Aim.Unseatable.ToHashSet();
        return [.. expected.Select((_, type) =>
            withoutChance.Contains(type) || model.HasSeatForCertain(type) ? 0 : lowest * model.BoostOf(type) * model.CountOf(type))];
    }

    private PanelMix MixOf(Ladder ladder, RoundedPanels plan)
    {
        var mix = new PanelMix(model, FloorsOf(ladder), ladder.Ceilings);
        meters.AddRange([() => plan.Touched, () => mix.Touched]);
        return mix;
    }

    private MixAnswer Seed(PanelMix mix, RoundedPanels plan, Ladder ladder, CancellationToken stop)
    {
        var expected = model.PerType(ladder.Seats);
        var perType = options.Fairness == Fairness.Maximin ? 0.6 : 1.5;
        // After a cut the aim is a little lower: most of the panels still serve.
        var wanted = Math.Max((int)(model.Types.Count * perType) + 10, mix.Panels.Count + model.Types.Count / 3);
        while (true)
        {
            var lively = Fill(mix, plan, wanted, stop);
            var answer = mix.NearestToEven(expected, options.Gap, stop) ?? mix.Solve(solver, stop);
            if (!lively || answer.Status != SolveStatus.Optimal || answer.Shortfall <= options.Gap
                || wanted > 2.5 * perType * model.Types.Count)
                return answer;
            wanted += wanted / 2;
        }
    }

    // False when the source has run dry, or the work is over.
    private bool Fill(PanelMix mix, RoundedPanels plan, int wanted, CancellationToken stop)
    {
        for (var repeats = 0; mix.Panels.Count < wanted;)
        {
            stop.ThrowIfCancellationRequested();
            if (plan.Next() is { } panel && Keep(mix, panel)) repeats = 0;
            else if (++repeats > RepeatsBeforeGivingUp) return false;
            if (OutOfWork() is not null) return false;
        }

        return true;
    }

    // Sums may have room for someone whom no whole panel can hold.
    private void CutOffUnseatable(PanelMix mix, CancellationToken stop)
    {
        foreach (var type in mix.Unseated().ToList())
        {
            var found = pricing.Value.FindWith(type, stop);
            if (found.Counts is { } panel) Keep(mix, panel);
            else if (found.Complete) cuts.Add(new ProvenCut([.. model.Types.Select((_, other) => other == type ? 1.0 : 0)], 0));
        }
    }

    private bool Keep(PanelMix mix, int[] panel)
    {
        if (!model.Keeps(panel) || !mix.Add(panel)) return false;
        panels.Add(panel);
        return true;
    }

    private string? OutOfWork()
    {
        if (options.TimeLimit is { } limit && clock.GetElapsedTime(began) > limit) return "The time ran out.";
        var touched = meters.Sum(meter => meter()) + (pricing.IsValueCreated ? pricing.Value.Touched : 0);
        return touched > options.Work * 1e9 || steps > MostSteps ? "The limit of work was reached." : null;
    }

    private PanelLottery Written(PanelMix mix, MixAnswer answer, Ladder ladder, string? because) =>
        new LotteryWriter(model, options.Fairness, ladder.Aim).Write(mix.Panels, answer.Shares, because);
}
