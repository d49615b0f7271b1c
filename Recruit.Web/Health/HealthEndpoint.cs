using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Recruit.Data.Health;
using Recruit.Scheduler.Health;

namespace Recruit.Web.Health;

/// <summary><c>/health</c>, for whatever watches over this installation from outside: 200 while it works, 503 when it cannot.</summary>
public static class HealthEndpoint
{
    private const string State = "state";

    public static IServiceCollection AddSiteHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<SiteCheck>("recruit");
        return services.AddSingleton(TelemetryOptions.FromEnvironment()).AddSingleton<TelemetryExport>().AddSingleton<HealthWords>();
    }

    public static void MapHealth(this WebApplication site) =>
        site.MapHealthChecks("/health", new HealthCheckOptions { ResponseWriter = WriteAsync }).AllowAnonymous();

    // Anybody may read this: figures and times, no names of people or machines and no words of other servers.
    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        var state = (SiteState?)report.Entries.Values.Select(entry => entry.Data.GetValueOrDefault(State)).FirstOrDefault();
        return context.Response.WriteAsJsonAsync(new
        {
            status = report.Status.ToString().ToLowerInvariant(),
            database = new { reachable = state?.Reachable ?? false, migrated = state is { Works: true } },
            concerns = state?.Concerns()
                .Where(concern => concern.Serious)
                .Select(concern => JsonNamingPolicy.SnakeCaseLower.ConvertName(concern.GetType().Name)).Distinct() ?? [],
            messages = state is { Works: true } ? Counts(state.Mail) : null,
            mail_stopped = state?.Stop is not null,
            // Of addresses outside our own networks nothing: they may be a visitor's.
            unknown_proxies = state?.UnknownProxies.Where(UnknownProxies.IsOurs).Select(UnknownProxies.Sentence) ?? [],
            workers = state?.Workers.Select(worker => WorkerOf(worker, state)) ?? [],
        }, context.RequestAborted);
    }

    private static object Counts(MailCounts mail) => new
    {
        due = mail.Due,
        late = mail.Late,
        held = mail.Held,
        retrying = mail.Retrying,
        uncertain = mail.Uncertain,
        refused_last_day = mail.Refused,
    };

    private static object WorkerOf(Worker worker, SiteState state) => new
    {
        awake = state.Awake.Contains(worker),
        started_at = worker.StartedAt,
        seen_at = worker.SeenAt,
        sweeps = worker.Sweeps.Select(turn => new { sweep = turn.Sweep, ran_at = turn.RanAt, handled = turn.Handled, fails = turn.Fails }),
    };

    /// <summary>What we know of ourselves, in the terms of ASP.NET's health checks.</summary>
    private sealed class SiteCheck(SiteHealth health) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            var state = await health.ReadAsync(programmeId: null, cancellationToken);
            var status = !state.Works ? HealthStatus.Unhealthy
                : state.Concerns().Any(concern => concern.Serious) ? HealthStatus.Degraded
                : HealthStatus.Healthy;
            return new HealthCheckResult(status, data: new Dictionary<string, object> { [State] = state });
        }
    }
}
