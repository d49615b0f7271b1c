using Hangfire;
using Hangfire.States;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Recruit.Scheduler.Engines.Jobs;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Engines.Jobs;

/// <inheritdoc/>
public sealed class HangfireJobEngineTests : JobEngineContract
{
    private static readonly SemaphoreSlim Once = new(1);
    private static NpgsqlDataSource database = null!;
    private readonly Lazy<JobStorage> storage = new(() => HangfireSite.TablesIn(database));

    protected override IJobEngine NewEngine() => new HangfireJobEngine(storage, NullLogger<HangfireJobEngine>.Instance);

    // One database for all of them, as several machines have.
    protected override async Task PrepareAsync()
    {
        await Once.WaitAsync();
        database ??= Data.Postgres.Database.Open(await TestDatabase.EmptyAsync());
        Once.Release();
    }

    [Fact]
    public async Task Who_starts_clears_the_turns_of_machines_that_are_gone()
    {
        new BackgroundJobClient(storage.Value).Create<HangfireTurn>(turn => turn.RunAsync("SendDueMessages"), new EnqueuedState("recruit-died"));
        await using var engine = NewEngine();

        await engine.StartAsync([], CancellationToken.None);
        var monitor = storage.Value.GetMonitoringApi();
        for (var waited = 0; monitor.Queues().Any(queue => queue.Name == "recruit-died") && waited < 300; waited++)
            await Task.Delay(100);

        Assert.DoesNotContain(monitor.Queues(), queue => queue.Name == "recruit-died");
    }
}
