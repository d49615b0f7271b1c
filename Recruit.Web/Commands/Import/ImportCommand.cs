using System.CommandLine;
using System.Text.Json;
using Recruit.Data.Programmes;
using Recruit.Data.Spelling;
using Recruit.Scheduler.Csv;
using Recruit.Scheduler.Hosts;
using Recruit.Scheduler.Registrations;
using Recruit.Scheduler.Staff;
using Recruit.Web.Site;
using Recruit.Web.Terminal;

namespace Recruit.Web.Commands.Import;

/// <summary>
/// <c>recruit import</c>: takes registrations, hosts or staff from a CSV; refused rows land in a file with line and reason.
/// </summary>
public static class ImportCommand
{
    private const string Actor = "command line";

    public static Command Create() =>
        new("import", "Take registrations, hosts, staff or a whole programme from files; importing twice changes nothing.")
        {
            CreateRegistrations(),
            CreateHosts(),
            CreateStaff(),
            ImportProgrammeCommand.Create(),
        };

    private static Command CreateRegistrations()
    {
        var options = new ImportOptions();
        var track =
            new Option<string>("--track") { Description = "the track that they sign up for", DefaultValueFactory = _ => "citizens" };
        var channel = new Option<string?>("--channel") { Description = "the panel, network or partner by which they came; added if new" };
        var command = new Command("registrations",
            "Take registrations from a CSV.\nExample: ./recruit import registrations people.csv --programme "
            + "nederland-na-de-crisis --refused refused.csv") { track, channel };
        options.AddTo(command);
        command.SetAction((line, stop) => RunAsync(line, options, async (services, programme, table) =>
        {
            var slug = line.GetValue(track)!;
            var tracks = await services.GetRequiredService<ProgrammeStore>().TracksAsync(programme.Id, stop);
            var chosen = tracks.FirstOrDefault(known => known.Slug == slug)
                ?? throw new CommandFault(
                    ExitCode.WrongInput, $"--track {slug}: the programme has {string.Join(", ", tracks.Select(known => known.Slug))}.");
            var by = Spelled.Line(line.GetValue(channel) ?? "") is { Length: > 0 } name ? name : null;
            return await services.GetRequiredService<ImportRegistrations>().RunAsync(programme, chosen, table, by, Actor, stop);
        }, stop));
        return command;
    }

    private static Command CreateHosts()
    {
        var options = new ImportOptions();
        var command = new Command("hosts",
            "Take hosts from a CSV with municipality, name, job_title, email.\n"
            + "Example: ./recruit import hosts hosts.csv --programme nederland-na-de-crisis");
        options.AddTo(command);
        command.SetAction((line, stop) => RunAsync(line, options, (services, programme, table) =>
            services.GetRequiredService<ImportHosts>().RunAsync(programme, table, Actor, stop), stop));
        return command;
    }

    private static Command CreateStaff()
    {
        var options = new ImportOptions();
        var command = new Command("staff",
            "Take those who may sign in from a CSV with name, email, role and, for officials, municipality.\n"
            + "Example: ./recruit import staff staff.csv");
        options.AddTo(command, ofProgramme: false);
        command.SetAction((line, stop) => RunAsync(line, options, (services, table) =>
            services.GetRequiredService<ImportStaff>().RunAsync(table, Actor, stop), stop));
        return command;
    }

    private static Task<int> RunAsync(
        ParseResult line, ImportOptions options, Func<IServiceProvider, Programme, CsvTable, Task<ImportOutcome>> import,
        CancellationToken stop) =>
        RunAsync(line, options, async (services, table) =>
            await import(services, await FindAsync(services, line.GetValue(options.Programme)!, stop), table), stop);

    private static async Task<int> RunAsync(
        ParseResult line, ImportOptions options, Func<IServiceProvider, CsvTable, Task<ImportOutcome>> import, CancellationToken stop)
    {
        var file = line.GetValue(options.File)!;
        var table = Read(file);
        await using var installation = await Installation.OpenAsync(line, options.Installation, "http://127.0.0.1:5080", "", stop);
        await using var site = RecruitSite.Build(installation.Settings("http://127.0.0.1:0", TimeProvider.System, demo: false));
        var report = await import(site.Services, table) switch
        {
            ImportOutcome.Done done => done.Report,
            ImportOutcome.ColumnsMissing missing => throw new CommandFault(ExitCode.WrongInput,
                $"{file}, line 1: the header lacks {string.Join(", ", missing.Columns)}. It needs {string.Join(", ", missing.Needed)}."),
            _ => throw new InvalidOperationException("An import is done, or cannot begin."),
        };
        var refusedFile = await WriteRefusedAsync(
            line.GetValue(options.Refused) ?? Path.ChangeExtension(file, ".refused.csv"), file, table, report);
        await TellAsync(report, refusedFile, line.GetValue(options.Json));
        return ExitCode.Done;
    }

    private static CsvTable Read(string file) => TableReader.Read(InputFile.Read(file)) switch
    {
        CsvReading.Read read => read.Table,
        CsvReading.Unusable unusable => throw new CommandFault(ExitCode.WrongInput, $"{file}, line {unusable.Line}: {unusable.Problem}."),
        _ => throw new InvalidOperationException("A CSV is read, or cannot be used."),
    };

    private static async Task<Programme> FindAsync(IServiceProvider services, string slug, CancellationToken stop)
    {
        var programmes = services.GetRequiredService<ProgrammeStore>();
        if (await programmes.FindAsync(slug, stop) is { } programme)
            return programme;
        var known = await programmes.ListAsync(stop);
        throw new CommandFault(ExitCode.WrongInput, known.Count == 0
            ? $"--programme {slug}: the database has no programme yet."
            : $"--programme {slug}: the database has {string.Join(", ", known.Select(other => other.Slug))}.");
    }

    /// <summary>The name of the file that was written; null when every row went in.</summary>
    private static async Task<string?> WriteRefusedAsync(string path, string source, CsvTable table, ImportReport report)
    {
        foreach (var refused in report.Refused)
            await Console.Error.WriteLineAsync($"{source}, line {refused.Row.Line}: {refused.Reason}.");
        if (report.Refused.Count == 0)
            return null;

        await using var writer = new StreamWriter(path);
        RefusedRows.Write(writer, table, report.Refused);
        return path;
    }

    private static Task TellAsync(ImportReport report, string? refusedFile, bool json) => Console.Out.WriteLineAsync(json
        ? JsonSerializer.Serialize(
            new { report.Added, report.AlreadyThere, Refused = report.Refused.Count, RefusedFile = refusedFile },
            new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower })
        : $"{report.Added} added, {report.AlreadyThere} there already, "
            + $"{report.Refused.Count} refused{(refusedFile is null ? "." : $": see {refusedFile}.")}");
}

/// <summary>The options that all imports share.</summary>
internal sealed class ImportOptions
{
    public Argument<string> File { get; } = new("FILE") { Description = "the table, with a header: CSV in UTF-8, or XLSX" };

    public Option<string> Programme { get; } = new("--programme") { Description = "short name of the programme", Required = true };

    public Option<string?> Refused { get; } = new("--refused") { Description = "where refused rows go; else FILE with .refused.csv" };

    public Option<bool> Json { get; } = new("--json") { Description = "a summary for machines" };

    public InstallationOptions Installation { get; } = new();

    public void AddTo(Command command, bool ofProgramme = true)
    {
        command.Arguments.Add(File);
        foreach (var option in ofProgramme ? new Option[] { Programme, Refused, Json } : [Refused, Json])
            command.Options.Add(option);
        Installation.AddTo(command);
    }
}
