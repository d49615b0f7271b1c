using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Dapper;
using Recruit.Data.Health;
using Recruit.Scheduler.Engines.Jobs;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Scheduler.Health;
using Recruit.Scheduler.Site;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Health;

/// <summary>What a worker does can be seen, on its row and from outside, and says nothing about people.</summary>
public sealed class WorkerWatchTests : DatabaseTests
{
    private WorkerWatch Watch => Get<WorkerWatch>();

    [Fact]
    public async Task A_worker_tells_what_it_did_last_and_when()
    {
        var (water, watch) = (Sweeps(new Watering(() => 3))[0], Watch);
        await water.RunAsync(Stop);
        Database.Clock.Advance(TimeSpan.FromSeconds(10));

        await watch.RunAsync(Stop);

        var worker = Assert.Single(await Get<WorkerStore>().ListAsync(Stop));
        Assert.Equal((Environment.MachineName, Database.Clock.Now), (worker.Machine, worker.SeenAt));
        Assert.Equal(new SweepTurn("Watering", Database.Clock.Now.AddSeconds(-10), 3, "", null), Assert.Single(worker.Sweeps));
    }

    [Fact]
    public async Task What_goes_wrong_is_noted_by_kind_without_its_words_and_still_goes_wrong()
    {
        var fails = true;
        var water = Sweeps(new Watering(() => fails ? throw new InvalidOperationException("anna@voorbeeld.example is dry") : 1))[0];

        await Assert.ThrowsAsync<InvalidOperationException>(() => water.RunAsync(Stop));
        await Watch.RunAsync(Stop);
        var failed = Assert.Single(Assert.Single(await Get<WorkerStore>().ListAsync(Stop)).Sweeps);
        fails = false;
        Database.Clock.Advance(TimeSpan.FromSeconds(5));
        await water.RunAsync(Stop);
        await Watch.RunAsync(Stop);
        var mended = Assert.Single(Assert.Single(await Get<WorkerStore>().ListAsync(Stop)).Sweeps);

        Assert.Equal((true, "InvalidOperationException"), (failed.Fails, failed.Error));
        Assert.Equal((false, Database.Clock.Now.AddSeconds(-5)), (mended.Fails, mended.FailedAt));
    }

    [Fact]
    public async Task A_sweep_that_is_told_to_stop_did_not_fail()
    {
        using var stopping = new CancellationTokenSource();
        await stopping.CancelAsync();
        var water = Sweeps(new Watering(() => throw new OperationCanceledException(stopping.Token)))[0];

        await Assert.ThrowsAsync<OperationCanceledException>(() => water.RunAsync(stopping.Token));
        await Watch.RunAsync(Stop);

        Assert.Empty(Assert.Single(await Get<WorkerStore>().ListAsync(Stop)).Sweeps);
    }

    [Fact]
    public async Task Two_workers_have_a_row_each_and_one_that_is_gone_for_a_week_is_forgotten()
    {
        var other = new WorkerWatch(Get<WorkerStore>(), Get<MailGauges>(), Database.Clock);
        await other.RunAsync(Stop);
        await Watch.RunAsync(Stop);
        var both = await Get<WorkerStore>().ListAsync(Stop);
        Database.Clock.Advance(TimeSpan.FromDays(8));
        await Watch.RunAsync(Stop);

        Assert.Equal(2, both.Count);
        Assert.Single(await Get<WorkerStore>().ListAsync(Stop));
    }

    [Fact]
    public async Task Under_a_real_job_engine_a_worker_writes_its_row_once_in_a_while_however_often_it_sweeps()
    {
        var turns = 0;
        await CountWritesAsync();
        await using (var engine = Get<JobEngine>())
        {
            // Each turn finds something to do and makes the next one due, so they follow on each other.
            await engine.StartAsync(Watch.Over([new Watering(() => Interlocked.Increment(ref turns))
            {
                DueAt = () => turns < 20 ? DateTimeOffset.MinValue : null,
            }]), Watch, Stop);
            await Patience.UntilAsync(
                "twenty turns and a row", async () => turns >= 20 && (await Get<WorkerStore>().ListAsync(Stop)).Count == 1);
        }

        Assert.Equal(1, await WritesAsync());
    }

