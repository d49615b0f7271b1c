using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Recruit.Scheduler.Demo;
using Recruit.Web.Commands.Serve;
using Recruit.Web.Terminal;

namespace Recruit.Web.Commands.Demo;

/// <summary><c>recruit demo</c>: the programme of 2021 comes to life in a fortnight of simulated time, and is then served.</summary>
public static class DemoCommand
{
    public static Command Create()
    {
        var options = new InstallationOptions();
        var once = new Option<bool>("--once") { Description = "exit with a summary instead of serving" };
        var json = new Option<bool>("--json") { Description = "the summary as JSON on standard output" };
        var fresh = new Option<bool>("--fresh") { Description = "start over, forgetting what an earlier demo left" };
        var programme = new Option<string>("--programme")
        {
            Description = "2021, or so many tables of so many people, such as 100x100: all online, with three who sign up per seat",
            DefaultValueFactory = _ => "2021",
        };
        var seed = new Option<long>("--seed")
        {
            Description = "another seed makes other people, draws and answers",
            DefaultValueFactory = _ => 2021,
        };
        var listen = new Option<string>("--listen") { Description = "where to listen", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var command = new Command("demo", "See the main job, from nothing.\nExample: ./recruit demo")
        {
            once, json, fresh, programme, seed, listen,
        };
        options.AddTo(command);
        command.SetAction(async (line, stop) =>
        {
            var address = line.GetValue(listen)!;
            var shown = DemoProgramme.Named(line.GetValue(programme)!)
                ?? throw new CommandFault(ExitCode.WrongInput,
                    $"--programme {line.GetValue(programme)} is no programme: "
                    + "give 2021, or 1 to 500 tables of 8 to 500 people, such as 100x100.");
            if (line.GetValue(fresh))
                await DemoRun.ForgetAsync(line, options, shown, stop);
            var started = Stopwatch.GetTimestamp();
            await using var installation = await Installation.OpenAsync(line, options, address, DemoRun.FolderOf(shown), stop);
            var run = new DemoRun(installation, shown, line.GetValue(seed), started);
            await run.PrepareAsync(stop);
            await ShowAsync(await run.SummariseAsync(stop), line.GetValue(json));
            // What drawing three thousand people took is not needed to serve them.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            if (!line.GetValue(once))
                await WebCommand.ServeAsync(installation.Settings(address, TimeProvider.System, demo: true), jobs: true, stop);
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task ShowAsync(DemoSummary summary, bool json)
    {
        if (json)
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(summary, DemoSummary.Json));
        else
            foreach (var sentence in summary.Sentences())
                await Console.Out.WriteLineAsync(sentence);
    }
}
