using Microsoft.Extensions.DependencyInjection;
using Recruit.Scheduler.Engines;
using Recruit.Scheduler.Engines.Jobs;
using Recruit.Scheduler.Messages;
using Recruit.Scheduler.Tables.Composing;
using Recruit.Scheduler.Tables.Rounds;

namespace Recruit.Scheduler;

/// <summary>The middle floor: what we decide and send.</summary>
public static class SchedulerFloor
{
    /// <summary>Adds every decision, writer, sweep and engine. The data floor, the clock and the options are the caller's to add.</summary>
    public static IServiceCollection AddRecruitScheduler(this IServiceCollection services, SiteOptions options) => services
        .AddSingleton(options)
        .AddEngines(options)
        .AddSingleton<MessageDelivery>()
        .AddSingleton<SendDueMessages>()
        .AddSingleton<ISweep>(floor => floor.GetRequiredService<SendDueMessages>())
        .AddSingleton<TableComposer>()
        .AddSingleton<RunMatchingRound>()
        .AddSingleton<ISweep>(floor => floor.GetRequiredService<RunMatchingRound>());
}
