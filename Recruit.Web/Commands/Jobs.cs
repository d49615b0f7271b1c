using Recruit.Scheduler.Engines.Jobs;
using Recruit.Scheduler.Health;

namespace Recruit.Web.Commands;

/// <summary>Hands all sweeps to the job engine.</summary>
internal static class Jobs
{
    public static async Task<IJobEngine> StartAsync(IServiceProvider services, CancellationToken stop)
    {
        var engine = services.GetRequiredService<IJobEngine>();
        await engine.StartAsync(services.GetRequiredService<WorkerWatch>().Over(services.GetServices<ISweep>()), stop);
        return engine;
    }
}
