using System.Globalization;
using System.Text.Json;
using Recruit.Data.Results;

namespace Recruit.Web.Commands.Demo;

/// <summary>What the demo ends with: a programme in figures, as the database has them.</summary>
public sealed record DemoSummary(
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Dialogues, int Hosts, int Registrations, int Seated, int Tables, int SmallestTable,
    int LargestTable, decimal? Deviation, decimal? Bound, double? Gap, IReadOnlyDictionary<string, int> Messages,
    IReadOnlyDictionary<string, int> Invitations, string Database, IReadOnlyDictionary<string, string> Engines, IReadOnlyDictionary<string, double> Seconds)
{
    public static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    // States that others' scripts may count on, whether or not any message is in them.
    private static readonly string[] MessageStates = ["sent", "queued", "sending", "retrying", "uncertain", "refused", "skipped", "missed", "letter"];
    private static readonly string[] InvitationStates = ["planned", "sent", "accepted", "declined", "expired", "cancelled", "attended", "no_show"];

    public static DemoSummary Of(
        ProgrammeSummary summary, string database, IReadOnlyDictionary<string, string> engines, IReadOnlyDictionary<string, double> seconds)
    {
        using var proof = JsonDocument.Parse(summary.CitizenProof ?? "{}");
        return new DemoSummary(
            summary.Dialogues.GroupBy(dialogue => dialogue.Track).ToDictionary(
                track => track.Key, track => (IReadOnlyDictionary<string, int>)track.ToDictionary(type => type.Type, type => type.Count)),
            summary.Hosts, summary.Registrations, summary.Seated, summary.Tables, summary.SmallestTable, summary.LargestTable,
            Number(proof, "deviation"), Number(proof, "bound"), (double?)Number(proof, "gap"),
            CountsOf(MessageStates, summary.Messages),
            new Dictionary<string, int>(CountsOf(InvitationStates, summary.Invitations)) { ["replaced"] = summary.Replaced },
            database, engines, seconds);
    }

    /// <summary>The same for people, a sentence a line.</summary>
    public IEnumerable<string> Sentences()
    {
        var dialogues = Dialogues.Values.Sum(types => types.Values.Sum());
        yield return Line($"{Registrations} registrations for {dialogues} dialogues by {Hosts} hosts; {Seated} people have a seat at {Tables} tables.");
        yield return Line($"Citizen tables have {SmallestTable} to {LargestTable} people; their deviation is {Deviation:0.#} persons, at best {Bound:0.#} ({Gap:0.00%} from the best possible).");
        yield return Line($"{Messages["sent"]} mails are in the local mailbox; {Invitations["accepted"]} people accepted, {Invitations["declined"]} declined, {Invitations["attended"]} attended already, {Invitations["replaced"]} seats were refilled.");
    }

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);

    private static decimal? Number(JsonDocument proof, string name) =>
        proof.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDecimal() : null;

    private static Dictionary<string, int> CountsOf(IEnumerable<string> states, IReadOnlyList<KindCount> counts) =>
        states.ToDictionary(state => state, state => counts.FirstOrDefault(count => count.Kind == state)?.Count ?? 0);
}
