using System.Globalization;
using Recruit.Scheduler.Tables;
using Recruit.Scheduler.Tables.Composing;

namespace Recruit.Web.Tables;

/// <summary>One run of <c>compose</c>: reads the files, composes, and writes roster and report.</summary>
public sealed class ComposeRun(ComposeOrder order, TextWriter output, TextWriter error, bool live, TimeProvider clock)
{
    private const int Done = 0;
    private const int WrongInput = 2;
    private const int NoSolution = 3;
    private const int TimeRanOut = 4;
    private const int MostFaultsShown = 20;

    public int Run(CancellationToken stop)
    {
        var started = clock.GetTimestamp();
        var files = new ComposeFiles(order);
        if (files.Faults.Count > 0) return Refuse(files.Faults);

        foreach (var warning in files.Warnings) error.WriteLine($"Note: {warning}");
        var read = clock.GetElapsedTime(started);
        var options = new CompositionOptions
        {
            Seed = order.Seed,
            Threads = order.Threads,
            TimeLimit = order.TimeLimit is { } seconds ? TimeSpan.FromSeconds(seconds) - read : null,
        };
        var outcome = new ProgressLine(error, live, clock).While(progress => new TableComposer(clock).Compose(files.Problem, options, progress, stop));
        return outcome switch
        {
            CompositionOutcome.Composed(var composition) => Write(files, options, composition, started, read),
            CompositionOutcome.Impossible impossible => Explain(impossible, files.People),
            _ => throw new InvalidOperationException($"No way to report {outcome}."),
        };
    }

    private int Write(ComposeFiles files, CompositionOptions options, Composition composition, long started, TimeSpan read)
    {
        var roster = new StringWriter();
        RosterFile.Write(roster, files.People, composition);
        var seconds = new RunTimes(Rounded(read), Rounded(composition.SearchTime), Rounded(composition.ProofTime), Rounded(clock.GetElapsedTime(started)));
        var report = ReportFile.Of(composition, files.Problem, options, seconds);

        if (order.Out is { } path) File.WriteAllText(path, roster.ToString());
        if (order.Report is { } reportPath) File.WriteAllText(reportPath, report + "\n");
        if (order.Json) output.WriteLine(report);
        else if (order.Out is null) output.Write(roster);
        (order is { Out: not null, Json: false } ? output : error).WriteLine(Summary(composition));
        return composition is { TimeRanOut: true, Status: CompositionStatus.Feasible } ? TimeRanOut : Done;
    }

    private static string Summary(Composition composition)
    {
        var sizes = composition.Tables.Select(table => table.Guests.Count).ToList();
        var unplaced = composition.Unplaced.Count == 0 ? "" : $" {composition.Unplaced.Count} people have no seat; the report says why.";
        var late = composition.TimeRanOut ? " The time ran out before the search had ended." : "";
        return string.Create(CultureInfo.InvariantCulture,
            $"{composition.TableOf.Count} people at {composition.Tables.Count} tables of {sizes.Min()} to {sizes.Max()}: {composition.InWords} (deviation {composition.Deviation:0.###}, bound {composition.Bound:0.###}).{unplaced}{late}");
    }

    private int Refuse(IReadOnlyList<FileFault> faults)
    {
        foreach (var fault in faults.Take(MostFaultsShown)) error.WriteLine(fault);
        if (faults.Count > MostFaultsShown) error.WriteLine($"… and {faults.Count - MostFaultsShown} more.");
        return WrongInput;
    }

    private int Explain(CompositionOutcome.Impossible impossible, PeopleFile people)
    {
        error.WriteLine("No seating keeps every rule:");
        foreach (var clash in impossible.Clashes.Take(MostFaultsShown)) error.WriteLine($"- {clash}.");
        if (people.LinesOf(impossible.Guests) is { Count: > 0 } lines) error.WriteLine($"See {people.Sheet.File}, lines {string.Join(", ", lines.Take(MostFaultsShown))}.");
        error.WriteLine(impossible.Remedy);
        if (order.Report is { } path) File.WriteAllText(path, ReportFile.Of(impossible) + "\n");
        if (order.Json) output.WriteLine(ReportFile.Of(impossible));
        return NoSolution;
    }

    private static double Rounded(TimeSpan time) => Math.Round(time.TotalSeconds, 3);
}
