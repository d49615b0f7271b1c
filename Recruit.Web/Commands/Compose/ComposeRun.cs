using Recruit.Scheduler.Engines.Solver;
using Recruit.Scheduler.Tables;
using Recruit.Scheduler.Tables.Composing;
using Recruit.Scheduler.Tables.Explaining;
using Recruit.Web.Terminal;

namespace Recruit.Web.Commands.Compose;

/// <summary>One run of <c>compose</c>: reads the files, composes or mends, and writes roster, report and page.</summary>
public sealed class ComposeRun(ComposeOrder order, TextWriter output, TextWriter error, bool live, TimeProvider clock)
{
    private const int MostShown = 20;

    private readonly long started = clock.GetTimestamp();

    public int Run(CancellationToken stop)
    {
        var files = new ComposeFiles(order);
        if (files.Faults.Count > 0) return FaultList.Refuse(files.Faults, error);

        foreach (var note in files.Notes) error.WriteLine($"Note: {note}");
        var read = clock.GetElapsedTime(started);
        var options = new CompositionOptions
        {
            Seed = order.Seed,
            Threads = order.Threads,
            Solver = ComposeFiles.SolverIn(order.Solver) ?? SolverUse.Auto,
            TimeLimit = order.TimeLimit is { } seconds ? TimeSpan.FromSeconds(seconds) - read : null,
        };
        return files.Current is { } current ? Mend(files, current, options, read, stop) : Compose(files, options, read, stop);
    }

    private int Compose(ComposeFiles files, CompositionOptions options, TimeSpan read, CancellationToken stop)
    {
        var outcome = new ProgressLine(error, live, clock).While(progress =>
            new TableComposer(clock, new GoogleSolver()).ComposeRounds(files.Problem, order.Rounds, options, progress, stop));
        return outcome switch
        {
            CompositionOutcome.ComposedInRounds(var rounds, var meetings) =>
                Write(files.People, new(rounds, meetings, null, files.Problem, options), read),
            CompositionOutcome.Impossible impossible => Explain(impossible, files),
            _ => throw new InvalidOperationException($"No way to report {outcome}."),
        };
    }

    private int Mend(ComposeFiles files, RepairOrder current, CompositionOptions options, TimeSpan read, CancellationToken stop) =>
        new RosterRepairer(clock).Repair(files.Problem, current, options, stop) switch
        {
            RepairOutcome.Repaired(var repair) =>
                Write(files.People, new([repair.After], new Meetings(0, 0, 0), repair, files.Problem, options), read),
            RepairOutcome.Impossible(var clashes, var remedy) => Explain(new(clashes, remedy), files),
            var other => throw new InvalidOperationException($"No way to report {other}."),
        };

    private int Write(PeopleFile people, ComposeResult result, TimeSpan read)
    {
        var roster = new StringWriter();
        ComposedRoster.Write(roster, people, result.Rounds);
        var search = clock.GetElapsedTime(started) - read - result.Rounds[0].ProofTime;
        if (order.Report is not null || order.Html is not null || order.Json)
            result = result with
            {
                Explained = SeatingExplainer.Of(
                    result.Problem, result.Rounds, () => clock.GetElapsedTime(started).TotalSeconds > order.TimeLimit),
            };
        var report = CompositionReport.Of(result, Times(read, search));

        if (order.Out is { } path) OutputFile.Write(path, roster.ToString());
        if (order.Report is { } reportPath) OutputFile.Write(reportPath, report + "\n");
        if (order.Html is { } page) OutputFile.Write(page, PrintedRoster.Of(result, order.Language));
        if (order.Json) output.WriteLine(report);
        else if (order.Out is null) output.Write(roster);
        Summarise(result, order is { Out: not null, Json: false } ? output : error);
        return result is { TimeRanOut: true, Proof.Status: CompositionStatus.Feasible } ? ExitCode.OutOfTime : ExitCode.Done;
    }

    private static void Summarise(ComposeResult result, TextWriter to)
    {
        foreach (var sentence in ResultInWords.Of(result)) to.WriteLine(sentence.English);
        foreach (var change in result.Repair?.Changes ?? []) to.WriteLine(
            $"- {change.Id}: {(change.From is null ? "" : $"from table {change.From} ")}to table {change.To}; {change.Because.English}.");
    }

    private int Explain(CompositionOutcome.Impossible impossible, ComposeFiles files)
    {
        error.WriteLine("No seating keeps every rule:");
        foreach (var clash in impossible.Clashes.Take(MostShown)) error.WriteLine($"- {clash.English}.");
        foreach (var lines in new[] { files.People.LinesOf(impossible.Guests), files.Tables.LinesOf(impossible.Tables) }.OfType<string>())
            error.WriteLine($"See {lines}.");
        error.WriteLine(impossible.Remedy.English);
        var report = CompositionReport.Impossible(impossible.Clashes, impossible.Remedy, impossible.Guests);
        if (order.Report is { } path) OutputFile.Write(path, report + "\n");
        if (order.Json) output.WriteLine(report);
        return ExitCode.NoSolution;
    }

    private RunTimes Times(TimeSpan read, TimeSpan search)
    {
        var total = Rounded(clock.GetElapsedTime(started));
        return new(Rounded(read), Rounded(search), Math.Round(total - Rounded(read) - Rounded(search), 3), total);
    }

    private static double Rounded(TimeSpan time) => Math.Round(time.TotalSeconds, 3);
}
