using System.Diagnostics;

namespace Recruit.Web.Health;

/// <summary>
/// Names the trace of a request by its route, such as <c>GET /mijn/{token}</c>: a path itself may hold a link that somebody has.
/// </summary>
internal static class RouteTraces
{
    public static void UseRouteTraces(this WebApplication site) => site.Use(async (context, next) =>
    {
        var trace = Activity.Current;
        if (trace is { IsAllDataRequested: true } && context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route })
        {
            trace.DisplayName = $"{context.Request.Method} /{route.TrimStart('/')}";
            trace.SetTag("http.route", route).SetTag("http.request.method", context.Request.Method);
        }
        await next();
        trace?.SetTag("http.response.status_code", context.Response.StatusCode);
    });
}
