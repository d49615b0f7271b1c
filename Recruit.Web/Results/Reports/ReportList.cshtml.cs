using Recruit.Data.Dialogues;
using Recruit.Data.Results;
using Recruit.Web.Layout;

namespace Recruit.Web.Results.Reports;

/// <summary>How far the reports of a dialogue are.</summary>
public sealed record DialogueReports(Dialogue Dialogue, int HandedIn, int Drafts, int Published)
{
    /// <summary>Tables of which nothing was written.</summary>
    public int Missing => Math.Max(0, Dialogue.TableCount - HandedIn - Drafts - Published);
}

/// <summary>The dialogues that were, and how far the reports of their tables are.</summary>
public sealed class ReportList(DialogueStore dialogues, ReportStore reports, TimeProvider clock) : ProgrammePage
{
    /// <summary>The latest first.</summary>
    public IReadOnlyList<DialogueReports> Dialogues { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        var written = (await reports.ListAsync(Programme.Id, stop)).ToLookup(report => report.DialogueId);
        Dialogues = [.. (await dialogues.ListAsync(Programme.Id, null, null, stop))
            .Where(dialogue => dialogue.State == DialogueState.Planned
                && (dialogue.StartsAt <= clock.GetUtcNow() || written.Contains(dialogue.Id)))
            .Reverse()
            .Select(dialogue => new DialogueReports(
                dialogue, written[dialogue.Id].Count(report => report is { IsHandedIn: true, IsPublished: false }),
                written[dialogue.Id].Count(report => !report.IsHandedIn), written[dialogue.Id].Count(report => report.IsPublished)))];
    }
}
