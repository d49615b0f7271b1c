using System.Globalization;
using Recruit.Data.Dialogues;
using Recruit.Data.Draws;
using Recruit.Data.Invitations;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Scheduler.Tables.Rounds;

namespace Recruit.Scheduler.Demo;

/// <summary>Runs a matching round for every track, as an organiser would, and confirms what it proposes.</summary>
public sealed class DemoRounds(
    ProgrammeStore programmes, DialogueStore dialogues, CandidateStore candidates, RoundStore rounds, FairDrawStore draws, RunMatchingRound job,
    ConfirmationStore confirmations)
{
    private const string Actor = "demo";
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(500);

    public async Task RunAsync(Programme programme, DemoPlan plan, IProgress<DemoStep> progress, CancellationToken stop)
    {
        foreach (var track in await programmes.TracksAsync(programme.Id, stop))
        {
            var step = new DemoStep($"{track.NameEn} are drawn and seated", "");
            progress.Report(step);
            var tables = (await dialogues.ListAsync(programme.Id, track.Id, null, stop)).Select(dialogue => dialogue.Id).ToList();
            var pool = (await candidates.EligibleAsync(track.Id, stop)).Select(candidate => candidate.Id).ToList();
            var round = await rounds.RequestAsync(programme.Id, track.Id, tables, pool, plan.Seed, Actor, stop);
            do
                await RunAsync(round, step, progress, stop);
            while (await ApplyLeastChangeAsync(round, stop));
            if (await rounds.GetAsync(round, stop) is { State: "failed", Failure: var failure })
                throw new InvalidOperationException($"The round of {track.Slug} found no solution: {failure}");
            await confirmations.ConfirmRoundAsync(round, Actor, stop);
        }
    }

    private async Task RunAsync(Guid round, DemoStep step, IProgress<DemoStep> progress, CancellationToken stop)
    {
        var running = job.RunAsync(stop);
        while (await Task.WhenAny(running, Task.Delay(Glance, stop)) != running)
            if (await rounds.GetAsync(round, stop) is { } now)
                progress.Report(step with { HowFar = now.Progress.ToString("P0", CultureInfo.InvariantCulture) });
        await running;
    }

    // Where too few of a group signed up, the organiser presses the button that the page offers.
    private async Task<bool> ApplyLeastChangeAsync(Guid round, CancellationToken stop) =>
        await draws.GetAsync(round, stop) is { } draw && RoundJson.ClashOf(draw) is { LeastChange.Count: > 0 } clash
        && await draws.ChangeAsync(round, RoundJson.WithLeastChange(draw, clash), stop);
}
