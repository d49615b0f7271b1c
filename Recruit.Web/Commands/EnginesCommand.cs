using System.CommandLine;
using System.Text.Json;
using Recruit.Scheduler;
using Recruit.Scheduler.Engines;
using Recruit.Web.Terminal;

namespace Recruit.Web.Commands;

/// <summary><c>recruit engines</c>: which libraries stand behind the ports.</summary>
public static class EnginesCommand
{
    public static Command Create()
    {
        var options = new InstallationOptions();
        var json = new Option<bool>("--json") { Description = "as JSON on standard output" };
        var command = new Command("engines", "Say which engines are in use. ./recruit engines card switches to those that the customer named, where the package feed has them; ./recruit engines default goes back.\nExample: ./recruit engines --smtp mail.example.org:587") { options.Smtp, json };
        command.SetAction(async (line, stop) =>
        {
            var site = new SiteOptions("http://127.0.0.1:5080", Path.GetTempPath(), line.GetValue(options.Smtp), "dialoog@recruit.example");
            await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddRecruitScheduler(site).BuildServiceProvider();
            var engines = services.GetRequiredService<EnginesInUse>().All;
            if (line.GetValue(json))
                await Console.Out.WriteLineAsync(JsonSerializer.Serialize(engines.ToDictionary(engine => engine.Port, engine => engine.Name)));
            else
                foreach (var engine in engines)
                    await Console.Out.WriteLineAsync($"{engine.Port,-8}{engine.Name}");
            return ExitCode.Done;
        });
        return command;
    }
}
