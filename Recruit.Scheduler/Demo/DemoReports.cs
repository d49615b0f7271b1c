using Recruit.Data.Dialogues;
using Recruit.Data.Postgres;
using Recruit.Data.Results;
using Recruit.Scheduler.Draws;

namespace Recruit.Scheduler.Demo;

/// <summary>
/// After an evening the made-up facilitators write down what their tables said; the organiser publishes it the next day, and says once
/// what was done with the first of it.
/// </summary>
public sealed class DemoReports(DialogueStore dialogues, ReportStore reports, ResultsNotes notes, FollowUpStore followUps)
{
    private const string Actor = "demo";
    private static readonly TimeSpan Reading = TimeSpan.FromHours(12);
    private static readonly TimeSpan Acting = TimeSpan.FromDays(2);
    private static readonly ILookup<string, (string Role, string Words)> Sentences = EmbeddedFiles.Read("demo/said.csv")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(';'))
        .ToLookup(cells => cells[0], cells => (cells[1], cells[2]));

    // How many sentences of each kind a table writes down.
    private static readonly (string Kind, int Lines)[] Usual =
        [(ReportKind.Said, 3), (ReportKind.Wish, 2), (ReportKind.Quote, 1), (ReportKind.Agreement, 1)];

    private readonly HashSet<Guid> written = [];
    private readonly HashSet<Guid> published = [];
    private bool isActedOn;

    /// <summary>Does what is due by now for the dialogues that are over.</summary>
    public async Task TellAsync(IEnumerable<Dialogue> planned, long seed, DateTimeOffset now, CancellationToken stop)
    {
        foreach (var dialogue in planned.Where(dialogue => dialogue.EndsAt <= now && dialogue.State == DialogueState.Planned))
        {
            if (written.Add(dialogue.Id))
                await WriteAsync(dialogue, seed, now, stop);
            if (dialogue.EndsAt + Reading <= now && published.Add(dialogue.Id))
                await notes.PublishReportsAsync(dialogue.Id, dialogue.Number, Actor, stop);
            if (dialogue.EndsAt + Acting <= now && !isActedOn)
            {
                await ActAsync(dialogue, now, stop);
                isActedOn = true;
            }
        }
    }

    private async Task WriteAsync(Dialogue dialogue, long seed, DateTimeOffset now, CancellationToken stop)
    {
        foreach (var table in await dialogues.TablesAsync(dialogue.Id, stop))
            await reports.SaveAsync(
                new ReportDraft(dialogue.Id, dialogue.Number, table.Number, 0, Lines(dialogue, table.Number, seed, now), HandIn: true,
                    EvenPublished: false),
                Actor, stop);
    }

    private static IReadOnlyList<ReportLine> Lines(Dialogue dialogue, int table, long seed, DateTimeOffset now)
    {
        var random = new SeededRandom(unchecked((seed * 1_000_003) + (dialogue.Number * 101) + table));
        var lines = new List<ReportLine>();
        foreach (var (kind, count) in Usual)
        {
            var left = Sentences[kind].ToList();
            for (var line = 0; line < count; line++)
            {
                var at = random.NextBelow(left.Count);
                lines.Add(new ReportLine(
                    Guid.CreateVersion7(now), kind, kind == ReportKind.Said ? dialogue.Theme : "", left[at].Words, left[at].Role,
                    kind == ReportKind.Agreement ? DateOnly.FromDateTime(now.UtcDateTime).AddDays(30) : null));
                left.RemoveAt(at);
            }
        }

        return lines;
    }

    private Task ActAsync(Dialogue dialogue, DateTimeOffset now, CancellationToken stop) => followUps.AddAsync(new FollowUp
    {
        Id = Guid.CreateVersion7(now),
        ProgrammeId = dialogue.ProgrammeId,
        Title = $"In de brief van het kabinet over {dialogue.Theme.ToLowerInvariant()}",
        Words = "Wat aan deze tafel is gezegd, staat in de brief van het kabinet aan de Tweede Kamer. Dit is een verzonnen voorbeeld.",
        HappenedOn = DateOnly.FromDateTime(now.UtcDateTime),
        Dialogues = [dialogue.Number],
    }, Actor, stop);
}
