using System.Text;
using Recruit.Scheduler.Csv;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Scheduler.Engines.Solver;
using Recruit.Scheduler.Hosts;
using Recruit.Scheduler.Messages;
using Recruit.Scheduler.Programmes;
using Recruit.Scheduler.Registrations;
using Recruit.Scheduler.Sheets;
using Recruit.Scheduler.Staff;
using Recruit.Testing;
using Recruit.Web.Commands.Compose;
using Recruit.Web.Commands.Draw;
using Recruit.Web.Commands.Verify;
using Recruit.Web.Terminal;

namespace Recruit.Web.Tests.Fuzz;

/// <summary>Everything that reads a file of somebody else's, each given true files of which one is harmed.</summary>
internal sealed class FileReaders
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private static readonly string[] PeopleColumns = ["id", "gender", "age", "household", "together", "available", "role", "wish"];

    private static readonly string People = $"{string.Join(',', PeopleColumns)}\n" + string.Concat(Enumerable.Range(0, 24).Select(place =>
        $"p{place},{(place % 3 == 0 ? "man" : "woman")},a{place % 7 / 3},h{place / 2},,,{(place % 8 == 0 ? "scribe" : "")},\n"));

    private const string Tables =
        "table,min,max,theme,role:scribe,starts_at,format\n1,6,10,Wonen,1,2027-03-09T19:30,hall\n2,6,10,Werk,,,\n3,6,10,,,,\n";
    private const string Shares = "attribute,level,share\ngender,woman,0.5\ngender,man,0.5\n";
    private const string Seats = "attribute,level,min,max\ngender,woman,3,5\ngender,man,3,5\nage,a0,2,4\nage,a1,2,4\nage,a2,0,3\n";
    private const string Dialogues = "name,min,max\nUtrecht,4,4\nZeist,4,5\n";
    private const string Registrations =
        "name,email,birth_year,postcode,gender,origin,availability,formats,language,consented_on\n"
        + "Anna de Wit,anna@voorbeeld.example,1984,3511AB,woman,nl,weekday_evening,online|hall,nl,2026-12-01\n"
        + "Ben,ben@voorbeeld.example,1950,3511AC,man,,weekday_evening,online,en,1-12-2026\n";
    private const string Hosts = "municipality,name,job_title,email\nUtrecht,Jantina Wierenga,burgemeester,j@utrecht.example\n";
    private const string Staff =
        "name,email,role,municipality\nOlga,olga@werk.example,organiser,\nUrsula,u@werk.example,municipality,Utrecht\n";

    private readonly FuzzSite site;
    private readonly string folder = TestFolder.New("fuzzed");
    private readonly Dictionary<string, byte[]> published;
    private readonly IReadOnlyList<(string Name, IReadOnlyList<byte[]> Files, Func<IReadOnlyList<byte[]>, Task> Read)> all;

    public FileReaders(FuzzSite site)
    {
        this.site = site;
        published = Publish();
        byte[] workbook = Workbook.Write([new Sheet("Mensen", [], PeopleColumns, [["p1", "man", "a1", "h1", "", "", "", ""]])]);
        byte[][] programme = [.. new[] { "programme-2021.json", "hosts-2021.csv", "dialogues-2021.csv" }
            .Select(name => File.ReadAllBytes(Path.Combine(Repository.Root, "sql/demo", name)))];
        all =
        [
            ("table", Of(People), files => Told(() => Walk(files[0]))),
            ("workbook", [workbook], files => Told(() => Walk(files[0]))),
            ("compose", Of(People, Tables, Shares), files => Told(() => _ = new ComposeFiles(OrderOf(Saved(files))))),
            ("draw", Of(People, Seats, Dialogues), files => Told(() => _ = new DrawFiles(DrawOf(Saved(files))))),
            ("verify", [published["draw.json"], published["panels.csv"]], files => Told(() => Verify(Saved(files)))),
            ("programme", programme, files => Told(() => ReadProgramme(files))),
            ("registrations", Of(Registrations), files => ImportAsync(files[0], (table, stop) => site.Site.Get<ImportRegistrations>()
                .RunAsync(site.Programme.Programme, site.Programme.Citizens, table, "fuzz", stop))),
            ("hosts", Of(Hosts), files => ImportAsync(files[0], (table, stop) =>
                site.Site.Get<ImportHosts>().RunAsync(site.Programme.Programme, table, "fuzz", stop))),
            ("staff", Of(Staff), files => ImportAsync(files[0], (table, stop) =>
                site.Site.Get<ImportStaff>().RunAsync(table, "fuzz", stop))),
            ("mail", [[]], files => ReadMailAsync(files[0])),
            ("bounce", [[]], files => site.Site.Get<Bounces>().RecordAsync(new MemoryStream(files[0]), Stop)),
        ];
    }

    /// <summary>Names a try and does it; what a reader throws that is no sentence of ours is its fault.</summary>
    public (string Told, Func<Task> Read) Next(Random chance)
    {
        var (name, files, read) = OddWords.Pick(chance, all);
        var victim = chance.Next(files.Count);
        IReadOnlyList<byte[]> given =
        [
            .. files.Select((file, place) =>
                place != victim ? file : file.Length == 0 ? OddFiles.Mail(chance) : OddFiles.Harmed(chance, file, files)),
        ];
        if (name is "compose" && chance.Next(40) == 0)
            return ("compose, the whole of it", () => Told(() => Compose(Saved(given))));
        if (name is "draw" && chance.Next(40) == 0)
            return ("draw, the whole of it", () => Told(() => Draw(DrawOf(Saved(given)))));
        return ($"{name}, file {victim + 1} of {files.Count}", () => read(given));
    }

    /// <summary>What a draw of these people publishes.</summary>
    private Dictionary<string, byte[]> Publish()
    {
        var paths = Saved(Of(People, Seats));
        var order = new DrawOrder(paths[0], paths[1])
        {
            Seats = 8,
            Seed = 7,
            Out = PathOf("drawn.csv"),
            Report = PathOf("draw.json"),
            Panels = PathOf("panels.csv"),
        };
        Draw(order);
        return new[] { "draw.json", "panels.csv" }.ToDictionary(name => name, name => File.ReadAllBytes(PathOf(name)));
    }

    private static void Walk(byte[] file)
    {
        if (TableReader.Read(file) is CsvReading.Read(var table))
            foreach (var row in table.Rows)
                foreach (var column in table.Columns)
                    _ = new CellReader(row).Needed(column) + row[column];
    }

    private static void ReadProgramme(IReadOnlyList<byte[]> files) => ProgrammeFileReader.Read(
        new NamedFile("programme.json", files[0]), new NamedFile("hosts.csv", files[1]), new NamedFile("dialogues.csv", files[2]));

    private static async Task ImportAsync(byte[] file, Func<CsvTable, CancellationToken, Task<ImportOutcome>> import)
    {
        if (TableReader.Read(file) is CsvReading.Read(var table) && await import(table, Stop) is ImportOutcome.Done(var report))
            RefusedRows.Write(TextWriter.Null, table, report.Refused);
    }

    private static Task ReadMailAsync(byte[] file)
    {
        _ = ReadMail.LoadHeaders(new MemoryStream(file)) is { Date: var date, To: var to };
        _ = ReadMail.Load(new MemoryStream(file)) is { Links.Count: var links };
        return Task.CompletedTask;
    }

    private static void Compose(IReadOnlyList<string> paths) =>
        new ComposeRun(OrderOf(paths) with { TimeLimit = 0.2, Threads = 1, Report = paths[0] + ".json", Html = paths[0] + ".html" },
            TextWriter.Null, TextWriter.Null, live: false, TimeProvider.System).Run(Stop);

    private static void Draw(DrawOrder order) =>
        new DrawRun(order with { TimeLimit = 0.5 }, new GoogleSolver(), TextWriter.Null, TextWriter.Null, live: false, TimeProvider.System)
            .Run(Stop);

    private static void Verify(IReadOnlyList<string> paths) =>
        new VerifyRun(new VerifyOrder(paths[0], paths[1]) { Number = "417" }, TextWriter.Null, TextWriter.Null).Run();

    private static ComposeOrder OrderOf(IReadOnlyList<string> paths) => new(paths[0], paths[1]) { Targets = paths[2] };

    private static DrawOrder DrawOf(IReadOnlyList<string> paths) => new(paths[0], paths[1]) { Dialogues = paths[2], Seed = 7 };

    private static Task Told(Action read)
    {
        try
        {
            read();
        }
        catch (CommandFault)
        {
            // A sentence for the one who typed it.
        }
        return Task.CompletedTask;
    }

    private string[] Saved(IReadOnlyList<byte[]> files)
    {
        var thread = Environment.CurrentManagedThreadId;
        return [.. files.Select((file, place) =>
        {
            var path = PathOf(FormattableString.Invariant($"{thread}-{place}"));
            File.WriteAllBytes(path, file);
            return path;
        })];
    }

    private string PathOf(string name) => Path.Combine(folder, name);

    private static byte[][] Of(params string[] texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];
}
