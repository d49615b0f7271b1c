using Recruit.Scheduler.Engines.Jobs;

namespace Recruit.Web.Commands;

/// <summary>Hands all sweeps to the job engine.</summary>
internal static class Jobs
{
    public static async Task<IJobEngine> StartAsync(IServiceProvider services, CancellationToken stop)
    {
        var engine = services.GetRequiredService<IJobEngine>();
        await engine.StartAsync([.. services.GetServices<ISweep>()], stop);
        return engine;
    }
}
