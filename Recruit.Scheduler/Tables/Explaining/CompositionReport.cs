using System.Text.Encodings.Web;
using System.Text.Json;
using Recruit.Scheduler.Engines.Solver;
using Recruit.Scheduler.Language;

namespace Recruit.Scheduler.Tables.Explaining;

/// <summary>How long the parts of one run took, in seconds, which add up to the total.</summary>
/// <param name="Proof">The proof, and from it why everyone sits where.</param>
public sealed record RunTimes(double Read, double Search, double Proof, double Total)
{
    /// <summary>The times of a composition that was read from no file.</summary>
    public static RunTimes Of(Composition composition) =>
        new(0, composition.SearchTime.TotalSeconds, composition.ProofTime.TotalSeconds,
            (composition.SearchTime + composition.ProofTime).TotalSeconds);
}

/// <summary>
/// What one run, of a matching round or of <c>compose</c>, came to: the rounds, their proof together, and what was asked.
/// </summary>
public sealed record ComposeResult(
    IReadOnlyList<Composition> Rounds, Meetings Meetings, Repair? Repair, CompositionProblem Problem, CompositionOptions Options)
{
    public BalanceProof Proof => new(Rounds.Sum(round => round.Deviation), Rounds.Sum(round => round.Bound))
    {
        OfTheseSizes = Rounds.Any(round => round.OfTheseSizes),
    };

    /// <summary>Why everyone sits where, one explanation per round; empty when nobody asked.</summary>
    public IReadOnlyList<Explanation> Explained { get; init; } = [];

    public bool TimeRanOut => Rounds.Any(round => round.TimeRanOut);
}

/// <summary>Writes the report: the proof, who has no seat and why, and every count beside its ideal.</summary>
public static class CompositionReport
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static string Of(ComposeResult result, RunTimes seconds)
    {
        var (proof, first) = (result.Proof, result.Rounds[0]);
        return JsonSerializer.Serialize(
            new
            {
                Status = proof.Status == CompositionStatus.Optimal ? "optimal" : "feasible",
                proof.InWords,
                Deviation = Rounded(proof.Deviation),
                Bound = Rounded(proof.Bound),
                proof.Gap,
                proof.OfTheseSizes,
                WorstCell = result.Rounds.Select(round => round.WorstCell).OfType<TableCell>().MaxBy(cell => cell.Off) is { } worst
                    ? WithTable(worst)
                    : null,
                People = result.Problem.Guests.Count,
                Tables = result.Problem.Tables.Count,
                Seated = first.TableOf.Count,
                Unplaced = first.Unplaced.Select(guest => new { guest.Id, Because = guest.Because.English }),
                first.ReservesLeft,
                result.Options.Seed,
                result.Options.Threads,
                first.Solver,
                SolverNote = first.SolverNote is { } note ? SolverNoteWords.Of(note).English : null,
                Steps = first.Steps.Select(step => new { step.By, Deviation = Rounded(step.Deviation), Bound = Rounded(step.Bound) }),
                Seconds = seconds,
                result.TimeRanOut,
                Moves = result.Rounds.Sum(round => round.Moves),
                first.Wishes,
                Rounds = RoundsOf(result),
                Repair = result.Repair is { } repair ? RepairOf(repair) : null,
                Attributes = AttributesOf(result.Rounds),
                PerTable = result.Rounds.Index().SelectMany(round => round.Item.Tables.Select((table, index) =>
                    TableOf(table, round.Index + 1, result.Explained.ElementAtOrDefault(round.Index)?.Tables[index]))),
                PeopleWhy = result.Explained.Index().SelectMany(round =>
                    round.Item.People.Select(seat => new { Round = round.Index + 1, seat.Id, seat.Table, Because = seat.Because.English })),
            },
            Json);
    }

    public static string Impossible(IReadOnlyList<Wording> clashes, Wording remedy, IReadOnlyList<string> guests) =>
        JsonSerializer.Serialize(
            new { Status = "impossible", Clashes = clashes.Select(clash => clash.English), Remedy = remedy.English, Guests = guests },
            Json);

    private static object RoundsOf(ComposeResult result) => new
    {
        result.Rounds.Count,
        PairsMet = result.Meetings.Pairs,
        PairsBound = result.Meetings.MostPairs,
        result.Meetings.Repeated,
        Each = result.Rounds.Select(round =>
            new { Deviation = Rounded(round.Deviation), Bound = Rounded(round.Bound), round.Gap, round.InWords }),
    };

    private static object RepairOf(Repair repair) => new
    {
        DeviationBefore = Rounded(repair.DeviationBefore),
        DeviationAfter = Rounded(repair.After.Deviation),
        Changes = repair.Changes.Select(change => new { change.Id, change.From, change.To, Because = change.Because.English }),
        repair.Left,
        repair.Added,
    };

    private static IEnumerable<object> AttributesOf(IReadOnlyList<Composition> rounds) =>
        rounds[0].Attributes.Select((attribute, index) => new
        {
            attribute.Name,
            attribute.Weight,
            Deviation = Rounded(rounds.Sum(round => round.Attributes[index].Deviation)),
            Bound = Rounded(rounds.Sum(round => round.Attributes[index].Bound)),
            Levels = attribute.Levels.Select(level => new { level.Level, level.People, Share = Rounded(level.Share) }),
        });

    private static object TableOf(ComposedTable table, int round, TableRemark? remark) => new
    {
        Round = round,
        Table = table.Spec.Name,
        Size = table.Guests.Count,
        Deviation = Rounded(table.Deviation),
        Cells = table.Cells.Select(cell => new { cell.Attribute, cell.Level, cell.Count, Ideal = Rounded(cell.Ideal) }),
        WorstCell = remark?.Worst is { } worst
            ? new { worst.Attribute, worst.Level, worst.Count, Ideal = Rounded(worst.Ideal), Off = Rounded(worst.Off) }
            : null,
        Mend = remark?.Mend is { } mend ? ExchangeOf(mend) : null,
        CheapestExchange = remark?.Best is { Change: > 0 } dear ? ExchangeOf(dear) : null,
        Remark = remark?.InWords.English,
    };

    private static object ExchangeOf(Exchange exchange) =>
        new { exchange.One, exchange.Other, exchange.OtherTable, DeviationChange = Rounded(exchange.Change) };

    private static object WithTable(TableCell cell) =>
        new { cell.Table, cell.Attribute, cell.Level, cell.Count, Ideal = Rounded(cell.Ideal) };

    // Dividing by a one with many zeros drops the zeros that a decimal carries at its end.
    private static decimal Rounded(decimal value) => Math.Round(value, 9) / 1.000000000000000000000000000000m;
}
