using System.CommandLine;
using System.Diagnostics;
using Recruit.Data;
using Recruit.Data.Postgres;
using Recruit.Data.Programmes;
using Recruit.Data.Results;
using Recruit.Scheduler;
using Recruit.Scheduler.Demo;
using Recruit.Scheduler.Engines.Jobs;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Scheduler.Engines.Solver;
using Recruit.Web.Terminal;

namespace Recruit.Web.Commands.Demo;

/// <summary>One run of the demo over an installation of its own.</summary>
internal sealed class DemoRun(Installation installation, DemoProgramme shown, long seed, long started)
{
    private readonly Dictionary<string, double> seconds = [];

    /// <summary>Loads, draws and lets the fortnight pass, unless an earlier run did.</summary>
    public async Task PrepareAsync(CancellationToken stop)
    {
        Note("database");
        var plan = DemoPlan.EndingToday(TimeProvider.System, shown, seed);
        var clock = new SimulatedClock(plan.Start);
        await using var services = Services(clock);
        var file = shown.Plan;
        if (await services.GetRequiredService<ProgrammeStore>().FindAsync(file.Programme.Slug, stop) is not null)
            return;

        using var progress = new TerminalProgress(Console.Error, live: !Console.IsErrorRedirected);
        var programme = await services.GetRequiredService<ProgrammeLoader>().LoadAsync(file, plan.FirstDialogueOn, stop);
        await services.GetRequiredService<DemoPeople>().RegisterAsync(programme, file.Programme, plan, progress, stop);
        await services.GetRequiredService<DemoPeople>().AddStaffAsync(programme, stop);
        Note("registrations");
        await services.GetRequiredService<DemoRounds>().RunAsync(programme, plan, progress, stop);
        Note("rounds");
        await services.GetRequiredService<DemoFortnight>().PassAsync(programme, plan, progress, stop);
        Note("fortnight");
    }

    public async Task<DemoSummary> SummariseAsync(CancellationToken stop)
    {
        await using var services = Services(TimeProvider.System);
        var programme = await services.GetRequiredService<ProgrammeStore>().FindAsync(shown.Plan.Programme.Slug, stop)
            ?? throw new InvalidOperationException("The demo's programme is not in its database.");
        var summary = await services.GetRequiredService<SummaryStore>().ReadAsync(programme.Id, stop);
        seconds["total"] = Math.Round(Stopwatch.GetElapsedTime(started).TotalSeconds, 2);
        return DemoSummary.Of(summary, installation.DatabaseKind, new Dictionary<string, string>
        {
            ["jobs"] = JobEngine.Name,
            ["mail"] = services.GetRequiredService<IMailTransport>().Name,
            ["solver"] = services.GetRequiredService<ISolver>().Name,
        }, seconds);
    }

    /// <summary>The demo's folder below the data folder, so that it never meets real data there, nor another programme's demo.</summary>
    public static string FolderOf(DemoProgramme shown) => shown.Name == "2021" ? "demo" : $"demo-{shown.Name}";

    /// <summary>Removes the demo's own database and mailbox; a database that was given is left alone.</summary>
    public static async Task ForgetAsync(ParseResult line, InstallationOptions options, DemoProgramme shown, CancellationToken stop)
    {
        var folder = Path.Combine(DataFolder.Choose(line.GetValue(options.Data)), FolderOf(shown));
        if (!Directory.Exists(folder))
            return;
        if (Directory.Exists(Path.Combine(folder, "postgres"))
            && await PrivateCluster.StartAsync(Path.Combine(folder, "postgres"), stop) is ClusterOutcome.Running running
            && !await running.Cluster.LeaveAsync())
            throw new CommandFault(ExitCode.WrongInput,
                $"Another demo is running in {folder}: stop it first, or give this one a folder of its own with --data.");
        Directory.Delete(folder, recursive: true);
    }

    private void Note(string part) => seconds[part] = Math.Round(Stopwatch.GetElapsedTime(started).TotalSeconds - seconds.Values.Sum(), 2);

    private ServiceProvider Services(TimeProvider clock)
    {
        var settings = installation.Settings("http://127.0.0.1:0", clock, demo: true);
        var services = new ServiceCollection().AddLogging().AddSingleton(clock).AddSingleton(settings.MasterKey)
            // What is lost in a power cut the demo can make again, so it does not wait for the disk at every step.
            .AddRecruitData(settings.ConnectionString + ";Options=-c synchronous_commit=off")
            .AddRecruitScheduler(settings.Options);
        if (clock is SimulatedClock simulated)
            services.AddSingleton(simulated);
        return services.BuildServiceProvider();
    }
}
