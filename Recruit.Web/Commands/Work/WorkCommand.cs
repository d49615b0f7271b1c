using System.CommandLine;
using Recruit.Scheduler.Engines.Jobs;
using Recruit.Web.Site;
using Recruit.Web.Terminal;

namespace Recruit.Web.Commands.Work;

/// <summary><c>recruit work</c>: runs the jobs on a machine that serves no pages.</summary>
public static class WorkCommand
{
    public static Command Create()
    {
        var options = new InstallationOptions();
        var command = new Command("work", "Run the jobs only: mails, expiry, replacements, matching rounds.\n"
            + "Example: ./recruit work --database \"Host=db;Database=recruit\" --smtp mail.example.org:587 "
            + "--address https://dialoog.example.org");
        options.AddTo(command);
        command.SetAction(async (line, stop) =>
        {
            await using var installation = await Installation.OpenAsync(line, options, "http://127.0.0.1:5080", "", stop);
            await using var site = RecruitSite.Build(installation.Settings("http://127.0.0.1:0", clock: null, demo: false));
            await using var engine = await Jobs.StartAsync(site.Services, stop);
            await Console.Error.WriteLineAsync($"Working with {JobEngine.Name}  (stop with Ctrl+C)");
            await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return ExitCode.Done;
        });
        return command;
    }
}
