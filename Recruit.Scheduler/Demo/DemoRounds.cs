using System.Globalization;
using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Programmes;
using Recruit.Data.Rounds;
using Recruit.Scheduler.Rounds;

namespace Recruit.Scheduler.Demo;

/// <summary>Runs a matching round for every track, as an organiser would, and confirms what it proposes.</summary>
public sealed class DemoRounds(
    ProgrammeStore programmes, DialogueStore dialogues, EligiblePeople eligible, RoundStore rounds, FairDrawStore draws,
    RunMatchingRound job, ConfirmationStore confirmations)
{
    private const string Actor = "demo";
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(500);

    public async Task RunAsync(Programme programme, DemoPlan plan, IProgress<DemoStep> progress, CancellationToken stop)
    {
        var asked = new List<(Track Track, Guid Round)>();
        foreach (var track in await programmes.TracksAsync(programme.Id, stop))
            asked.Add((track, await AskAsync(programme, track, plan, stop)));

        // All at once, as on several machines: where one waits for its database or its last thread, the next has the other core.
        await TellWhileAsync(asked, Task.WhenAll(asked.Select(one => RunToEndAsync(one.Track, one.Round, stop))), progress, stop);
        foreach (var (track, round) in asked)
        {
            progress.Report(new($"{track.NameEn} are invited", ""));
            await confirmations.ConfirmRoundAsync(round, Actor, stop);
        }
    }

    private async Task<Guid> AskAsync(Programme programme, Track track, DemoPlan plan, CancellationToken stop)
    {
        var tables = (await dialogues.ListAsync(programme.Id, track.Id, null, stop)).Select(dialogue => dialogue.Id).ToList();
        var pool = (await eligible.OfAsync(track.Id, stop)).Select(candidate => candidate.Id).ToList();
        return await rounds.RequestAsync(programme.Id, track.Id, tables, pool, plan.Seed, Actor, stop);
    }

    private async Task RunToEndAsync(Track track, Guid round, CancellationToken stop)
    {
        do
            await job.RunRowAsync(round, stop);
        while (await ApplyLeastChangeAsync(round, stop));
        if (await rounds.GetAsync(round, stop) is { State: RoundState.Failed, Failure: var failure })
            throw new InvalidOperationException($"The round of {track.Slug} found no solution: {failure}");
    }

    private async Task TellWhileAsync(
        IReadOnlyList<(Track Track, Guid Round)> asked, Task running, IProgress<DemoStep> progress, CancellationToken stop)
    {
        do
        {
            var parts = new List<string>();
            foreach (var (track, round) in asked)
                parts.Add($"{track.NameEn} {(await rounds.GetAsync(round, stop))?.Progress.ToString("P0", CultureInfo.InvariantCulture)}");
            progress.Report(new("Matching rounds", string.Join(", ", parts)));
        }
        while (await Task.WhenAny(running, Task.Delay(Glance, stop)) != running);
        await running;
    }

    // Where too few of a group signed up, the organiser presses the button that the page offers.
    private async Task<bool> ApplyLeastChangeAsync(Guid round, CancellationToken stop) =>
        await draws.GetAsync(round, stop) is { } draw && RoundJson.ClashOf(draw) is { LeastChange.Count: > 0 } clash
        && await draws.ChangeAsync(round, RoundJson.WithLeastChange(draw, clash), stop);
}