    [Fact]
    public async Task Turns_and_mails_are_measured_and_traced_without_a_word_about_people()
    {
        var (measured, traced) = (new ConcurrentQueue<(string Instrument, double Value, string Tags)>(), new ConcurrentQueue<Activity>());
        using var measures = Listener(measured);
        using var traces = Tracer(traced);
        using var test = new Activity("test").Start();
        var transport = new MeasuredTransport(new PostBag());
        var sweep = Sweeps(
            new Watering(() => transport.SendAsync(MailTo("anna@voorbeeld.example"), Stop).Result is MailOutcome.Accepted ? 7 : 0)
            {
                Name = "Measured",
            })[0];

        await sweep.RunAsync(Stop);

        var own = traced.Where(trace => trace.TraceId == test.TraceId).ToList();
        Assert.Equal(["send", "sweep Measured"], own.Select(trace => trace.DisplayName));
        Assert.Equal(own[1].SpanId, own[0].ParentSpanId);
        Assert.Contains(measured, one => one is { Instrument: "recruit.sweep.duration", Tags: "error= sweep=Measured", Value: >= 0 });
        Assert.Contains(measured, one => one is { Instrument: "recruit.sweep.handled", Tags: "sweep=Measured", Value: 7 });
        Assert.Contains(measured, one => one is { Instrument: "recruit.mail.sending.duration", Tags: "outcome=Accepted" });
        Assert.DoesNotContain(
            own.SelectMany(trace => trace.Tags), tag => tag.Value?.Contains("anna", StringComparison.OrdinalIgnoreCase) == true);
    }

    [Fact]
    public async Task How_many_messages_wait_is_measured_while_somebody_measures()
    {
        var measured = new ConcurrentQueue<(string Instrument, double Value, string Tags)>();
        var programme = await TestProgramme.CreateAsync(Database);
        await programme.RegisterAsync("Anna", change: wish => wish with { Confirmed = false });
        var watch = Watch;
        await watch.RunAsync(Stop);
        using var measures = Listener(measured);

        Database.Clock.Advance(TimeSpan.FromMinutes(11));
        await watch.RunAsync(Stop);
        measures.RecordObservableInstruments();

        Assert.Contains(("recruit.messages", 1, "rule=confirm_registration state=queued"), measured);
        Assert.Contains(("recruit.messages.due", 1, ""), measured);
        Assert.Contains(("recruit.messages.late", 1, ""), measured);
    }

    private IReadOnlyList<ISweep> Sweeps(ISweep sweep) => [.. Watch.Over([sweep])];

    private static OutgoingMail MailTo(string address) =>
        new("1@recruit", "dialoog@recruit.example", address, "Anna", "Dag", "Dag", "<p>Dag</p>");

    private async Task CountWritesAsync()
    {
        const string sql =
            """
            create sequence worker_write;
            create function count_write() returns trigger language plpgsql as $$ begin perform nextval('worker_write'); return null; end $$;
            create trigger count_write after insert or update on worker for each row execute function count_write();
            """;

        await using var connection = await Database.Source.OpenConnectionAsync();
        await connection.ExecuteAsync(sql);
    }

    private async Task<long> WritesAsync()
    {
        await using var connection = await Database.Source.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<long>("select case when is_called then last_value else 0 end from worker_write");
    }

    private static MeterListener Listener(ConcurrentQueue<(string, double, string)> measured)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == Measures.Name) listener.EnableMeasurementEvents(instrument);
            },
        };
        void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var words = string.Join(
                ' ', tags.ToArray().OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}"));
            measured.Enqueue((instrument.Name, value, words));
        }
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.Start();
        return listener;
    }

    private static ActivityListener Tracer(ConcurrentQueue<Activity> traced)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Measures.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = traced.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private sealed class Watering(Func<int> water) : ISweep
    {
        public string Name { get; init; } = "Watering";
        public string InWords => "Geef de planten water";
        public TimeSpan Every => TimeSpan.FromMinutes(1);
        public Func<DateTimeOffset?> DueAt { get; init; } = () => null;

        public Task<DateTimeOffset?> DueAtAsync(CancellationToken stop) => Task.FromResult(DueAt());

        public Task<int> RunAsync(CancellationToken stop) => Task.FromResult(water());
    }
}
