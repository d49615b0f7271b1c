using Hangfire;
using Hangfire.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Recruit.Scheduler.Engines.Jobs;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Engines.Jobs;

/// <summary>Hangfire on one machine and on several, over a real database.</summary>
public sealed class JobEngineTests : IAsyncLifetime
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private readonly List<JobEngine> machines = [];
    private NpgsqlDataSource database = null!;
    private Lazy<JobStorage> storage = null!;

    public async Task InitializeAsync()
    {
        database = Data.Postgres.Database.Open(await TestDatabase.EmptyAsync());
        storage = new Lazy<JobStorage>(() => HangfireSite.TablesIn(database, prepared: false));
    }

    public async Task DisposeAsync()
    {
        foreach (var machine in machines)
            await machine.DisposeAsync().AsTask().ForAsync("the end of a job engine");
        await database.DisposeAsync();
    }

    [Fact]
    public void It_says_its_name_and_version() => Assert.Matches(@"^Hangfire \d+\.\d+", JobEngine.Name);

    [Fact]
    public async Task Every_sweep_is_a_recurring_job_with_a_name_in_words_and_one_that_is_gone_is_planned_no_more()
    {
        await StartAsync(new CountingSweep("Harken"));

        await StartAsync(new CountingSweep("Sproeien") { Every = TimeSpan.FromMinutes(5) }, new CountingSweep("Elders") { Here = false });

        using var connection = storage.Value.GetConnection();
        var planned = Assert.Single(connection.GetRecurringJobs());
        Assert.Equal(("Sproeien", "*/5 * * * *", "Doe Sproeien"), (planned.Id, planned.Cron, planned.Job.Args[1]));
    }

    [Fact]
    public async Task A_machine_starts_though_another_lost_its_power_in_the_middle_of_planning()
    {
        using var connection = storage.Value.GetConnection();
        var lost = connection.AcquireDistributedLock("recurring-job:Harken", TimeSpan.FromSeconds(1));
        await using (var older = database.CreateCommand("update hangfire.lock set acquired = acquired - interval '6 seconds'"))
            await older.ExecuteNonQueryAsync();

        await StartAsync(new CountingSweep("Harken"));

        Assert.Single(connection.GetRecurringJobs());
        GC.KeepAlive(lost);
    }

    [Fact]
    public async Task What_is_due_when_a_machine_starts_is_done_at_once_and_what_is_not_waits()
    {
        var (due, later) = (new CountingSweep("Harken"), new CountingSweep("Sproeien") { DueAt = () => DateTimeOffset.UtcNow.AddHours(3) });
        DueOnce(due);

        await StartAsync(due, later);
        await due.Ran(1);

        Assert.Equal(0, later.Begun);
    }

    [Fact]
    public async Task A_press_wakes_what_it_made_due_on_whichever_machine_is_free()
    {
        var (here, there) = (Busy("Harken"), new CountingSweep("Harken"));
        await StartAsync(here, Busy("Sproeien"), Busy("Snoeien"));
        await PressAsync(Due("Sproeien"), Due("Snoeien"));
        await UntilAsync("two jobs in the works", monitor => monitor.ProcessingCount() == 2);
        await StartAsync(there, new CountingSweep("Sproeien"), new CountingSweep("Snoeien"));

        await PressAsync(Due("Harken"));

        await there.Ran(1);
        Assert.Equal(0, here.Begun);
    }

    [Fact]
    public async Task A_hundred_presses_while_nobody_works_are_one_job()
    {
        await PressAsync([.. Enumerable.Range(0, 100).Select(_ => Due("Harken"))]);

        Assert.Equal(1, storage.Value.GetMonitoringApi().EnqueuedCount(JobQueue.Other));
    }

    [Fact]
    public async Task What_is_due_before_the_next_turn_gets_an_appointment_once()
    {
        var due = DateTimeOffset.UtcNow.AddSeconds(2);
        var sweep = new CountingSweep("Harken");
        sweep.DueAt = () => sweep.Begun == 0 ? due : null;

        await StartAsync(sweep);
        await sweep.Ran(1);

        Assert.True(DateTimeOffset.UtcNow >= due, "it ran before its time");
        Assert.Equal(1, sweep.Runs);
    }

    [Fact]
    public async Task A_sweep_that_looks_and_can_do_nothing_is_not_called_again_and_again()
    {
        var (one, other) = (Due("Harken"), Due("Sproeien"));

        await StartAsync(one, other);
        await UntilAsync("an end of both turns", monitor => monitor.SucceededListCount() == 2);

        Assert.Equal(0, storage.Value.GetMonitoringApi().EnqueuedCount(JobQueue.Other));
        Assert.Equal((1, 1), (one.Runs, other.Runs));
    }

    [Fact]
    public async Task A_sweep_that_throws_stops_no_other_and_keeps_its_words_to_itself()
    {
        var (faulty, sound) = (new CountingSweep("Harken") { During = _ => throw new InvalidOperationException("anna@voorbeeld.example") },
            new CountingSweep("Sproeien"));
        DueOnce(faulty);

        await StartAsync(faulty, sound);
        await UntilAsync("a turn that failed", monitor => monitor.DeletedListCount() == 1);
        await PressAsync(Due("Sproeien"));
        await sound.Ran(1);

        var failed = Assert.Single(storage.Value.GetMonitoringApi().DeletedJobs(0, 10));
        var told = string.Join(' ', storage.Value.GetMonitoringApi().JobDetails(failed.Key).History.SelectMany(state => state.Data.Values));
        Assert.Contains("InvalidOperationException", told, StringComparison.Ordinal);
        Assert.DoesNotContain("voorbeeld", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_round_is_a_job_of_its_own_that_holds_up_no_mail()
    {
        var rounds = new CountingRows(
            "RunMatchingRound", new DueRow(Guid.NewGuid(), "Matchronde 12"), new DueRow(Guid.NewGuid(), "Matchronde 13"))
        {
            Queue = JobQueue.Rounds,
            DueAt = () => DateTimeOffset.MinValue,
            During = UntilToldToStopAsync,
        };
        var mail = new CountingSweep("SendDueMessages") { Queue = JobQueue.Mail };

        await StartAsync(rounds, mail);
        await rounds.Began(1);
        await PressAsync(new CountingSweep("SendDueMessages") { Queue = JobQueue.Mail, DueAt = () => DateTimeOffset.MinValue });
        await mail.Ran(1);

        var waits = storage.Value.GetMonitoringApi().EnqueuedJobs(JobQueue.Rounds, 0, 10).Select(job => (string)job.Value.Job.Args[2]);
        Assert.Contains("Matchronde 13", waits);
        Assert.Equal(1, rounds.Begun);
    }

    [Fact]
    public async Task A_backlog_is_taken_by_every_machine_at_once()
    {
        var done = new TaskCompletionSource<int>();
        CountingSweep Sending() => new("SendDueMessages")
        {
            Queue = JobQueue.Mail,
            DueAt = () => done.Task.IsCompleted ? null : DateTimeOffset.MinValue,
            During = _ => done.Task,
        };
        var (noord, zuid, west) = (Sending(), Sending(), Sending());
        await StartAsync(noord);
        await noord.Began(1);

        await StartAsync(zuid);
        await StartAsync(west);

        await zuid.Began(1);
        await west.Began(1);
        done.SetResult(0);
    }

    [Fact]
    public async Task Stopping_tells_running_sweeps_to_stop_waits_for_them_and_leaves_their_work_to_others()
    {
        var tidied = false;
        var slow = new CountingSweep("Harken")
        {
            During = async stop =>
            {
                tidied = await UntilToldToStopAsync(stop) == 0;
                stop.ThrowIfCancellationRequested();
                return 0;
            },
        };
        DueOnce(slow);
        await StartAsync(slow);
        await slow.Began(1);

        await machines[0].DisposeAsync().AsTask().ForAsync("the end of a job engine");

        Assert.True(tidied);
        var other = new CountingSweep("Harken");
        await StartAsync(other);
        await other.Ran(1);
    }

    [Fact]
    public async Task A_sweep_that_does_not_hear_that_it_must_stop_is_left_behind()
    {
        var deaf = new TaskCompletionSource<int>();
        var sweep = new CountingSweep("Harken") { During = _ => deaf.Task };
        DueOnce(sweep);
        await StartAsync(sweep);
        await sweep.Began(1);

        await machines[0].DisposeAsync().AsTask().ForAsync("an end of a job engine without its sweep");

        deaf.SetResult(0);
    }

    [Theory]
    [InlineData(1, "*/1 * * * *")]
    [InlineData(10, "*/10 * * * *")]
    [InlineData(60, "0 * * * *")]
    public void A_rhythm_is_so_many_minutes_of_the_hour(int minutes, string cron) =>
        Assert.Equal(cron, JobEngine.CronOf(TimeSpan.FromMinutes(minutes)));

    [Theory]
    [InlineData(0.5)]
    [InlineData(7)]
    [InlineData(90)]
    public void A_rhythm_that_no_hour_holds_is_refused(double minutes) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => JobEngine.CronOf(TimeSpan.FromMinutes(minutes)));

    private static CountingSweep Due(string name) => new(name) { DueAt = () => DateTimeOffset.MinValue };

    private static void DueOnce(CountingSweep sweep) => sweep.DueAt = () => sweep.Begun == 0 ? DateTimeOffset.MinValue : null;

    private static CountingSweep Busy(string name) => new(name) { During = UntilToldToStopAsync };

    private static async Task<int> UntilToldToStopAsync(CancellationToken stop)
    {
        await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return 0;
    }

    private async Task StartAsync(params ISweep[] sweeps)
    {
        var machine = new JobEngine(database, storage, TimeProvider.System, NullLogger<JobEngine>.Instance);
        machines.Add(machine);
        await machine.StartAsync(sweeps, heartbeat: null, Stop);
    }

    /// <summary>A press on a machine that serves pages only.</summary>
    private async Task PressAsync(params ISweep[] due)
    {
        foreach (var sweep in due)
            await new DueWork([sweep], storage, TimeProvider.System, NullLogger.Instance).WakeAsync(Stop);
    }

    private Task UntilAsync(string what, Func<IMonitoringApi, bool> isSo) =>
        Patience.UntilAsync(what, () => Task.FromResult(isSo(storage.Value.GetMonitoringApi())));
}
