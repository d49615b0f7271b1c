using Microsoft.Extensions.DependencyInjection;
using Recruit.Scheduler.Engines.Jobs;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Scheduler.Engines.Solver;

namespace Recruit.Scheduler.Engines;

/// <summary>The one place that chooses which library stands behind a port.</summary>
public static class EngineChoice
{
    internal static IServiceCollection AddEngines(this IServiceCollection services, SiteOptions options) => services
        .AddSingleton<IJobEngine, QuartzJobEngine>()
        .AddSingleton(_ => new LocalMailbox(options.MailboxFolder))
        .AddSingleton<IMailTransport>(floor => options.Smtp is { } smtp ? SmtpTo(smtp) : floor.GetRequiredService<LocalMailbox>())
        .AddSingleton<ISolver>(_ => StartSolver())
        .AddSingleton<EnginesInUse>();

    /// <summary>A solver of one's own, for a verb that runs without the site; dispose of it where it asks for that.</summary>
#if GOOGLE_ORTOOLS
    public static ISolver StartSolver() => new GoogleSolver();
#else
    public static ISolver StartSolver() => new WasmSolver();
#endif

    private static SystemNetMailTransport SmtpTo(string address) => new(SmtpOptions.Parse(
        address, Environment.GetEnvironmentVariable("RECRUIT_SMTP_USER"), Environment.GetEnvironmentVariable("RECRUIT_SMTP_PASSWORD")));
}
