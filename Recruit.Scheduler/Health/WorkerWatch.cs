using System.Collections.Concurrent;
using Recruit.Data.Health;
using Recruit.Scheduler.Engines.Jobs;

namespace Recruit.Scheduler.Health;

/// <summary>
/// What this process does as a worker. Turns are noted in memory and written down every quarter of a minute, so that a worker costs the
/// database one row, whatever it does. That the row is fresh shows that its job servers run.
/// </summary>
public sealed class WorkerWatch(WorkerStore workers, MailGauges gauges, TimeProvider clock) : IHeartbeat
{
    private readonly ConcurrentDictionary<string, SweepTurn> turns = new(StringComparer.Ordinal);
    private readonly Guid id = Guid.CreateVersion7();
    private readonly DateTimeOffset startedAt = clock.GetUtcNow();

    public TimeSpan Every => TimeSpan.FromSeconds(15);

    /// <summary>These sweeps as a worker runs them, each watched.</summary>
    public IReadOnlyCollection<ISweep> Over(IEnumerable<ISweep> sweeps) => [.. sweeps.Select(sweep => WatchedSweep.Of(sweep, this))];

    public async Task RunAsync(CancellationToken stop)
    {
        await workers.SeenAsync(new Worker(id, Environment.MachineName, startedAt, clock.GetUtcNow(),
            [.. turns.Values.OrderBy(turn => turn.Sweep, StringComparer.Ordinal)]), stop);
        await gauges.ReadAsync(stop);
    }

    internal void Note(string sweep, int handled, string error)
    {
        var now = clock.GetUtcNow();
        turns.AddOrUpdate(sweep, _ => new SweepTurn(sweep, now, handled, error, error.Length > 0 ? now : null),
            (_, before) => error.Length > 0
                ? new SweepTurn(sweep, now, handled, error, now)
                : before with { RanAt = now, Handled = handled });
    }
}
