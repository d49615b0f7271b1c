using System.Collections.Concurrent;
using Recruit.Scheduler.Engines.Jobs;

namespace Recruit.Scheduler.Tests.Engines.Jobs;

/// <summary>What every job engine must do. An engine of another library is one more sealed subclass.</summary>
public abstract class JobEngineContract : IAsyncLifetime
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Never = TimeSpan.FromHours(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly CancellationToken Stop = CancellationToken.None;
    private IJobEngine engine = null!;

    protected abstract IJobEngine NewEngine();

    /// <summary>What an engine needs before it can be made, such as a database.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;

    public async Task InitializeAsync()
    {
        await PrepareAsync();
        engine = NewEngine();
    }

    public async Task DisposeAsync() => await engine.DisposeAsync();

    [Fact]
    public void It_says_its_name_and_version() => Assert.Matches(@"^\w+ \d+\.\d+", engine.Name);

    [Fact]
    public async Task Every_sweep_runs_at_once_and_then_on_its_own_schedule()
    {
        var (often, seldom) = (new CountingSweep("Often", Often), new CountingSweep("Seldom", Never));

        await engine.StartAsync([often, seldom], Stop);
        await often.Ran(3);
        await seldom.Ran(1);

        Assert.Equal(1, seldom.Runs);
    }

    [Fact]
    public async Task A_sweep_that_is_woken_runs_now()
    {
        var sweep = new CountingSweep("SendDueMessages", Never);
        await engine.StartAsync([sweep], Stop);
        await sweep.Ran(1);

        await engine.WakeAsync("SendDueMessages", Stop);

        await sweep.Ran(2);
    }

    [Fact]
    public async Task A_sweep_never_overlaps_itself_and_many_calls_while_it_runs_make_one_more_run()
    {
        var gate = new SemaphoreSlim(0);
        var sweep = new CountingSweep("Slow", Never) { During = stop => gate.WaitAsync(stop) };
        await engine.StartAsync([sweep], Stop);
        await sweep.Began(1);

        for (var call = 0; call < 20; call++)
            await engine.WakeAsync("Slow", Stop);
        gate.Release(100);
        await sweep.Ran(2);
        await Task.Delay(200);

        Assert.Equal((2, 1), (sweep.Runs, sweep.MostAtOnce));
    }

    [Fact]
    public async Task A_sweep_that_throws_is_tried_at_its_next_turn_and_stops_no_other()
    {
        var faulty = new CountingSweep("Faulty", Often) { During = _ => throw new InvalidOperationException("anna@voorbeeld.example") };
        var sound = new CountingSweep("Sound", Often);

        await engine.StartAsync([faulty, sound], Stop);

        await faulty.Began(3);
        await sound.Ran(3);
    }

    [Fact]
    public async Task A_long_sweep_holds_up_no_other()
    {
        var matching = new CountingSweep("RunMatchingRound", Never) { During = stop => Task.Delay(Timeout.Infinite, stop) };
        var sending = new CountingSweep("SendDueMessages", Often);

        await engine.StartAsync([matching, sending], Stop);
        await matching.Began(1);

        await sending.Ran(3);
    }

    [Fact]
    public async Task Stopping_tells_running_sweeps_to_stop_waits_for_them_and_starts_none()
    {
        var tidied = false;
        var sweep = new CountingSweep("Slow", Often)
        {
            During = async stop =>
            {
                try
                {
                    await Task.Delay(Timeout.Infinite, stop);
                }
                finally
                {
                    await Task.Delay(100, CancellationToken.None);
                    tidied = true;
                }
            },
        };
        await engine.StartAsync([sweep], Stop);
        await sweep.Began(1);

        await engine.DisposeAsync();

        Assert.True(tidied);
        await Task.Delay(200);
        await sweep.Began(1);
        Assert.Equal(0, sweep.AtOnce);
    }

    [Fact]
    public async Task A_sweep_that_does_not_exist_cannot_be_woken()
    {
        await engine.StartAsync([], Stop);

        await Assert.ThrowsAsync<ArgumentException>(() => engine.WakeAsync("SendDueMesages", Stop));
    }

    [Fact]
    public async Task Two_engines_in_one_process_do_not_know_each_other()
    {
        await using var other = NewEngine();
        var (here, there) = (new CountingSweep("Same", Never), new CountingSweep("Same", Never));
        await engine.StartAsync([here], Stop);
        await other.StartAsync([there], Stop);
        await here.Ran(1);
        await there.Ran(1);

        await engine.WakeAsync("Same", Stop);
        await here.Ran(2);

        Assert.Equal(1, there.Runs);
    }

    private sealed class CountingSweep(string name, TimeSpan every) : ISweep
    {
        private readonly ConcurrentDictionary<(bool Ended, int Count), TaskCompletionSource> waiting = [];
        private int began;
        private int runs;
        private int atOnce;

        public string Name => name;
        public TimeSpan Every => every;
        public int Runs => runs;
        public int AtOnce => atOnce;
        public int MostAtOnce { get; private set; }
        public Func<CancellationToken, Task> During { get; init; } = _ => Task.CompletedTask;

        public Task Began(int times) => At(ended: false, times).Task.WaitAsync(Patience);

        public Task Ran(int times) => At(ended: true, times).Task.WaitAsync(Patience);

        public async Task<int> RunAsync(CancellationToken stop)
        {
            MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref atOnce));
            At(ended: false, Interlocked.Increment(ref began)).TrySetResult();
            try
            {
                await During(stop);
                return At(ended: true, Interlocked.Increment(ref runs)).TrySetResult() ? 1 : 0;
            }
            finally
            {
                Interlocked.Decrement(ref atOnce);
            }
        }

        private TaskCompletionSource At(bool ended, int count) =>
            waiting.GetOrAdd((ended, count), _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
    }
}
