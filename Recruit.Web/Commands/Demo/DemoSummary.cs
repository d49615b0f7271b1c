using System.Globalization;
using System.Text.Json;
using Recruit.Data.Results;

namespace Recruit.Web.Commands.Demo;

/// <summary>What the demo ends with: a programme in figures, as the database has them.</summary>
public sealed record DemoSummary
{
    /// <summary>Of each track, how many of each type.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Dialogues { get; init; }
    public required int Hosts { get; init; }
    public required int Registrations { get; init; }

    // Who sits where, and how close to the targets.
    public required int Seated { get; init; }
    public required int Tables { get; init; }
    public required int SmallestTable { get; init; }
    public required int LargestTable { get; init; }
    public decimal? Deviation { get; init; }
    public decimal? Bound { get; init; }
    public double? Gap { get; init; }

    /// <summary>Of each track, what became of it: papers, reports, and who heard.</summary>
    public required IReadOnlyDictionary<string, TrackCount> Tracks { get; init; }

    // Who heard, in all tracks together.
    public int MailsToHosts => Tracks.Values.Sum(track => track.MailsToHosts);
    public int NotDrawnMails => Tracks.Values.Sum(track => track.NotDrawnMails);

    // By state.
    public required IReadOnlyDictionary<string, int> Messages { get; init; }
    public required IReadOnlyDictionary<string, int> Invitations { get; init; }

    // How it was made.
    public required string Database { get; init; }
    public required IReadOnlyDictionary<string, string> Engines { get; init; }
    public required IReadOnlyDictionary<string, double> Seconds { get; init; }

    public static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    // States that others' scripts may count on, whether or not any message is in them.
    private static readonly string[] MessageStates =
        ["sent", "queued", "sending", "retrying", "uncertain", "refused", "skipped", "missed", "letter"];
    private static readonly string[] InvitationStates =
        ["planned", "sent", "accepted", "declined", "expired", "cancelled", "attended", "no_show"];

    public static DemoSummary Of(
        ProgrammeSummary summary, string database, IReadOnlyDictionary<string, string> engines, IReadOnlyDictionary<string, double> seconds)
    {
        using var proof = JsonDocument.Parse(summary.CitizenProof ?? "{}");
        return new DemoSummary
        {
            Dialogues = summary.Dialogues.GroupBy(dialogue => dialogue.Track).ToDictionary(
                track => track.Key, track => (IReadOnlyDictionary<string, int>)track.ToDictionary(type => type.Type, type => type.Count)),
            Hosts = summary.Hosts,
            Registrations = summary.Registrations,
            Seated = summary.Seated,
            Tables = summary.Tables,
            SmallestTable = summary.SmallestTable,
            LargestTable = summary.LargestTable,
            Deviation = Number(proof, "deviation"),
            Bound = Number(proof, "bound"),
            Gap = (double?)Number(proof, "gap"),
            Tracks = summary.Tracks.ToDictionary(track => track.Track),
            Messages = CountsOf(MessageStates, summary.Messages),
            Invitations = new Dictionary<string, int>(CountsOf(InvitationStates, summary.Invitations)) { ["replaced"] = summary.Replaced },
            Database = database,
            Engines = engines,
            Seconds = seconds,
        };
    }

    /// <summary>The same for people, a sentence a line.</summary>
    public IEnumerable<string> Sentences()
    {
        var dialogues = Dialogues.Values.Sum(types => types.Values.Sum());
        yield return Line(
            $"{Registrations} registrations for {dialogues} dialogues by {Hosts} hosts; {Seated} people have a seat at {Tables} tables.");
        yield return Line($"Citizen tables have {SmallestTable} to {LargestTable} people; their deviation is {Deviation:0.#} persons, ")
            + Line($"at best {Bound:0.#} ({Gap:0.00%} from the best possible).");
        yield return Line($"{Messages["sent"]} mails are in the local mailbox; {Invitations["accepted"]} people accepted, ")
            + Line($"{Invitations["declined"]} declined, {Invitations["attended"]} attended already, ")
            + Line($"{Invitations["replaced"]} seats were refilled.");
        yield return Line($"{NotDrawnMails} people who were not drawn were told so, and {MailsToHosts} mails went to hosts.");
        yield return Line($"{Tracks.Values.Sum(track => track.PapersIn)} papers are in, {Tracks.Values.Sum(track => track.PapersMissing)} ")
            + Line($"are missing; {Tracks.Values.Sum(track => track.ReportsPublished)} reports of tables are published.");
        yield return Line($"{Tracks.Values.Sum(track => track.Substitutes)} people come in the place of another of their organisation; ")
            + Line($"{Tracks.Values.Sum(track => track.EvaluationAnswers)} people told how their evening was.");
    }

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);

    private static decimal? Number(JsonDocument proof, string name) =>
        proof.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDecimal() : null;

    private static Dictionary<string, int> CountsOf(IEnumerable<string> states, IReadOnlyList<KindCount> counts) =>
        states.ToDictionary(state => state, state => counts.FirstOrDefault(count => count.Kind == state)?.Count ?? 0);
}
