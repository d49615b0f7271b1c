using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Quartz;
using Quartz.Extensibility;

namespace Recruit.Scheduler.Engines.Jobs;

/// <summary>Wakes sweeps by Quartz, whose own store stays in memory: what is due stands in our rows.</summary>
public sealed class QuartzJobEngine(ILogger<QuartzJobEngine> log) : IJobEngine, IJobFactory
{
    private readonly ConcurrentDictionary<string, WokenSweep> jobs = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource stopping = new();
    private IScheduler? scheduler;

    public string Name => $"Quartz {typeof(IScheduler).Assembly.GetName().Version?.ToString(3)}";

    public async Task StartAsync(IReadOnlyCollection<ISweep> sweeps, CancellationToken stop)
    {
        foreach (var sweep in sweeps)
            jobs[sweep.Name] = new WokenSweep(new GuardedSweep(sweep, log), stopping.Token);
        scheduler = await QuartzSchedulerBuilder.Create(quartz => quartz
            .ConfigureScheduler(options => options.InstanceName = $"recruit-{Guid.NewGuid():N}")
            // A place for each, so that a long matching round holds up no mail.
            .UseDefaultThreadPool(Math.Max(1, sweeps.Count))
            .UseInMemoryStore()
            .UseJobFactory(this)).BuildScheduler(stop);
        foreach (var sweep in sweeps)
            await scheduler.ScheduleJob(JobFor(sweep), TurnsOf(sweep), cancellationToken: stop);
        await scheduler.Start(stop);
    }

    public async Task WakeAsync(string sweep, CancellationToken stop)
    {
        if (!jobs.TryGetValue(sweep, out var job))
            throw new ArgumentException($"There is no sweep {sweep}.", nameof(sweep));
        // Woken again before it began, it still has to run but once.
        if (scheduler is not null && job.IsFirstCall())
            await scheduler.TriggerJob(new JobKey(sweep), cancellationToken: stop);
    }

    /// <summary>Tells running sweeps to stop and waits for them.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref scheduler, null) is not { } running)
            return;
        await stopping.CancelAsync();
        await running.Shutdown(waitForJobsToComplete: true);
    }

    ValueTask<JobScope> IJobFactory.CreateJob(TriggerFiredBundle bundle, IScheduler scheduler, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new JobScope(jobs[bundle.JobDetail.Key.Name]));

    ValueTask IJobFactory.ReturnJob(JobScope scope, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    private static IJobDetail JobFor(ISweep sweep) => JobBuilder.Create<WokenSweep>().WithIdentity(sweep.Name).Build();

    private static ITrigger TurnsOf(ISweep sweep) => TriggerBuilder.Create().WithIdentity(sweep.Name).StartNow()
        .WithSimpleSchedule(turns => turns.WithInterval(sweep.Every).RepeatForever().MeasureIntervalFromCompletion())
        .Build();

    /// <summary>A sweep as Quartz knows it: never twice at once on this machine.</summary>
    [DisallowConcurrentExecution]
    private sealed class WokenSweep(GuardedSweep sweep, CancellationToken stopping) : IJob
    {
        private int called;

        public bool IsFirstCall() => Interlocked.Exchange(ref called, 1) == 0;

        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
        {
            Interlocked.Exchange(ref called, 0);
            await sweep.RunAsync(stopping);
        }
    }
}
