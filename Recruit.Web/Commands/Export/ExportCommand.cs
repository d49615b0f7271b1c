using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Recruit.Data.Audit;
using Recruit.Data.Dialogues;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Hosts;
using Recruit.Scheduler.Registrations;
using Recruit.Scheduler.Rosters;
using Recruit.Scheduler.Sheets;
using Recruit.Web.Site;
using Recruit.Web.Terminal;

namespace Recruit.Web.Commands.Export;

/// <summary><c>recruit export</c>: writes rosters, registrations or hosts to a CSV or a workbook.</summary>
public static class ExportCommand
{
    private const string Actor = "command line";

    public static Command Create() => new("export", "Write rosters, registrations or hosts to a CSV or XLSX file.")
    {
        CreateRoster(),
        CreateRegistrations(),
        CreateHosts(),
    };

    private static Command CreateRoster()
    {
        var options = new ExportOptions();
        var number = new Option<long>("--dialogue") { Description = "number of the dialogue", Required = true };
        var language = new Option<string>("--language") { Description = "nl or en", DefaultValueFactory = _ => "nl" }
            .AcceptOnlyFromAmong("nl", "en");
        var command = new Command("roster",
            "Write the roster of a dialogue: names, needs, answers and contact.\n"
            + "Example: ./recruit export roster --dialogue 12 --format xlsx --out roster.xlsx") { number, language };
        options.AddTo(command);
        command.SetAction((line, stop) => WriteAsync(line, options, async services =>
        {
            var dialogue = await services.GetRequiredService<DialogueStore>().FindAsync(line.GetValue(number), stop)
                ?? throw new CommandFault(ExitCode.WrongInput,
                    string.Create(CultureInfo.InvariantCulture, $"--dialogue {line.GetValue(number)}: there is no such dialogue."));
            var roster = await services.GetRequiredService<RosterReader>().ReadAsync(dialogue, RosterView.Everything, stop);
            var words = line.GetValue(language)!;
            var file = options.IsWorkbook(line) ? RosterWorkbook.Write(roster, words) : RosterCsv.Write(roster, words);
            return ($"dialogue {dialogue.Number}", file, roster.Tables.Sum(table => table.People.Count));
        }, stop));
        return command;
    }

    private static Command CreateRegistrations()
    {
        var (options, programme) = (new ExportOptions(), ProgrammeOption());
        var track = new Option<string?>("--track") { Description = "only this track" };
        var command = new Command("registrations",
            "Write registrations: ids, track, state and levels; no names, no special-category data.\n"
            + "Example: ./recruit export registrations --programme nederland-na-de-crisis --out registrations.csv") { programme, track };
        options.AddTo(command);
        command.SetAction((line, stop) => WriteAsync(line, options, async services =>
        {
            var found = await FindAsync(services, line.GetValue(programme)!, stop);
            var sheet = await services.GetRequiredService<RegistrationSheets>().ReadAsync(found, line.GetValue(track), stop);
            return (found.Slug, options.FileOf(line, sheet), sheet.Rows.Count);
        }, stop));
        return command;
    }

    private static Command CreateHosts()
    {
        var (options, programme) = (new ExportOptions(), ProgrammeOption());
        var command = new Command("hosts",
            "Write hosts: municipality, name, job title and mail.\n"
            + "Example: ./recruit export hosts --programme nederland-na-de-crisis --out hosts.csv") { programme };
        options.AddTo(command);
        command.SetAction((line, stop) => WriteAsync(line, options, async services =>
        {
            var found = await FindAsync(services, line.GetValue(programme)!, stop);
            var sheet = await services.GetRequiredService<HostSheets>().ReadAsync(found, stop);
            return (found.Slug, options.FileOf(line, sheet), sheet.Rows.Count);
        }, stop));
        return command;
    }

    private static async Task<int> WriteAsync(
        ParseResult line, ExportOptions options, Func<IServiceProvider, Task<(string Subject, byte[] File, int Rows)>> read,
        CancellationToken stop)
    {
        await using var installation = await Installation.OpenAsync(line, options.Installation, "http://127.0.0.1:5080", "", stop);
        await using var site = RecruitSite.Build(installation.Settings("http://127.0.0.1:0", TimeProvider.System, demo: false));
        var (subject, file, rows) = await read(site.Services);
        var path = line.GetValue(options.Out)!;
        try
        {
            await File.WriteAllBytesAsync(path, file, stop);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandFault(ExitCode.WrongInput, $"{path} cannot be written: {fault.Message}");
        }
        await site.Services.GetRequiredService<AuditStore>()
            .WriteAsync(Actor, $"export_{line.CommandResult.Command.Name}", subject, $"{rows} rows", stop);
        await Console.Out.WriteLineAsync(
            line.GetValue(options.Json) ? JsonSerializer.Serialize(new { rows, file = path, of = subject }) : $"{rows} rows in {path}.");
        return ExitCode.Done;
    }

    private static Option<string> ProgrammeOption() => new("--programme") { Description = "short name of the programme", Required = true };

    private static async Task<Programme> FindAsync(IServiceProvider services, string slug, CancellationToken stop) =>
        await services.GetRequiredService<ProgrammeStore>().FindAsync(slug, stop)
            ?? throw new CommandFault(ExitCode.WrongInput, $"--programme {slug}: the database has no such programme.");
}

/// <summary>The options that all exports share.</summary>
internal sealed class ExportOptions
{
    public Option<string> Out { get; } = new("--out") { Description = "the file to write", Required = true };

    public Option<string> Format { get; } = new Option<string>("--format")
    {
        Description = "csv or xlsx",
        DefaultValueFactory = _ => "csv",
    }.AcceptOnlyFromAmong("csv", "xlsx");

    public Option<bool> Json { get; } = new("--json") { Description = "a summary for machines" };

    public InstallationOptions Installation { get; } = new();

    public bool IsWorkbook(ParseResult line) => line.GetValue(Format) == "xlsx";

    public byte[] FileOf(ParseResult line, Sheet sheet) =>
        IsWorkbook(line) ? Workbook.Write([sheet]) : Scheduler.Sheets.CsvSheet.Write(sheet.Columns, sheet.Rows);

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { Out, Format, Json })
            command.Options.Add(option);
        Installation.AddTo(command);
    }
}
