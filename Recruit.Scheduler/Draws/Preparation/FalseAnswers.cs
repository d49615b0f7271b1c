using Recruit.Scheduler.Draws.Lotteries;
using Recruit.Scheduler.Draws.Panels;
using Recruit.Scheduler.Engines.Solver;

namespace Recruit.Scheduler.Draws.Preparation;

/// <summary>Tries false answers, by the chances of the program of expected seats, which the lottery attains but for rare gaps.</summary>
/// <remarks>
/// A measure, not a bound: the question of Flanigan, Liang, Procaccia and Wang, "Manipulation-robust selection of citizens' assemblies",
/// 2024. Maximin aims at the chances of leximin and only stops earlier, so there is no line of its own for it.
/// </remarks>
public sealed class FalseAnswers
{
    // Beyond that the programs would take longer than the draw.
    private const int MostTypes = 500;

    private const int Lies = 3;

    // What a solver leaves of nothing.
    private const double HardlyAny = 1e-7;

    private readonly PanelProblem problem;
    private readonly ISolver solver;
    private readonly Fairness fairness;

    private FalseAnswers(PanelProblem problem, Fairness fairness, ISolver solver) =>
        (this.problem, this.fairness, this.solver) = (problem, fairness, solver);

    /// <returns>One for each of leximin, minimax and Goldilocks; empty where that would take too long.</returns>
    public static IReadOnlyList<FalseAnswerGain> Under(
        PanelProblem problem, ISolver solver, CancellationToken stop, Func<bool>? timeIsUp = null)
    {
        var model = new PanelModel(problem);
        if (model.Types.Count > MostTypes || FairDraw.IsLarge(model)) return [];
        return [.. new[] { Fairness.Leximin, Fairness.MinimalHighest, Fairness.Goldilocks }
            .AsParallel().AsOrdered().WithCancellation(stop)
            .Where(_ => timeIsUp?.Invoke() != true)
            .Select(fairness => new FalseAnswers(problem, fairness, solver).Largest(model, stop)).OfType<FalseAnswerGain>()];
    }

    private FalseAnswerGain? Largest(PanelModel model, CancellationToken stop)
    {
        if (Chances(model, stop) is not { } chances) return null;
        var open = Enumerable.Range(0, model.Types.Count)
            .Where(type => !model.HasSeatForCertain(type) && chances[type] > HardlyAny)
            .OrderBy(type => chances[type] / model.BoostOf(type)).ToList();
        if (open.Count < 2) return null;

        var liar = open[0];
        var tried = Enumerable.Reverse(open).Where(type => WordsOf(model, type) != WordsOf(model, liar))
            .DistinctBy(type => WordsOf(model, type)).Take(Lies)
            .Select(claimed => ChanceWith(MemberOf(model, liar), MemberOf(model, claimed), stop)).ToList();
        return new FalseAnswerGain(
            fairness, chances[liar], open.Max(type => chances[type]), chances[liar], tried.Append(chances[liar]).Max(), tried.Count);
    }

    // 0 where such a pool has no answer.
    private double ChanceWith(int liar, int claimed, CancellationToken stop)
    {
        var pool = problem.Pool.ToArray();
        pool[liar] = pool[liar] with { Levels = pool[claimed].Levels };
        var model = new PanelModel(problem with { Pool = pool });
        var type = model.Types.Index().First(type => type.Item.Members.Contains(liar)).Index;
        return Chances(model, stop)?[type] ?? 0;
    }

    private double[]? Chances(PanelModel model, CancellationToken stop) =>
        new FairnessLadder(model, [], solver).Climb(fairness, stop) is LadderOutcome.Climbed(var ladder)
            ? [.. model.PerType(ladder.Seats).Select((seats, type) => Math.Min(1, seats / model.CountOf(type)))]
            : null;

    private int MemberOf(PanelModel model, int type) => model.Types[type].Members[0];

    private string WordsOf(PanelModel model, int type) =>
        string.Join('|', problem.Pool[MemberOf(model, type)].Levels.OrderBy(level => level.Key, StringComparer.Ordinal));
}
