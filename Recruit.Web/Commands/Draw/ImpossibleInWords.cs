using System.Text.Encodings.Web;
using System.Text.Json;
using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Draws.Publishing;

namespace Recruit.Web.Commands.Draw;

/// <summary>Says why no panel keeps every rule: what clashes, who is missing, and the least change that would do.</summary>
public sealed class ImpossibleInWords(PanelProblem problem, LotteryOutcome.Impossible impossible)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    private readonly RulesInWords words = new(problem);

    private IReadOnlyList<string> Clashes => [.. impossible.Clash.Select(rule => words.Of(rule))];

    private IReadOnlyList<string> Missing => [.. impossible.Missing.Select(words.Of)];

    private IReadOnlyList<string> LeastChange => [.. impossible.LeastChange.Select(words.Of)];

    public IEnumerable<string> Sentences()
    {
        yield return Clashes.Count == 0 ? "No panel keeps every rule." : "No panel keeps all of these:";
        foreach (var clash in Clashes) yield return $"- {clash}";
        foreach (var missing in Missing) yield return $"{missing}.";
        if (LeastChange.Count > 0) yield return $"The least change that would do: {string.Join("; ", LeastChange)}.";
    }

    /// <summary>The same for a program to read.</summary>
    public string Report() => JsonSerializer.Serialize(new { Status = "impossible", Clashes, Missing, LeastChange }, Json);
}
