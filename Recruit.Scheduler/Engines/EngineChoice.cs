using Microsoft.Extensions.DependencyInjection;
using Recruit.Scheduler.Engines.Jobs;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Scheduler.Engines.Solver;

namespace Recruit.Scheduler.Engines;

/// <summary>The one place that chooses which library stands behind a port.</summary>
internal static class EngineChoice
{
    public static IServiceCollection AddEngines(this IServiceCollection services, SiteOptions options) => services
        .AddSingleton<IJobEngine, QuartzJobEngine>()
        .AddSingleton(_ => new LocalMailbox(options.MailboxFolder))
        .AddSingleton<IMailTransport>(floor => options.Smtp is { } smtp ? SmtpTo(smtp) : floor.GetRequiredService<LocalMailbox>())
#if GOOGLE_ORTOOLS
        .AddSingleton<ISolver, GoogleSolver>()
#else
        .AddSingleton<ISolver>(_ => new WasmSolver())
#endif
        .AddSingleton<EnginesInUse>();

    private static SystemNetMailTransport SmtpTo(string address) => new(SmtpOptions.Parse(
        address, Environment.GetEnvironmentVariable("RECRUIT_SMTP_USER"), Environment.GetEnvironmentVariable("RECRUIT_SMTP_PASSWORD")));
}
