using System.Text.Json;
using System.Text.Json.Serialization;

namespace Recruit.Web.Tables;

/// <summary>
/// What the composition of a round says of itself: how far it is from the best possible, and each table beside its ideal.
/// </summary>
/// <remarks>Read leniently: a report of an older version lacks what it lacks.</remarks>
public sealed record RoundProof
{
    private static readonly JsonSerializerOptions Lenient = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
    };

    public string Status { get; init; } = "";
    public decimal? Deviation { get; init; }
    public decimal? Bound { get; init; }

    /// <summary>(deviation − bound) / bound; null when only the bound is 0.</summary>
    public double? Gap { get; init; }

    /// <summary>Whether the bound holds for tables of these sizes only; a report of an older version does not say, and did.</summary>
    public bool OfTheseSizes { get; init; } = true;
    public bool TimeRanOut { get; init; }
    public ProofSeconds? Seconds { get; init; }
    public IReadOnlyList<ProofTable> PerTable { get; init; } = [];

    public bool Optimal => Status == "optimal";

    /// <summary>Null when there is no report, or none that can be read.</summary>
    public static RoundProof? Read(string? json)
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize<RoundProof>(json, Lenient);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>The count of one level at one table beside its ideal.</summary>
public sealed record ProofCell(string Attribute, string Level, int Count, double Ideal);

/// <summary>Two people who could change places, by their ids in the composition, and what that would add to the deviation.</summary>
public sealed record ProofExchange(string One, string Other, string OtherTable, decimal DeviationChange);

/// <summary>One table: how many sit there, and each level beside its ideal.</summary>
/// <param name="Table">Such as <c>17.2</c>, table 2 of dialogue 17.</param>
public sealed record ProofTable(string Table, int Size, double Deviation, IReadOnlyList<ProofCell>? Cells)
{
    /// <summary>
    /// The cell that is furthest from its ideal; null in a report of an older version, which says nothing of exchanges either.
    /// </summary>
    public ProofCell? WorstCell { get; init; }

    /// <summary>The exchange that mends the worst cell without making the whole worse.</summary>
    public ProofExchange? Mend { get; init; }

    /// <summary>Where none does that: the exchange that mends it at the least cost to the whole.</summary>
    public ProofExchange? CheapestExchange { get; init; }

    /// <summary>The number of the dialogue, and that of the table within it; zeroes when the name says neither.</summary>
    public (long Dialogue, int Table) Place =>
        Table.Split('.') is [var dialogue, var table] && long.TryParse(dialogue, out var number) && int.TryParse(table, out var within)
            ? (number, within)
            : (0, 0);
}

/// <summary>How long the composition took.</summary>
public sealed record ProofSeconds(double Total);
