using System.Diagnostics;
using System.Globalization;
using Recruit.Web.Tests.Fuzz;

namespace Recruit.Benchmarks;

/// <summary>Tries odd requests and harmed files, far more than the tests do, and names what broke.</summary>
internal static class FuzzBenchmark
{
    /// <param name="only">The one try to do again; null for all.</param>
    /// <returns>How many faults were found.</returns>
    public static async Task<int> RunAsync(int tries, int seed, int? only)
    {
        var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var report = await (only is { } one ? new Fuzzer(seed).RunAsync(one, one + 1) : new Fuzzer(seed).RunAsync(0, tries));
        var used = Environment.CpuUsage.TotalTime - before;
        foreach (var fault in report.Faults)
            Console.WriteLine(fault);
        Say($"| answered | times |");
        Say($"|---|---|");
        foreach (var (status, times) in report.Answers.OrderBy(answer => answer.Key, StringComparer.Ordinal))
            Say($"| {status} | {times} |");
        Say($"{report.Answers.Values.Sum()} tries in {watch.Elapsed.TotalSeconds:0} s, {used.TotalSeconds:0} s of our processor time;");
        Say($"the slowest took {report.Slowest.TotalSeconds:0.00} s;");
        Say($"{report.Reached.There} of {report.Reached.All} routes were there for somebody; {report.Faults.Count} faults.");
        Say($"Machine: {Environment.ProcessorCount} cores. Command: ./recruit bench fuzz --tries {tries} --seed {seed}.");
        return report.Faults.Count;
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
