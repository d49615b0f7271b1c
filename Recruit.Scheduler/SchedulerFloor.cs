using Microsoft.Extensions.DependencyInjection;
using Recruit.Scheduler.Demo;
using Recruit.Scheduler.Hosts;
using Recruit.Scheduler.Registrations;

namespace Recruit.Scheduler;

/// <summary>The middle floor: what we decide and send.</summary>
public static class SchedulerFloor
{
    /// <summary>Adds every decision, writer, sweep and engine. The data floor, the clock and the options are the caller's to add.</summary>
    public static IServiceCollection AddRecruitScheduler(this IServiceCollection services, SiteOptions options) => services
        .AddSingleton(options)
        .AddSingleton<ProgrammeLoader>()
        .AddSingleton<ImportHosts>()
        .AddSingleton<ImportRegistrations>();
}
