using System.Diagnostics;
using System.Globalization;
using Recruit.Scheduler.Engines.Solver;
using Recruit.Scheduler.Tables;
using Recruit.Scheduler.Tables.Composing;

namespace Recruit.Benchmarks;

/// <summary>Composes tables for groups of every size and shows gap and time beside those of other tools.</summary>
public sealed class TableBenchmark(int seed, int threads, ISolver solver)
{
    private static readonly BenchmarkCase[] Cases =
    [
        new("small", 120, 10, 6) { Goal = "optimal", Peers = "anticlust 0 % (9 s), GroupSelect 38 %, GroupEng 24 %, HiGHS 0 % (10–105 s)" },
        new("programme", 600, 50, 6)
        {
            Goal = "optimal in 0.2 s",
            Peers = "anticlust 0.75 % (44 s), GroupSelect 30 %, GroupEng 42 %, HiGHS nothing in 600 s",
        },
        new("programme, mixed sizes", 600, 48, 6) { Goal = "≤ 1 %" },
        new("programme, 10 attributes", 600, 50, 10) { Goal = "≤ 1 % in 10 s", Peers = "anticlust 20 %, GroupSelect 92 %" },
        new("programme, hard rules", 600, 50, 6) { HardRules = true, Goal = "≤ 1 %" },
        new("programme, local dialogues", 600, 50, 6) { Local = true, Goal = "≤ 1 %" },
        new("programme, local dialogues, bound attribute by attribute", 600, 50, 6) { Local = true, Solver = SolverUse.Search },
        new("programme, 3 rounds", 600, 50, 6) { Rounds = 3, Goal = "both proofs in 3 s" },
        new("few tables, hard rules", 64, 5, 6) { HardRules = true, Goal = "optimal in 10 s" },
        new("few tables, hard rules, the search alone", 64, 5, 6) { HardRules = true, Solver = SolverUse.Search },
        new("some tables, hard rules", 130, 10, 6) { HardRules = true },
        new("some tables, hard rules, the search alone", 130, 10, 6) { HardRules = true, Solver = SolverUse.Search },
        new("L", 10_000, 800, 6) { Goal = "≤ 0.02 % in 10 s", Peers = "anticlust 1.17 % (68 s), GroupSelect 39 % (109 s)" },
        new("L, equal sizes", 9_600, 800, 6) { Goal = "optimal" },
        new("L, hard rules", 10_000, 800, 6) { HardRules = true, Goal = "≤ 0.2 % in 10 s" },
        new("XL", 10_000, 100, 6)
        {
            Goal = "optimal in 2 s",
            Peers = "anticlust 0 % (9–60 s), GroupSelect 123 % (83 s), GroupEng 280 % (610 s)",
        },
    ];

    private static readonly BenchmarkCase[] Curve =
        [.. new[] { 100, 1_000, 3_000, 10_000, 30_000, 100_000 }.Select(people => new BenchmarkCase("curve", people, people / 12, 6))];

    /// <summary>Runs the cases whose name contains the text, or all; the curve up to 100,000 people only when asked for.</summary>
    public void Run(string? only)
    {
        var named = Cases.Where(one => one.Name == only).ToArray();
        var cases = only == "curve" ? Curve
            : named.Length > 0 ? named
            : Cases.Where(one => only is null || one.Name.Contains(only, StringComparison.OrdinalIgnoreCase)).ToArray();
        Compose(Cases[0]);
        Console.WriteLine(
            "| case | people/tables | attributes | gap | search s | total s | processor s | M swaps/s/core | MB | goal | others: "
            + "gap (processor seconds) |\n|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var one in cases) Console.WriteLine($"| {string.Join(" | ", Row(one))} |");
        Console.WriteLine(
            Say($"Machine: {Environment.ProcessorCount} cores, {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}; ")
            + Say($"seed {seed}, {threads} threads. Command: ./recruit bench tables. Others were measured on groups of the same size."));
    }

    private string[] Row(BenchmarkCase one)
    {
        var (before, watch) = (Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
        var (rounds, meetings) = Compose(one);
        var cores = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        var proof = new BalanceProof(rounds.Sum(round => round.Deviation), rounds.Sum(round => round.Bound));
        var moves = rounds.Sum(round => round.Moves) / 1e6;
        var words = one.Rounds > 1 ? Say($"{proof.InWords}; {meetings.Pairs} of {meetings.MostPairs} pairs")
            : proof.Status == CompositionStatus.Optimal ? "optimal"
            : Say($"{proof.Gap * 100:0.000} %");
        return
        [
            one.Name, $"{one.People}/{one.Tables}", Say($"{one.Attributes}"), words,
            Say($"{rounds.Sum(round => round.SearchTime.TotalSeconds):0.00}"), Say($"{watch.Elapsed.TotalSeconds:0.00}"),
            Say($"{cores:0.0}"), Say($"{moves / cores:0.0}"), Say($"{Environment.WorkingSet / 1_000_000}"), one.Goal, one.Peers,
        ];
    }

    private (IReadOnlyList<Composition> Rounds, Meetings Meetings) Compose(BenchmarkCase one)
    {
        var problem = GeneratedGroup.Make(one, seed);
        var options = new CompositionOptions { Seed = seed, Threads = threads, Solver = one.Solver };
        return new TableComposer(TimeProvider.System, solver)
            .ComposeRounds(problem, one.Rounds, options, null, CancellationToken.None) switch
        {
            CompositionOutcome.ComposedInRounds(var rounds, var meetings) => (rounds, meetings),
            var other => throw new InvalidOperationException($"The benchmark {one.Name} could not be composed: {other}"),
        };
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
