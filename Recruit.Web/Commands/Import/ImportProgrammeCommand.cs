using System.CommandLine;
using System.Globalization;
using Recruit.Data.Audit;
using Recruit.Scheduler.Demo;
using Recruit.Scheduler.Programmes;
using Recruit.Web.Site;
using Recruit.Web.Terminal;

namespace Recruit.Web.Commands.Import;

/// <summary><c>recruit import programme</c>: takes a whole programme from its files, or none of it with all that is wrong.</summary>
internal static class ImportProgrammeCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "the programme: JSON, like sql/demo/programme-2021.json" };
        var hosts = new Option<string?>("--hosts") { Description = "its hosts: CSV" };
        var dialogues = new Option<string?>("--dialogues") { Description = "its dialogues: CSV" };
        var first =
            new Option<string?>("--first-dialogue") { Description = "day of the first dialogue; all others move along by whole weeks" };
        var options = new InstallationOptions();
        var command = new Command("programme",
            "Take a programme with its hosts and dialogues from files.\n"
            + "Example: ./recruit import programme ours.json --hosts hosts.csv --dialogues dialogues.csv")
        {
            file, hosts, dialogues, first,
        };
        options.AddTo(command);
        command.SetAction(async (line, stop) =>
        {
            var plan = Read(line.GetValue(file)!, line.GetValue(hosts), line.GetValue(dialogues));
            var firstOn = FirstDialogueOn(plan, line.GetValue(first));
            await using var installation = await Installation.OpenAsync(line, options, "http://127.0.0.1:5080", "", stop);
            await using var site = RecruitSite.Build(installation.Settings("http://127.0.0.1:0", TimeProvider.System, demo: false));
            await LoadAsync(site.Services, plan, firstOn, stop);
            return ExitCode.Done;
        });
        return command;
    }

    private static ProgrammePlan Read(string programme, string? hosts, string? dialogues) =>
        ProgrammeFileReader.Read(Named(programme), NamedOrNone(hosts), NamedOrNone(dialogues)) switch
        {
            ProgrammeReading.Read read => read.Plan,
            ProgrammeReading.Refused refused => throw new CommandFault(ExitCode.WrongInput, string.Join('\n', refused.Problems)),
            _ => throw new InvalidOperationException("A reading is one of two."),
        };

    private static NamedFile Named(string path) => new(path, InputFile.Read(path));

    private static NamedFile? NamedOrNone(string? path) => path is null ? null : Named(path);

    /// <summary>The day asked for, else the day planned; never one that has been.</summary>
    private static DateOnly FirstDialogueOn(ProgrammePlan plan, string? asked)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var planned = plan.Dialogues.Count == 0 ? today : DateOnly.FromDateTime(plan.Dialogues.Min(dialogue => dialogue.StartsAt));
        if (asked is not null
            && !DateOnly.TryParseExact(asked, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out planned))
            throw new CommandFault(ExitCode.WrongInput, $"--first-dialogue {asked} is no date that exists; write it as 2027-01-26.");
        return planned >= today
            ? planned
            : throw new CommandFault(ExitCode.WrongInput,
                $"The first dialogue would be on {planned:yyyy-MM-dd}, which has been; give --first-dialogue a day to come.");
    }

    private static async Task LoadAsync(IServiceProvider services, ProgrammePlan plan, DateOnly firstOn, CancellationToken stop)
    {
        var programme = await services.GetRequiredService<ProgrammeLoader>().LoadAsync(plan, firstOn, stop);
        var counts = $"{plan.Hosts.Count} hosts, {plan.Dialogues.Count} dialogues";
        await services.GetRequiredService<AuditStore>().WriteAsync("command line", "import_programme", programme.Slug, counts, stop);
        await Console.Out.WriteLineAsync($"{programme.Name} ({programme.Slug}) stands ready: {counts}.");
    }
}
