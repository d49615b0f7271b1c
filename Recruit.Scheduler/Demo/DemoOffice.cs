using Recruit.Data.Dialogues;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Data.Rosters;
using Recruit.Scheduler.Post;
using Recruit.Scheduler.Representativeness;

namespace Recruit.Scheduler.Demo;

/// <summary>What an organiser of the demo does besides the rounds: asks how it was, seats a minister, posts letters, publishes.</summary>
public sealed class DemoOffice(
    PostRoom post, DemoReports reports, DemoEvaluation evaluation, TableVisitorStore visitors, FreezeFigures figures)
{
    private const string Actor = "demo";

    /// <summary>Before the first evening: people will be asked how it was, and a minister is a guest at one table.</summary>
    public async Task OpenAsync(Programme programme, IReadOnlyCollection<Dialogue> planned, DemoPlan plan, CancellationToken stop)
    {
        await evaluation.BeginAsync(programme, stop);
        // After the fortnight, so that whoever looks around still finds the guest.
        if (planned.Where(dialogue => dialogue.StartsAt > plan.End).MinBy(dialogue => (dialogue.StartsAt, dialogue.Number)) is { } dialogue)
            await visitors.AddAsync(dialogue, 1, VisitorRole.Minister, new Contact("Marijke de Minister"), Actor, stop);
    }

    /// <summary>Every morning somebody prints the letters to people without e-mail and takes them to the post.</summary>
    public async Task PostAsync(Programme programme, CancellationToken stop)
    {
        await post.PrintAsync(programme.Id, Actor, stop);
        await post.PostAsync(programme.Id, (await post.PrintedAsync(programme.Id, stop)).Count, Actor, stop);
    }

    /// <inheritdoc cref="DemoReports.TellAsync"/>
    public Task TellAsync(IEnumerable<Dialogue> planned, long seed, DateTimeOffset now, CancellationToken stop) =>
        reports.TellAsync(planned, seed, now, stop);

    /// <summary>At the end everyone sees how people found it, and how representative it was so far.</summary>
    public async Task PublishAsync(Programme programme, CancellationToken stop)
    {
        await evaluation.PublishAsync(programme, stop);
        await figures.PublishAsync(programme.Id, Actor, stop);
    }
}
