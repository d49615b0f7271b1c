using Recruit.Data.Dialogues;
using Recruit.Data.Papers;

namespace Recruit.Scheduler.Papers;

/// <summary>Takes a paper in: what it is, whether it is harmless, and only then onto the shelf.</summary>
public sealed class PaperIntake(PaperShelf shelf, PaperStore papers, IPaperScanner scanner, TimeProvider clock)
{
    /// <summary>The paper of somebody who comes; an earlier one stays unless this one is taken.</summary>
    /// <param name="content">Can be sought in.</param>
    public async Task<PaperOutcome> TakeAsync(Guid invitationId, string title, bool named, Stream content, CancellationToken stop)
    {
        // Nobody waits for a scan of what is not taken anyway.
        if (await papers.TermAsync(invitationId, stop) is not { } term)
            return new PaperOutcome.Refused(PaperFault.NotAsked);
        return term.WhyNot(clock.GetUtcNow()) is { } fault
            ? new PaperOutcome.Refused(fault)
            : await CheckedAsync(title, named, content, paper => shelf.PutAsync(invitationId, paper, content, stop), stop);
    }

    /// <summary>A paper that the organiser gives everyone at a dialogue to read.</summary>
    /// <inheritdoc cref="TakeAsync"/>
    public Task<PaperOutcome> InspireAsync(Dialogue dialogue, string title, Stream content, string actor, CancellationToken stop) =>
        CheckedAsync(title, named: false, content, paper => shelf.AddInspirationAsync(dialogue, paper, content, actor, stop), stop);

    /// <summary>Lets a file onto the shelf only when it is what it may be, and harmless.</summary>
    public async Task<PaperOutcome> CheckedAsync(
        string title, bool named, Stream content, Func<NewPaper, Task<PaperOutcome>> keep, CancellationToken stop)
    {
        var verdict = PaperCheck.Of(content);
        if (verdict is PaperVerdict.False(var because))
            return new PaperOutcome.Refused(because);
        content.Position = 0;
        var scanned = await scanner.ScanAsync(content, stop);
        if (scanned != ScanVerdict.Clean)
            return new PaperOutcome.Refused(scanned == ScanVerdict.Infected ? PaperFault.Infected : PaperFault.ScannerAway);
        content.Position = 0;
        return await keep(new NewPaper(PaperTitle.Of(title), ((PaperVerdict.Sound)verdict).Kind, content.Length, named));
    }
}
