using System.Text.Encodings.Web;
using System.Text.Json;
using Recruit.Data.Representativeness;
using Recruit.Data.Rounds;
using Recruit.Scheduler.Tables.Explaining;

namespace Recruit.Scheduler.Rounds;

/// <summary>How limits, clashes and findings of a draw stand in their rows, and why somebody sits where.</summary>
public static class RoundJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static IReadOnlyList<DrawLimit> ChangesOf(FairDrawRecord draw) => Read<List<DrawLimit>>(draw.Changes);

    public static DrawClash? ClashOf(FairDrawRecord draw) => draw.Clash is { } clash ? Read<DrawClash>(clash) : null;

    public static DrawFindings? FindingsOf(FairDrawRecord draw) => draw.Findings is { } findings ? Read<DrawFindings>(findings) : null;

    /// <summary>The targets that a published draw went by; null for one that is not published, or from before they were kept.</summary>
    public static TargetBook? TargetsOf(FairDrawRecord draw) => draw.Targets is { } targets ? Read<TargetBook>(targets) : null;

    /// <summary>Why somebody with a seat sits there; nothing for a round from before there were reasons.</summary>
    public static IReadOnlyList<SeatFact> FactsOf(RoundRegistration outcome) =>
        outcome is { Outcome: RoundOutcome.Seat, Reason: not "" } ? Read<List<SeatFact>>(outcome.Reason) : [];

    /// <summary>The changes so far with those that a clash proposes; the later ones win.</summary>
    public static string WithLeastChange(FairDrawRecord draw, DrawClash clash) =>
        Write<List<DrawLimit>>([.. ChangesOf(draw).Where(known => !clash.LeastChange.Any(known.IsAbout)), .. clash.LeastChange]);

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;
}
