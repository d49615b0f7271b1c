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

    public async Task RunAsync(Programme programme, DemoPlan plan, IProgress<string> progress, CancellationToken stop)
    {
        foreach (var track in await programmes.TracksAsync(programme.Id, stop))
        {
            progress.Report($"{track.NameEn}: drawing and composing");
            var tables = (await dialogues.ListAsync(programme.Id, track.Id, null, stop)).Select(dialogue => dialogue.Id).ToList();
            var pool = (await candidates.EligibleAsync(track.Id, stop)).Select(candidate => candidate.Id).ToList();
            var round = await rounds.RequestAsync(programme.Id, track.Id, tables, pool, plan.Seed, Actor, stop);
            await job.RunAsync(stop);
            while (await ApplyLeastChangeAsync(round, stop))
                await job.RunAsync(stop);
            if (await rounds.GetAsync(round, stop) is { State: "failed", Failure: var failure })
                throw new InvalidOperationException($"The round of {track.Slug} found no solution: {failure}");
            await confirmations.ConfirmRoundAsync(round, Actor, stop);
        }
    }

    // Where too few of a group signed up, the organiser presses the button that the page offers.
    private async Task<bool> ApplyLeastChangeAsync(Guid round, CancellationToken stop) =>
        await draws.GetAsync(round, stop) is { } draw && RoundJson.ClashOf(draw) is { LeastChange.Count: > 0 } clash
        && await draws.ChangeAsync(round, RoundJson.WithLeastChange(draw, clash), stop);
}
