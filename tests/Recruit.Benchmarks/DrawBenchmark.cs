using System.Diagnostics;
using System.Globalization;
using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Draws.Preparation;
using Recruit.Scheduler.Draws.Publishing;
using Recruit.Scheduler.Engines.Solver;

namespace Recruit.Benchmarks;

/// <summary>
/// Prepares fair draws of every size and shows the lowest chance, its bound and the processor time of the whole process
/// tree beside those of others.
/// </summary>
public sealed class DrawBenchmark(int seed)
{
    private static readonly DrawCase[] Cases =
    [
        new(360, 30, 7) { Peers = "maximin 109 s, leximin 248 s", Goal = "4 s, 15 s" },
        new(300, 20, 7) { Peers = "maximin 65 s", Goal = "4 s, 15 s" },
        new(239, 30, 7) { Peers = "maximin 122 s", Goal = "4 s, 15 s" },
        new(825, 75, 4) { Peers = "maximin 107 s", Goal = "4 s, 15 s" },
        new(1_727, 110, 7) { Peers = "leximin 4,012 s (Gurobi)", Goal = "20 s, 300 s" },
        new(5_000, 150, 7) { Goal = "30 s within 0.1 %, –", Gap = 1e-3 },
        new(1_000, 60, 6) { PercentInHouseholds = 30 },
        new(240, 48, 6) { Dialogues = 4, Slack = 0.02 },
        new(600, 120, 5) { Dialogues = 10, Slack = 0.02 },
        new(3_000, 600, 5) { PercentInHouseholds = 10, Dialogues = 50, Slack = 0.02, Goal = "30 s" },
    ];

    /// <summary>Runs the cases of so many people, or all.</summary>
    public void Run(string? people)
    {
        Console.WriteLine("| people/seats/attributes | types | fairness | lowest chance | highest chance | even share | gini | false "
            + "answer | bound | gap | panels | levels, and the worst gap of one | processor s | wall s | goal | others |\n"
            + "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var one in Cases.Where(one => people is null or "all" || one.People == int.Parse(people, CultureInfo.InvariantCulture)))
        {
            var problem = GeneratedPool.Make(one, seed);
            var gains = FalseAnswers.Under(problem, new GoogleSolver(), CancellationToken.None);
            foreach (var fairness in new[] { Fairness.Maximin, Fairness.Leximin, Fairness.MinimalHighest, Fairness.Goldilocks })
                Console.WriteLine($"| {string.Join(" | ", Row(one, problem, fairness, gains))} |");
        }

        Console.WriteLine(
            Say($"Machine: {Environment.ProcessorCount} cores, {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}; ")
            + Say($"seed {seed}. Command: ./recruit bench draw. Others: sortition-algorithms 0.10 with HiGHS, on pools of the same size."));
    }

    private string[] Row(DrawCase one, PanelProblem problem, Fairness fairness, IReadOnlyList<FalseAnswerGain> gains)
    {
        var (before, watch) = (ProcessTree.ProcessorTime(), Stopwatch.StartNew());
        var outcome = Prepare(problem, new LotteryOptions { Fairness = fairness, Seed = seed, Gap = one.Gap });
        var (processor, wall) = (ProcessTree.ProcessorTime() - before, watch.Elapsed);
        if (outcome is not LotteryOutcome.Fair(var lottery))
            throw new InvalidOperationException($"No draw of {one.Seats} from {one.People}: {outcome}");
        return
        [
            Say($"{one.People:N0}/{one.Seats}/{one.Attributes}{(one.PercentInHouseholds > 0 ? ", households" : "")}")
                + Say($"{(one.Dialogues > 1 ? $", {one.Dialogues} dialogues" : "")}"), Say($"{lottery.Types.Count}"), Say($"{fairness}"),
            Say($"{lottery.LowestChance:0.000000}"), Say($"{lottery.HighestChance:0.000000}"), Say($"{lottery.EvenShare:0.0000}"),
            Say($"{ChanceMeasures.GiniOf([.. lottery.Chances]):0.000}"), FalseAnswerIn(gains, fairness),
            Say($"{lottery.Proof.Bound:0.000000}"),
            Say($"{lottery.Proof.Gap:0.0e0}{(lottery.Proof.EndedBecause is { } because ? $" ({because})" : "")}"),
            Say($"{lottery.Panels.Count}"), Say($"{lottery.Proof.Levels.Count}, {ChanceLevel.WorstGapOf(lottery.Proof.Levels):0.0e0}"),
            Say($"{processor.TotalSeconds:0.0}"), Say($"{wall.TotalSeconds:0.0}"), one.Goal, one.Peers,
        ];
    }

    // Maximin aims at the chances of leximin.
    private static string FalseAnswerIn(IReadOnlyList<FalseAnswerGain> gains, Fairness fairness) =>
        gains.FirstOrDefault(gain => gain.Fairness == (fairness == Fairness.Maximin ? Fairness.Leximin : fairness)) is { } gain
            ? Say($"{gain.From:0.000} to {gain.To:0.000}")
            : "–";

    private static LotteryOutcome Prepare(PanelProblem problem, LotteryOptions options) =>
        new FairDraw(new GoogleSolver(), TimeProvider.System).Prepare(problem, options, null, CancellationToken.None);

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
