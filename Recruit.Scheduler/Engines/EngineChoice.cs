using Microsoft.Extensions.DependencyInjection;
using Recruit.Scheduler.Engines.Jobs;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Scheduler.Engines.Solver;

namespace Recruit.Scheduler.Engines;

/// <summary>The one place that chooses which library stands behind a port.</summary>
public static class EngineChoice
{
    /// <summary>The exact solver, for who composes or draws without a site.</summary>
    public static ISolver Solver() =>
#if GOOGLE_ORTOOLS
        new GoogleSolver();
#else
        new WasmSolver();
#endif

    internal static IServiceCollection AddEngines(this IServiceCollection services, SiteOptions options) => services
        .AddJobEngine()
        .AddSingleton(_ => new LocalMailbox(options.MailboxFolder))
        .AddSingleton<IMailTransport>(floor => new MeasuredTransport(
            options.Smtp is { } smtp ? SmtpTo(smtp, options.MailPatience) : floor.GetRequiredService<LocalMailbox>()))
        .AddSingleton(_ => Solver())
        .AddSingleton<EnginesInUse>();

    private static IServiceCollection AddJobEngine(this IServiceCollection services) =>
#if HANGFIRE
        services.AddHangfireJobs();
#else
        services.AddSingleton<IJobEngine, QuartzJobEngine>();
#endif

    private static IMailTransport SmtpTo(string address, TimeSpan patience)
    {
        var options = SmtpOptions.Parse(
            address, Environment.GetEnvironmentVariable("RECRUIT_SMTP_USER"), Environment.GetEnvironmentVariable("RECRUIT_SMTP_PASSWORD")) with
        { Patience = patience };
#if MAILKIT
        return new MailKitTransport(options);
#else
        return new SystemNetMailTransport(options);
#endif
    }
}
