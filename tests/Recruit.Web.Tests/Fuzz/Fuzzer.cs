using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace Recruit.Web.Tests.Fuzz;

/// <summary>A try that ended as none may: who wants to see it again asks for this seed and number.</summary>
internal sealed record FuzzFault(int Seed, int Number, string Problem, string Tried)
{
    public override string ToString() => $"--seed {Seed} --only {Number}: {Problem}\n    {Tried}";
}

/// <summary>What came of all tries.</summary>
/// <param name="Answers">How often each kind of answer was given; files are "read".</param>
/// <param name="Reached">How many of the routes were there for somebody, of how many.</param>
internal sealed record FuzzReport(
    IReadOnlyDictionary<string, int> Answers, IReadOnlyList<FuzzFault> Faults, TimeSpan Slowest, (int There, int All) Reached);

/// <summary>
/// Tries odd requests on every route of a site, and harmed files on every reader. What is tried depends on seed and number alone; what the
/// site holds by then depends on the tries before.
/// </summary>
/// <param name="most">With so many faults it stops.</param>
internal sealed partial class Fuzzer(int seed, int most = 50)
{
    /// <summary>Nobody waits longer for a page.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private const int TriesPerSite = 5_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, int> answers = new();
    private readonly ConcurrentQueue<FuzzFault> faults = new();
    private readonly Lock slow = new();
    private TimeSpan slowest;
    private (int There, int All) reached;

    /// <summary>Does the tries from the first to before the last, each few thousand on a site of their own.</summary>
    public async Task<FuzzReport> RunAsync(int first, int last)
    {
        for (var from = first; from < last && faults.Count < most; from += TriesPerSite)
            await RunOnASiteAsync(Enumerable.Range(from, Math.Min(TriesPerSite, last - from)));
        return new FuzzReport(answers, [.. faults.OrderBy(fault => fault.Number)], slowest, reached);
    }

    private async Task RunOnASiteAsync(IEnumerable<int> numbers)
    {
        await using var site = await FuzzSite.StartAsync();
        using var log = new FuzzLog();
        site.Site.Get<ILoggerFactory>().AddProvider(log);
        var (requests, files) = (new OddRequests(site), new FileReaders(site));
        reached = (site.Routes.All.Count(route => site.Pages.Contains(route.Template)), site.Routes.All.Count);
        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount };
        await Parallel.ForEachAsync(numbers, atOnce, async (number, _) =>
        {
            if (faults.Count < most)
                await TryAsync(number, site, requests, files, log);
        });
    }

    private async Task TryAsync(int number, FuzzSite site, OddRequests requests, FileReaders files, FuzzLog log)
    {
        var chance = new Random(Mixed(number));
        if (chance.Next(5) < 2)
        {
            var (told, read) = files.Next(chance);
            await JudgeAsync(number, told, async () => ("read", await ProblemOfAsync(read)));
            return;
        }
        var request = requests.Next(chance, $"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}");
        await JudgeAsync(number, request.ToString(), async () =>
        {
            using var patience = new CancellationTokenSource(Patience);
            var answer = await FuzzLine.AskAsync(new Uri(site.Site.Address), request, patience.Token);
            var status = FormattableString.Invariant($"{answer.Status}");
            return (status, ProblemOf(answer) is { } problem ? string.Join("\n      ", [problem, .. log.Taken()]) : null);
        });
    }

    private async Task JudgeAsync(int number, string tried, Func<Task<(string Answer, string? Problem)>> act)
    {
        var watch = Stopwatch.StartNew();
        string? problem;
        try
        {
            (var answer, problem) = await act();
            answers.AddOrUpdate(answer, 1, (_, times) => times + 1);
        }
        catch (OperationCanceledException)
        {
            problem = $"no answer within {Patience.TotalSeconds} s";
        }
        problem ??= watch.Elapsed > Longest ? FormattableString.Invariant($"took {watch.Elapsed.TotalSeconds:0.0} s") : null;
        if (problem is not null)
            faults.Enqueue(new FuzzFault(seed, number, problem, tried));
        lock (slow)
            slowest = watch.Elapsed > slowest ? watch.Elapsed : slowest;
    }

    private static string? ProblemOf(FuzzAnswer answer) =>
        answer.Status is 0 ? "the line was closed without an answer"
        : answer.Status >= 500 ? $"answered {answer.Status}"
        : Trace().Match(answer.Whole) is { Success: true } trace ? $"answered {answer.Status} with \"{trace.Value}\""
        : null;

    private static async Task<string?> ProblemOfAsync(Func<Task> read)
    {
        try
        {
            await Task.Run(read);
            return null;
        }
        catch (Exception unexpected)
        {
            return FuzzLog.Short(unexpected);
        }
    }

    // Neighbouring numbers must not give neighbouring chances.
    private int Mixed(int number)
    {
        var mixed = unchecked(((uint)seed * 0x9E3779B9u) ^ ((uint)number * 0x85EBCA6Bu));
        mixed = unchecked((mixed ^ (mixed >> 16)) * 0xC2B2AE35u);
        return (int)(mixed & int.MaxValue);
    }

    [GeneratedRegex(@"\b(Npgsql|System|Microsoft|Recruit)(\.\w+)*Exception\b|\bat (Recruit|Npgsql|System|Microsoft)\.\w+|\b\w+Exception:")]
    private static partial Regex Trace();
}
