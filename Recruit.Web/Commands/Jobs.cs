using Recruit.Scheduler.Engines.Jobs;
using Recruit.Scheduler.Health;

namespace Recruit.Web.Commands;

/// <summary>Hands all sweeps to the job engine.</summary>
internal static class Jobs
{
    public static async Task<JobEngine> StartAsync(IServiceProvider services, CancellationToken stop)
    {
        var engine = services.GetRequiredService<JobEngine>();
        var watch = services.GetRequiredService<WorkerWatch>();
        await engine.StartAsync(watch.Over(services.GetServices<ISweep>()), watch, stop);
        return engine;
    }
}
