using System.Text.Encodings.Web;
using System.Text.Json;

namespace Recruit.Scheduler.Tables;

/// <summary>How long the parts of one run took, in seconds.</summary>
public sealed record RunTimes(double Read, double Search, double Proof, double Total)
{
    /// <summary>The times of a composition that was read from no file.</summary>
    public static RunTimes Of(Composition composition) =>
        new(0, composition.SearchTime.TotalSeconds, composition.ProofTime.TotalSeconds, (composition.SearchTime + composition.ProofTime).TotalSeconds);
}

/// <summary>What one run, of a matching round or of <c>compose</c>, came to: the rounds, their proof together, and what was asked.</summary>
public sealed record ComposeResult(IReadOnlyList<Composition> Rounds, Meetings Meetings, Repair? Repair, CompositionProblem Problem, CompositionOptions Options)
{
    public BalanceProof Proof => new(Rounds.Sum(round => round.Deviation), Rounds.Sum(round => round.Bound));

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
                WorstCell = result.Rounds.Select(round => round.WorstCell).OfType<TableCell>().MaxBy(cell => cell.Off) is { } worst ? WithTable(worst) : null,
                People = result.Problem.Guests.Count,
                Tables = result.Problem.Tables.Count,
                Seated = first.TableOf.Count,
                Unplaced = first.Unplaced.Select(guest => new { guest.Id, guest.Because }),
                first.ReservesLeft,
                result.Options.Seed,
                result.Options.Threads,
                first.Solver,
                first.SolverNote,
                Seconds = seconds,
                result.TimeRanOut,
                Moves = result.Rounds.Sum(round => round.Moves),
                first.Wishes,
                Rounds = RoundsOf(result),
                Repair = result.Repair is { } repair ? RepairOf(repair) : null,
                Attributes = AttributesOf(result.Rounds),
                PerTable = result.Rounds.Index().SelectMany(round => round.Item.Tables.Select(table => TableOf(table, round.Index + 1))),
            },
            Json);
    }

    public static string Impossible(IReadOnlyList<string> clashes, string remedy, IReadOnlyList<string> guests) =>
        JsonSerializer.Serialize(new { Status = "impossible", Clashes = clashes, Remedy = remedy, Guests = guests }, Json);

    private static object RoundsOf(ComposeResult result) => new
    {
        result.Rounds.Count,
        PairsMet = result.Meetings.Pairs,
        PairsBound = result.Meetings.MostPairs,
        result.Meetings.Repeated,
        Each = result.Rounds.Select(round => new { Deviation = Rounded(round.Deviation), Bound = Rounded(round.Bound), round.Gap, round.InWords }),
    };

    private static object RepairOf(Repair repair) => new
    {
        DeviationBefore = Rounded(repair.DeviationBefore),
        DeviationAfter = Rounded(repair.After.Deviation),
        Changes = repair.Changes.Select(change => new { change.Id, change.From, change.To, change.Because }),
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

    private static object TableOf(ComposedTable table, int round) => new
    {
        Round = round,
        Table = table.Spec.Name,
        Size = table.Guests.Count,
        Deviation = Rounded(table.Deviation),
        Cells = table.Cells.Select(cell => new { cell.Attribute, cell.Level, cell.Count, Ideal = Rounded(cell.Ideal) }),
    };

    private static object WithTable(TableCell cell) => new { cell.Table, cell.Attribute, cell.Level, cell.Count, Ideal = Rounded(cell.Ideal) };

    // Dividing by a one with many zeros drops the zeros that a decimal carries at its end.
    private static decimal Rounded(decimal value) => Math.Round(value, 9) / 1.000000000000000000000000000000m;
}
