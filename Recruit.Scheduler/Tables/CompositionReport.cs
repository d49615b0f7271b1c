using System.Text.Encodings.Web;
using System.Text.Json;

namespace Recruit.Scheduler.Tables;

/// <summary>How long the parts of one run took, in seconds.</summary>
public sealed record RunTimes(double Read, double Search, double Proof, double Total);

/// <summary>Writes the report: the proof, who has no seat and why, and every count beside its ideal.</summary>
public static class CompositionReport
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static string Of(Composition composition, CompositionProblem problem, CompositionOptions options, RunTimes? seconds = null) => JsonSerializer.Serialize(
        new
        {
            Status = composition.Status == CompositionStatus.Optimal ? "optimal" : "feasible",
            composition.InWords,
            Deviation = Rounded(composition.Deviation),
            Bound = Rounded(composition.Bound),
            composition.Gap,
            WorstCell = composition.WorstCell is { } worst ? CellOf(worst, withTable: true) : null,
            People = problem.Guests.Count,
            Tables = problem.Tables.Count,
            Seated = composition.TableOf.Count,
            Unplaced = composition.Unplaced.Select(guest => new { guest.Id, guest.Because }),
            composition.ReservesLeft,
            options.Seed,
            options.Threads,
            Solver = "search",
            Seconds = seconds ?? new RunTimes(0, composition.SearchTime.TotalSeconds, composition.ProofTime.TotalSeconds, (composition.SearchTime + composition.ProofTime).TotalSeconds),
            composition.TimeRanOut,
            composition.Moves,
            Attributes = composition.Attributes.Select(attribute => new
            {
                attribute.Name,
                attribute.Weight,
                Deviation = Rounded(attribute.Deviation),
                Bound = Rounded(attribute.Bound),
                Levels = attribute.Levels.Select(level => new { level.Level, level.People, Share = Rounded(level.Share) }),
            }),
            PerTable = composition.Tables.Select(table => new
            {
                Table = table.Spec.Name,
                Size = table.Guests.Count,
                Deviation = Rounded(table.Deviation),
                Cells = table.Cells.Select(cell => CellOf(cell, withTable: false)),
            }),
        },
        Json);

    public static string Of(CompositionOutcome.Impossible impossible) =>
        JsonSerializer.Serialize(new { Status = "impossible", impossible.Clashes, impossible.Remedy, impossible.Guests }, Json);

    private static object CellOf(TableCell cell, bool withTable) => withTable
        ? new { cell.Table, cell.Attribute, cell.Level, cell.Count, Ideal = Rounded(cell.Ideal) }
        : new { cell.Attribute, cell.Level, cell.Count, Ideal = Rounded(cell.Ideal) };

    private static decimal Rounded(decimal value) => Math.Round(value, 9) / 1.000000000000000000000000000000m;
}
