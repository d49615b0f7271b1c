using Recruit.Data.Audit;
using Recruit.Data.Dialogues;
using Recruit.Data.Privacy;
using Recruit.Data.Results;
using Recruit.Data.Rosters;
using Recruit.Scheduler.Results;
using Recruit.Web.Targets;

namespace Recruit.Web.Results.Reports;

/// <summary>A line as an organiser looks at it.</summary>
/// <param name="Traces">What in it may name a guest of the dialogue; see <see cref="PersonalTrace"/>.</param>
/// <param name="OwnerEmail">Whom to ask how an agreement goes; null for nobody.</param>
public sealed record ReviewedLine(ReportItem Item, IReadOnlyList<string> Traces, string? OwnerEmail);

/// <summary>A table and what it wrote, as an organiser looks at it.</summary>
/// <param name="Report">Null when nothing was written yet.</param>
public sealed record ReviewedTable(int Number, TableReport? Report, string Writer, IReadOnlyList<ReviewedLine> Lines);

/// <summary>Something that was done with reports, and by whom.</summary>
/// <param name="Table">Null when it was about all tables.</param>
public sealed record ReviewStep(AuditEntry Entry, int? Table, string Who)
{
    /// <summary>The reason that was given; empty where none was asked.</summary>
    public string Because => Entry.Action is "hide_line" or "agreement_dropped" ? Entry.Detail : "";
}

/// <summary>Lays the reports of a dialogue out for an organiser, with a warning where a line may name somebody.</summary>
public sealed class ReviewDesk(
    DialogueStore dialogues, ReportStore reports, RosterStore rosters, AuditStore audit, StaffNames names, Vault vault)
{
    private const int MostSteps = 50;

    private static readonly HashSet<string> AboutResults =
    [
        "publish_results", "withdraw_results", "agreement_open", "agreement_done", "agreement_dropped", "note_owner", "forget_owner",
    ];

    public async Task<IReadOnlyList<ReviewedTable>> TablesAsync(Dialogue dialogue, CancellationToken stop)
    {
        var written = (await reports.OfDialogueAsync(dialogue.Id, stop)).ToDictionary(report => report.TableNumber);
        var guests = await GuestsAsync(dialogue, stop);
        var owners = await vault.ReadAsync(
            [.. written.Values.SelectMany(report => report.Items).Select(item => item.OwnerId).OfType<Guid>()], stop);
        var writers = await names.ReadAsync(stop);
        return
        [
            .. from table in await dialogues.TablesAsync(dialogue.Id, stop)
               let report = written.GetValueOrDefault(table.Number)
               select new ReviewedTable(table.Number, report, writers.GetValueOrDefault(report?.ChangedBy ?? "", ""),
               [
                   .. (report?.Items ?? []).OrderBy(item => ReportKind.All.Index().First(kind => kind.Item == item.Kind).Index)
                       .Select(item => new ReviewedLine(item, PersonalTraces.In($"{item.Words} {item.Role}", guests),
                           item.OwnerId is { } owner ? owners.GetValueOrDefault(owner)?.Email : null)),
               ]),
        ];
    }

    /// <summary>What was done, the newest first.</summary>
    public async Task<IReadOnlyList<ReviewStep>> HistoryAsync(Dialogue dialogue, CancellationToken stop)
    {
        var writers = await names.ReadAsync(stop);
        var steps = (await audit.AboutAsync($"dialogue {dialogue.Number}", 4 * MostSteps, stop))
            .Where(entry => AboutResults.Contains(entry.Action)).Select(entry => (Entry: entry, Table: (int?)null)).ToList();
        foreach (var table in await dialogues.TablesAsync(dialogue.Id, stop))
            steps.AddRange((await audit.AboutAsync(ReportStore.Subject(dialogue.Number, table.Number), MostSteps, stop))
                .Select(entry => (entry, (int?)table.Number)));
        return [.. steps.OrderByDescending(step => step.Entry.Number).Take(MostSteps)
            .Select(step => new ReviewStep(step.Entry, step.Table, writers.GetValueOrDefault(step.Entry.Actor, "")))];
    }

    // Between rounds of talk people change tables, so a name of another table counts as well.
    private async Task<IReadOnlyCollection<Contact>> GuestsAsync(Dialogue dialogue, CancellationToken stop)
    {
        var seats = await rosters.SeatsAsync(dialogue.Id, stop);
        return [.. (await vault.ReadAsync([.. seats.Select(seat => seat.PersonId)], stop)).Values];
    }
}
