using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Recruit.Scheduler.Engines.Jobs;

/// <summary>Pages about its jobs that a job engine brings along; not every engine has them.</summary>
public static class JobsDashboard
{
    /// <summary>Whether this engine has any.</summary>
#if HANGFIRE
    public static bool IsThere => true;
#else
    public static bool IsThere => false;
#endif

    /// <summary>Serves them under <paramref name="path"/>, to whom <paramref name="guard"/> lets in.</summary>
    public static void MapJobsDashboard(this IEndpointRouteBuilder site, string path, Action<IEndpointConventionBuilder> guard)
    {
#if HANGFIRE
        guard(HangfireSite.MapDashboard(site, path));
#endif
    }
}
