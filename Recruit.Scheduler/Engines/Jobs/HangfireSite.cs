using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.Logging;
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
        .AddHangfire((floor, settings) => settings
            .UseLogProvider(new SiteLog(floor.GetRequiredService<ILoggerFactory>()))
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings())
        .AddLogging(logging => logging.AddFilter("Hangfire", Microsoft.Extensions.Logging.LogLevel.Warning))
        // Made when it is first needed: who only asks for an engine's name has no database.
        .AddSingleton(floor => new Lazy<JobStorage>(() => TablesIn(floor.GetRequiredService<NpgsqlDataSource>(), prepared: false)))
        .AddSingleton(floor =>
            new DueWork(floor.GetServices<ISweep>(), floor.GetRequiredService<Lazy<JobStorage>>(), floor.GetRequiredService<TimeProvider>(),
                floor.GetRequiredService<ILogger<DueWork>>()))
        .AddSingleton<JobEngine>();

    /// <summary>
    /// Hangfire's tables in the schema <c>hangfire</c>, which it makes and keeps up to date itself unless they are
    /// <paramref name="prepared"/>.
    /// </summary>
    /// <param name="longJobs">
    /// Whether what runs is marked as alive now and then; else a job that takes longer than five minutes is given to a second worker too.
    /// </param>
    internal static JobStorage TablesIn(NpgsqlDataSource database, bool prepared, bool longJobs = false) =>
        new PostgreSqlStorage(new Connections(database), new PostgreSqlStorageOptions
        {
            SchemaName = "hangfire",
            PrepareSchemaIfNecessary = !prepared,
            // A database that is away is found out at the first question; nobody waits for it here.
            StartupConnectionMaxRetries = 1,
            StartupConnectionBaseDelay = TimeSpan.FromMilliseconds(1),
            // Whoever enqueues notifies; the poll is for a notification that was lost.
            EnableLongPolling = true,
            QueuePollInterval = TimeSpan.FromSeconds(15),
            InvisibilityTimeout = TimeSpan.FromMinutes(5),
            UseSlidingInvisibilityTimeout = longJobs,
            // Hangfire waits 15 s for a lock: one that a lost machine still holds must have ended by then, or the next could not start.
            DistributedLockTimeout = TimeSpan.FromSeconds(8),
            JobExpirationCheckInterval = TimeSpan.FromMinutes(30),
            CountersAggregateInterval = TimeSpan.FromMinutes(10),
        })
        {
            JobExpirationTimeout = TimeSpan.FromDays(1),
        };

    // To look at only: what is due stands in our rows, and whatever somebody does there would leave no line in our log.
    public static IEndpointConventionBuilder MapDashboard(IEndpointRouteBuilder site, string path) =>
        site.MapHangfireDashboardWithNoAuthorizationFilters(path, new DashboardOptions
        {
            AppPath = "/organisatie",
            DashboardTitle = "Taken",
            DisplayStorageConnectionString = false,
            StatsPollingInterval = 10_000,
            IsReadOnlyFunc = _ => true,
        }, site.ServiceProvider.GetRequiredService<Lazy<JobStorage>>().Value);

    /// <summary>
    /// Hangfire keeps one log for the whole process: a site that has ended would make it throw wherever it wants to say something.
    /// </summary>
    private sealed class SiteLog(ILoggerFactory loggers) : ILogProvider, ILog
    {
        public ILog GetLogger(string name)
        {
            try
            {
                return new AspNetCoreLogProvider(loggers).GetLogger(name);
            }
            catch (ObjectDisposedException)
            {
                return this;
            }
        }

        public bool Log(Hangfire.Logging.LogLevel logLevel, Func<string>? messageFunc, Exception? exception = null) => false;
    }

    private sealed class Connections(NpgsqlDataSource database) : IConnectionFactory
    {
        public NpgsqlConnection GetOrCreateConnection() => database.CreateConnection();
    }
}
