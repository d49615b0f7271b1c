using Recruit.Data.Dialogues;
using Recruit.Data.Draws;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Data.Representativeness;
using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Engines.Jobs;
using Recruit.Scheduler.Tables.Composing;

namespace Recruit.Scheduler.Tables.Rounds;

/// <summary>Runs the matching rounds that organisers asked for: draws, composes, and leaves a proposal to be looked at.</summary>
public sealed class RunMatchingRound(
    RoundStore rounds, ProgrammeStore programmes, DialogueStore dialogues, CandidateStore candidates, TargetStore targets, TableComposer composer)
    : ISweep
{
    /// <summary>Stages that a page puts in words.</summary>
    public const string Drawing = "draw";
    public const string Composing = "compose";

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    public string Name => nameof(RunMatchingRound);

    public TimeSpan Every => TimeSpan.FromSeconds(2);

    public async Task<int> RunAsync(CancellationToken stop)
    {
        var done = 0;
        while (await rounds.ClaimAsync(Lease, stop) is { } round)
        {
            await RunAsync(round, stop);
            done++;
        }
        return done;
    }

    private async Task RunAsync(MatchingRound round, CancellationToken stop)
    {
        await rounds.ReportAsync(round.Id, 0.02m, Drawing, Lease, stop);
        var pool = await ReadAsync(round, stop);
        var lots = StratifiedLottery.Draw(pool.ToLottery());
        var drawn = lots.Where(lot => lot.Outcome == LotOutcome.Seat).Select(lot => lot.Id).ToHashSet();
        if (drawn.Count == 0)
        {
            await rounds.FailAsync(round.Id, RoundWords.NobodyCanCome.ToJson(), stop);
            return;
        }

        var problem = pool.ToComposition(drawn);
        var options = new CompositionOptions { Seed = round.Seed, Threads = 2 };
        switch (await ComposeAsync(round, problem, options, stop))
        {
            case CompositionOutcome.ComposedInRounds { Rounds: [var composition], Meetings: var meetings }:
                var kept = new ComposeResult([RoundProposal.Kept(pool, composition)], meetings, Repair: null, problem, options);
                await rounds.ProposeAsync(round.Id, RoundProposal.Of(pool, lots, composition), CompositionReport.Of(kept, RunTimes.Of(composition)), stop);
                break;
            case CompositionOutcome.Impossible impossible:
                await rounds.FailAsync(round.Id, RoundWords.Impossible(impossible, pool.People).ToJson(), stop);
                break;
        }
    }

    /// <summary>Composes on a thread of its own while this one tells how far it is and keeps the lease.</summary>
    private async Task<CompositionOutcome> ComposeAsync(MatchingRound round, CompositionProblem problem, CompositionOptions options, CancellationToken stop)
    {
        var latest = new LatestProgress();
        var composing = Task.Run(() => composer.ComposeRounds(problem, 1, options, latest, stop), stop);
        while (await Task.WhenAny(composing, Task.Delay(TimeSpan.FromMilliseconds(400), stop)) != composing)
            await rounds.ReportAsync(round.Id, 0.1m + 0.85m * latest.Share, Composing, Lease, stop);
        return await composing;
    }

    private async Task<RoundPool> ReadAsync(MatchingRound round, CancellationToken stop)
    {
        var programme = await programmes.GetAsync(round.ProgrammeId, stop) ?? throw new InvalidOperationException($"Round {round.Id} has no programme.");
        var chosen = (await rounds.DialoguesAsync(round.Id, stop)).ToHashSet();
        var pool = (await rounds.OutcomesAsync(round.Id, stop)).Select(one => one.RegistrationId).ToList();
        return new RoundPool(
            programme,
            await candidates.StillActiveAsync(pool, stop),
            [.. (await dialogues.ListAsync(programme.Id, round.TrackId, null, stop)).Where(dialogue => chosen.Contains(dialogue.Id))],
            await dialogues.RoleQuotasAsync(chosen, stop),
            await programmes.AttributesAsync(round.TrackId, stop),
            await targets.ListAsync(round.TrackId, stop),
            round.Seed);
    }

    private sealed class LatestProgress : IProgress<CompositionProgress>
    {
        private volatile CompositionProgress? latest;

        /// <summary>How much of the budget of moves was spent, 0 to 1.</summary>
        public decimal Share => latest is { Budget: > 0 } now ? Math.Clamp((decimal)now.Moves / now.Budget, 0, 1) : 0;

        public void Report(CompositionProgress value) => latest = value;
    }
}
