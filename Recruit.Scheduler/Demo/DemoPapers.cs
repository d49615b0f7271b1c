using System.Collections.Concurrent;
using System.Text;
using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Scheduler.Papers;

namespace Recruit.Scheduler.Demo;

/// <summary>Made-up scientists hand in their papers, through the same intake as everybody.</summary>
public sealed class DemoPapers(PaperIntake intake)
{
    private readonly ConcurrentDictionary<Guid, bool> handedIn = [];

    /// <summary>Hands the paper in once its author has finished it; many need a few days, and some never finish.</summary>
    public async Task HandInAsync(InvitationLine line, Dialogue dialogue, DemoTemper temper, DateTimeOffset now, CancellationToken stop)
    {
        if (temper.PaperAfter is not { } writing || line.AnsweredAt + writing > now || !handedIn.TryAdd(line.Id, true))
            return;
        var theme = dialogue.Theme.ToLowerInvariant();
        using var paper = new MemoryStream(Encoding.UTF8.GetBytes(
            $"{dialogue.Theme}\n\nVerzonnen paper in een proefprogramma.\n\nStelling: wie over {theme} besluit, praat eerst met de mensen "
            + "om wie het gaat.\n"));
        await intake.TakeAsync(line.Id, $"Stellingen over {theme}", named: temper.ShowsUp, paper, stop);
    }
}
