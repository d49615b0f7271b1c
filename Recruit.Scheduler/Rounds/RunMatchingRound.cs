using Npgsql;
using Recruit.Data.Rounds;
using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Draws.Lotteries;
using Recruit.Scheduler.Engines.Jobs;
using Recruit.Scheduler.Tables;
using Recruit.Scheduler.Tables.Composing;
using Recruit.Scheduler.Tables.Explaining;

namespace Recruit.Scheduler.Rounds;

/// <summary>
/// Runs the matching rounds that organisers asked for: prepares and publishes the draw, waits for the dice where they choose,
/// composes, and leaves a proposal to be looked at.
/// </summary>
public sealed class RunMatchingRound(
    RoundStore rounds, FairDrawStore draws, RoundReader reader, RoundLottery lottery, TableComposer composer) : IRowSweep
{
    /// <summary>Stages that a page puts in words.</summary>
    public const string Drawing = "draw";
    public const string Composing = "compose";

    /// <summary>So many processes a round may take along before it is put aside.</summary>
    public const int MostAttempts = 2;

    private const decimal DrawnAt = 0.5m;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    public string Name => nameof(RunMatchingRound);

    public string InWords => "Zoek matchrondes die wachten";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public string Queue => JobQueue.Rounds;

    public Task<DateTimeOffset?> DueAtAsync(CancellationToken stop) => rounds.NextDueAsync(stop);

    public async Task<IReadOnlyList<DueRow>> DueRowsAsync(CancellationToken stop) =>
        [.. (await rounds.DueAsync(stop)).Select(round => new DueRow(round.Id, $"Matchronde {round.Number} ({round.Track})"))];

    public async Task<int> RunAsync(CancellationToken stop)
    {
        var done = 0;
        while (await AttemptAsync(only: null, stop))
            done++;
        return done;
    }

    public async Task<int> RunRowAsync(Guid row, CancellationToken stop) => await AttemptAsync(row, stop) ? 1 : 0;

    /// <summary>
    /// One attempt, written down before it begins: a solver that aborts takes the process along, and leaves nobody to say so. Who finds
    /// that this happened twice tells the organiser instead of being the third.
    /// </summary>
    private async Task<bool> AttemptAsync(Guid? only, CancellationToken stop)
    {
        await rounds.GiveUpAsync(MostAttempts, RoundWords.StoppedTheProgram.ToJson(), stop);
        if (await rounds.ClaimAsync(only, Lease, stop) is not { } round)
            return false;
        try
        {
            await RunAsync(round, stop);
            return true;
        }
        catch
        {
            // This process lives, so the attempt does not count. Told to stop we let go at once; what went wrong here may go
            // well a little later.
            await rounds.ReleaseAsync(round.Id, stop.IsCancellationRequested ? TimeSpan.Zero : Lease, CancellationToken.None);
            throw;
        }
    }

    private async Task RunAsync(MatchingRound round, CancellationToken stop)
    {
        await rounds.ReportAsync(round.Id, 0.02m, Drawing, Lease, stop);
        var draw = await DrawOf(round, stop);
        var read = await reader.ReadAsync(round, stop);
        var pool = read with
        {
            Changes = RoundJson.ChangesOf(draw),
            Targets = RoundJson.TargetsOf(draw) ?? read.Targets,
            Slack = draw.Slack,
        };
        if (draw.PublishedAt is null)
            await PublishAsync(round, draw, pool, stop);
        if (await DrawOf(round, stop) is { Number: not null } drawn && await draws.FilesAsync(round.Id, stop) is { } files)
            await ProposeAsync(round, pool, RoundLots.Of(pool, drawn, files, await draws.PoolAsync(round.Id, stop)), stop);
    }

    private async Task<FairDrawRecord> DrawOf(MatchingRound round, CancellationToken stop) =>
        await draws.GetAsync(round.Id, stop) ?? throw new InvalidOperationException($"Round {round.Id} has no draw.");

    private async Task PublishAsync(MatchingRound round, FairDrawRecord draw, RoundPool pool, CancellationToken stop)
    {
        var latest = new LatestOfDraw();
        var preparing = Task.Run(() => lottery.Prepare(pool, draw, latest, stop), stop);
        switch (await ReportWhileAsync(round, preparing, Drawing, () => DrawnAt * latest.Share, stop))
        {
            case RoundLotteryOutcome.Ready(var ready):
                await draws.PublishAsync(round.Id, ready, stop);
                break;
            case RoundLotteryOutcome.Impossible(var clash, var inWords):
                await draws.FailAsync(round.Id, RoundJson.Write(clash), inWords, stop);
                break;
            case RoundLotteryOutcome.NoAnswer(var because):
                await rounds.FailAsync(round.Id, because.ToJson(), stop);
                break;
        }
    }

    private async Task ProposeAsync(MatchingRound round, RoundPool pool, IReadOnlyList<Lot> lots, CancellationToken stop)
    {
        var drawn = lots.Where(lot => lot.Outcome == LotOutcome.Seat).ToDictionary(lot => lot.Id, lot => lot.Group!.Value);
        var tables = new TablesOfRound(pool);
        var problem = tables.For(drawn.Keys.ToHashSet());
        var options = new CompositionOptions { Seed = round.Seed, Threads = 2 };
        var outcome = await ComposeAsync(round, problem, options, stop);
        // The panel was seated before it was published, if need be with everyone at the dialogues that he or she was drawn for.
        if (outcome is CompositionOutcome.Impossible
            && await ComposeAsync(round, tables.AsDrawn(drawn), options, stop) is not CompositionOutcome.Impossible and var asDrawn)
            (problem, outcome) = (tables.AsDrawn(drawn), asDrawn);
        switch (outcome)
        {
            case CompositionOutcome.ComposedInRounds { Rounds: [var composition], Meetings: var meetings }:
                var explained = RoundProposal.Explain(pool, problem, composition);
                // Why somebody sits here is kept with that person, and goes when the person does.
                var kept = new ComposeResult([RoundProposal.Kept(pool, composition)], meetings, Repair: null, problem, options)
                {
                    Explained = [explained with { People = [] }],
                };
                await rounds.ProposeAsync(round.Id, RoundProposal.Of(pool, lots, composition, explained),
                    CompositionReport.Of(kept, RunTimes.Of(composition)), stop);
                break;
            case CompositionOutcome.Impossible impossible:
                await rounds.FailAsync(round.Id, RoundWords.Impossible(impossible, pool.People).ToJson(), stop);
                break;
        }
    }

    private async Task<CompositionOutcome> ComposeAsync(
        MatchingRound round, CompositionProblem problem, CompositionOptions options, CancellationToken stop)
    {
        var latest = new LatestOfTables();
        var composing = Task.Run(() => composer.ComposeRounds(problem, 1, options, latest, stop), stop);
        return await ReportWhileAsync(round, composing, Composing, () => DrawnAt + (0.95m - DrawnAt) * latest.Share, stop);
    }

    /// <summary>Tells how far the work is and keeps the lease, while the work runs on a thread of its own.</summary>
    private async Task<T> ReportWhileAsync<T>(
        MatchingRound round, Task<T> work, string stage, Func<decimal> progress, CancellationToken stop)
    {
        while (await Task.WhenAny(work, Task.Delay(TimeSpan.FromMilliseconds(400), stop)) != work)
        {
            try
            {
                await rounds.ReportAsync(round.Id, Math.Max(0.02m, progress()), stage, Lease, stop);
            }
            catch (NpgsqlException)
            {
                // The database is away; the work goes on, and so does its lease once it is back.
            }
        }
        return await work;
    }

    private sealed class LatestOfDraw : IProgress<LotteryProgress>
    {
        private volatile LotteryProgress? latest;

        /// <summary>How much of the lowest chance is reached, 0 to 1.</summary>
        public decimal Share => latest is { Shortfall: { } shortfall } ? Math.Clamp((decimal)(1 - shortfall), 0, 1) : 0;

        public void Report(LotteryProgress value) => latest = value;
    }

    private sealed class LatestOfTables : IProgress<CompositionProgress>
    {
        private volatile CompositionProgress? latest;

        /// <summary>How much of the budget of moves was spent, 0 to 1.</summary>
        public decimal Share => latest is { Budget: > 0 } now ? Math.Clamp((decimal)now.Moves / now.Budget, 0, 1) : 0;

        public void Report(CompositionProgress value) => latest = value;
    }
}
