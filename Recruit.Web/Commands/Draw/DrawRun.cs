using System.Globalization;
using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Draws.Lotteries;
using Recruit.Scheduler.Draws.Preparation;
using Recruit.Scheduler.Draws.Publishing;
using Recruit.Scheduler.Engines.Solver;
using Recruit.Web.Terminal;

namespace Recruit.Web.Commands.Draw;

/// <summary>
/// One run of <c>draw</c>: reads the files, prepares the fairest lottery, rounds it to panels, and writes what is drawn
/// and what is published.
/// </summary>
public sealed class DrawRun(DrawOrder order, ISolver solver, TextWriter output, TextWriter error, bool live, TimeProvider clock)
{
    private readonly long started = clock.GetTimestamp();

    public int Run(CancellationToken stop)
    {
        var files = new DrawFiles(order);
        if (files.Faults.Count > 0) return FaultList.Refuse(files.Faults, error);

        foreach (var note in files.Notes) error.WriteLine($"Note: {note}");
        var read = clock.GetElapsedTime(started);
        var options = new LotteryOptions
        {
            Fairness = files.Choice.Fairness,
            Seed = files.Choice.Seed,
            TimeLimit = order.TimeLimit is { } seconds ? TimeSpan.FromSeconds(seconds) - read : null,
        };
        return new LiveLine(error, live, clock).While<LotteryProgress, LotteryOutcome>(
            "Preparing a fair draw", TextOf, progress => new FairDraw(solver, clock).Prepare(files.Problem, options, progress, stop)) switch
        {
            LotteryOutcome.Fair(var lottery) => Draw(files, lottery, read, stop),
            LotteryOutcome.Impossible impossible => Explain(new ImpossibleInWords(files.Problem, impossible)),
            LotteryOutcome.NoAnswer(var because) => throw new CommandFault(ExitCode.Failed, $"The draw could not be computed. {because}"),
            var other => throw new InvalidOperationException($"No way to report {other}."),
        };
    }

    private int Draw(DrawFiles files, PanelLottery lottery, TimeSpan read, CancellationToken stop)
    {
        var searched = clock.GetElapsedTime(started);
        var rounded = NumberedPanels.Of(lottery, files.Choice.Seed);
        var seated = files.Tables?.Seat(rounded, lottery, files.Choice.Seed);
        var panels = seated?.Panels ?? rounded;
        var numbered = clock.GetElapsedTime(started);
        var result = new DrawResult(lottery, panels, files.Choice.Panel, files.Choice.Seed)
        {
            Prices = TargetPrices.Of(files.Problem, solver, stop, TimeIsUp),
            FalseAnswers = FalseAnswers.Under(files.Problem, solver, stop, TimeIsUp),
            Excluded = files.People.Excluded,
            Boosts = files.People.Boosts,
            Replaced = seated?.Replaced,
            HideProfiles = order.HideProfiles,
            PointPrices = order.HideProfiles ? PointPrices.Of(lottery, solver, stop) : [],
            Versions = new Dictionary<string, string>
            {
                ["recruit"] = Version,
                ["solver"] = solver.Name,
                ["dotnet"] = Environment.Version.ToString(),
            },
        };
        var reserves = result.Drawn is { } panel ? PanelReserves.Draw(files.Problem, panel, order.Reserves, files.Choice.Seed) : [];
        var total = clock.GetElapsedTime(started);
        result = result with
        {
            Seconds = Times(("read", read), ("search", searched - read), ("panels", numbered - searched), ("prices", total - numbered),
                ("total", total)),
        };

        try
        {
            new DrawOutput(order, files.People, output, error).Write(result, reserves);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandFault(ExitCode.WrongInput,
                $"The draw could not be written: {fault.Message} Write elsewhere and draw again with --seed {files.Choice.Seed}.");
        }

        return order.TimeLimit is not null && !result.Proven ? ExitCode.OutOfTime : ExitCode.Done;
    }

    private bool TimeIsUp() => clock.GetElapsedTime(started).TotalSeconds > order.TimeLimit;

    private int Explain(ImpossibleInWords impossible)
    {
        foreach (var sentence in impossible.Sentences()) error.WriteLine(sentence);
        if (order.Report is { } path) OutputFile.Write(path, impossible.Report() + "\n");
        if (order.Json) output.WriteLine(impossible.Report());
        return ExitCode.NoSolution;
    }

    private static string Version => typeof(DrawRun).Assembly.GetName().Version?.ToString(3) ?? "";

    private static Dictionary<string, double> Times(params (string Name, TimeSpan Time)[] times) =>
        times.ToDictionary(time => time.Name, time => Math.Round(time.Time.TotalSeconds, 3));

    private string TextOf(LotteryProgress progress)
    {
        var limit = FairnessWords.All[order.Fairness] switch
        {
            Fairness.MinimalHighest => Say($"the highest chance cannot be below {100 * progress.Bound:0.###} %"),
            Fairness.Goldilocks => Say($"the balance cannot be below {progress.Bound:0.###}"),
            _ => Say($"the lowest chance cannot exceed {100 * progress.Bound:0.###} %"),
        };
        var missing = progress.Shortfall is { } shortfall ? Say($", {100 * shortfall:0.##} % of it is still missing") : "";
        return $"{Say($"{progress.Panels}")} panels known; {limit}{missing}";
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
