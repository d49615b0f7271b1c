using Hangfire;
using Hangfire.PostgreSql;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Recruit.Scheduler.Engines.Jobs;

/// <summary>Hangfire in a site of ours: its tables in the site's own database, and its dashboard.</summary>
public static class HangfireSite
{
    internal static IServiceCollection AddHangfireJobs(this IServiceCollection services) => services
        .AddHangfire(settings => settings
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings())
        .AddLogging(logging => logging.AddFilter("Hangfire", LogLevel.Warning))
        // Made when it is first needed: who only asks for an engine's name has no database.
        .AddSingleton(floor => new Lazy<JobStorage>(() => TablesIn(floor.GetRequiredService<NpgsqlDataSource>())))
        .AddSingleton<IJobEngine, HangfireJobEngine>();

    /// <summary>Hangfire's tables in the schema <c>hangfire</c>, which it makes and keeps up to date itself.</summary>
    internal static JobStorage TablesIn(NpgsqlDataSource database) => new PostgreSqlStorage(new Connections(database), new PostgreSqlStorageOptions
    {
        SchemaName = "hangfire",
        // Turns are announced within a process; this is only for an announcement that was missed.
        QueuePollInterval = TimeSpan.FromSeconds(1),
        JobExpirationCheckInterval = TimeSpan.FromMinutes(10),
    })
    {
        // Some thousand turns an hour: enough to look back on, little to keep.
        JobExpirationTimeout = TimeSpan.FromHours(1),
    };

    // To look at only: what is due stands in our rows, and whatever somebody does there would leave no line in our log.
    public static IEndpointConventionBuilder MapDashboard(IEndpointRouteBuilder site, string path) => site.MapHangfireDashboardWithNoAuthorizationFilters(path, new DashboardOptions
    {
        AppPath = "/organisatie",
        DashboardTitle = "Taken",
        DisplayStorageConnectionString = false,
        IsReadOnlyFunc = _ => true,
    }, site.ServiceProvider.GetRequiredService<Lazy<JobStorage>>().Value);

    private sealed class Connections(NpgsqlDataSource database) : IConnectionFactory
    {
        public NpgsqlConnection GetOrCreateConnection() => database.CreateConnection();
    }
}
