using Microsoft.Extensions.DependencyInjection;
using Recruit.Scheduler.Engines.Jobs;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Scheduler.Engines.Solver;
using Recruit.Scheduler.Site;

namespace Recruit.Scheduler.Engines;

/// <summary>The engines of a site: Hangfire wakes its work, MailKit sends its mail, Google.OrTools solves.</summary>
internal static class EngineChoice
{
    public static IServiceCollection AddEngines(this IServiceCollection services, SiteOptions options) => services
        .AddHangfireJobs()
        .AddSingleton(_ => new LocalMailbox(options.MailboxFolder))
        .AddSingleton<IMailTransport>(floor => new MeasuredTransport(
            options.Smtp is { } smtp ? SmtpTo(smtp, options.MailPatience) : floor.GetRequiredService<LocalMailbox>()))
        .AddSingleton<ISolver, GoogleSolver>();

    private static MailKitTransport SmtpTo(string address, TimeSpan patience) => new(SmtpOptions.Parse(
        address, Environment.GetEnvironmentVariable("RECRUIT_SMTP_USER"), Environment.GetEnvironmentVariable("RECRUIT_SMTP_PASSWORD")) with
    { Patience = patience });
}
