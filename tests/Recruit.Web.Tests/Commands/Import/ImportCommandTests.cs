using System.CommandLine;
using System.Text;
using System.Text.Json;
using Recruit.Data.Asking;
using Recruit.Data.Hosts;
using Recruit.Data.Invitations;
using Recruit.Data.Postgres;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Scheduler.Demo;
using Recruit.Scheduler.Programmes;
using Recruit.Testing;
using Recruit.Web.Commands.Import;
using Recruit.Web.Terminal;

namespace Recruit.Web.Tests.Commands.Import;

[Collection(nameof(OneTerminal))]
public sealed class ImportCommandTests : DatabaseTests
{
    private const string Slug = "nederland-na-de-crisis";
    private const string Registrations =
        """
        id,name,email,birth_year,postcode,gender,ses,education,consented_on
        a1,Anna de Vries,anna@post.example,1960,8011 AB,woman,middle,high,2021-01-20
        b1,Ben Bakker,ben@post.example,1970,B-1000,man,low,low,2021-01-20

        """;

    private static readonly string Dialogues2021 = EmbeddedFiles.Read("demo/dialogues-2021.csv");
    private readonly string folder = TestFolder.New("import");

    protected override async Task BeginAsync() =>
            await Get<ProgrammeLoader>().LoadAsync(ProgrammeFileReader.Demo() with { Dialogues = [], Hosts = [] }, default, default);

    [Fact]
    public async Task What_goes_in_is_counted_and_what_does_not_is_listed_with_line_and_reason()
    {
        var file = Written(Registrations);

        var (exit, output, errors) = await RunAsync("registrations", file, "--programme", Slug, "--json");

        var summary = JsonDocument.Parse(output).RootElement;
        var refused = Path.ChangeExtension(file, ".refused.csv");
        Assert.Equal(ExitCode.Done, exit);
        Assert.Equal((1, 0, 1), (summary.GetProperty("added").GetInt32(), summary.GetProperty("already_there").GetInt32(),
            summary.GetProperty("refused").GetInt32()));
        Assert.Equal($"{file}, line 3: postcode \"B-1000\" is not in the Netherlands.", errors.Trim());
        Assert.EndsWith(",line,reason", (await File.ReadAllLinesAsync(refused))[0], StringComparison.Ordinal);
        Assert.Single(await CitizensAsync());
    }

    [Fact]
    public async Task The_second_time_nothing_is_new()
    {
        var file = Written(Registrations);
        await RunAsync("registrations", file, "--programme", Slug);

        var (exit, output, _) = await RunAsync("registrations", file, "--programme", Slug, "--refused", Path.Combine(folder, "no.csv"));

        Assert.Equal(ExitCode.Done, exit);
        Assert.Equal($"0 added, 1 there already, 1 refused: see {Path.Combine(folder, "no.csv")}.", output.Trim());
        Assert.Single(await CitizensAsync());
    }

    [Fact]
    public async Task A_channel_is_noted_with_those_who_came_by_it_and_with_those_who_stood_there_already()
    {
        var file = Written(Registrations.Replace("B-1000", "1011 AA", StringComparison.Ordinal));
        await RunAsync("registrations", Written(Registrations, "anna.csv"), "--programme", Slug);

        var (exit, output, _) = await RunAsync("registrations", file, "--programme", Slug, "--channel", "Stadspanel  Zwolle");
        await RunAsync("registrations", file, "--programme", Slug, "--channel", "stadspanel zwolle");

        var programme = (await Get<ProgrammeStore>().FindAsync(Slug, Stop))!;
        var reach = await Get<ArrivalStore>().ReachAsync(programme.Id, Stop);
        Assert.Equal((ExitCode.Done, "1 added, 1 there already, 0 refused."), (exit, output.Trim()));
        Assert.Equal("Stadspanel Zwolle", Assert.Single(await Get<ChannelStore>().ListAsync(programme.Id, Stop)).Name);
        Assert.Equal([2, 0], reach.Select(way => way.Confirmed));
    }

    [Fact]
    public async Task The_hosts_of_2021_go_in()
    {
        var file = Written(EmbeddedFiles.Read("demo/hosts-2021.csv"));

        var (exit, output, _) = await RunAsync("hosts", file, "--programme", Slug);

        var programme = await Get<ProgrammeStore>().FindAsync(Slug, default);
        Assert.Equal((ExitCode.Done, "41 added, 0 there already, 0 refused."), (exit, output.Trim()));
        Assert.Equal(41, (await Get<HostStore>().ListAsync(programme!.Id, null, default)).Count);
    }

    [Fact]
    public async Task A_file_in_Latin_1_is_refused_whole_with_its_line()
    {
        var file = Path.Combine(folder, "latin.csv");
        await File.WriteAllBytesAsync(file, Encoding.Latin1.GetBytes(Registrations.Replace("Ben", "Zoë", StringComparison.Ordinal)));

        var (exit, _, errors) = await RunAsync("registrations", file, "--programme", Slug);

        Assert.Equal(ExitCode.WrongInput, exit);
        Assert.StartsWith($"{file}, line 3: this is not UTF-8 text; save the file as \"CSV UTF-8\"", errors, StringComparison.Ordinal);
        Assert.Empty(await CitizensAsync());
    }

    [Theory]
    [InlineData("education", "school", new[] { "--programme", Slug }, "line 1: the header lacks education.")]
    [InlineData("", "", new[] { "--programme", "elsewhere" }, "--programme elsewhere: the database has nederland-na-de-crisis.")]
    [InlineData("", "", new[] { "--programme", Slug, "--track", "mayors" },
        "--track mayors: the programme has citizens, civil_society, science, orientation.")]
    public async Task A_wrong_header_programme_or_track_ends_with_2_and_a_sentence(
        string right, string wrong, string[] options, string sentence)
    {
        var file = Written(right.Length == 0 ? Registrations : Registrations.Replace(right, wrong, StringComparison.Ordinal));

        var (exit, _, errors) = await RunAsync(["registrations", file, .. options]);

        Assert.Equal(ExitCode.WrongInput, exit);
        Assert.Contains(sentence, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_programme_of_ones_own_goes_in_with_its_hosts_and_dialogues()
    {
        var (exit, output, _) = await RunAsync(
            ["programme", .. ProgrammeFiles("onze-stad", Dialogues2021), "--first-dialogue", "2090-01-03"]);

        Assert.Equal((ExitCode.Done, "Nederland na de crisis (onze-stad) stands ready: 41 hosts, 85 dialogues."), (exit, output.Trim()));
        Assert.NotNull(await Get<ProgrammeStore>().FindAsync("onze-stad", default));
    }

    [Theory]
    [InlineData("2021-02-09 19:30", "2021-02-30 19:30", "2090-01-03",
        "dialogues.csv, line 2: \"2021-02-30 19:30\" is no date and time that exists.")]
    [InlineData("120,8,15,1,nl,\ncitizens-02", "120,15,8,1,nl,\ncitizens-02", "2090-01-03",
        "dialogues.csv, line 2: the size 15-8 is upside down.")]
    [InlineData("", "", "2021-02-09", "The first dialogue would be on 2021-02-09, which has been; give --first-dialogue a day to come.")]
    [InlineData("", "", "2090-02-30", "--first-dialogue 2090-02-30 is no date that exists; write it as 2027-01-26.")]
    public async Task A_programme_with_a_mistake_stays_out_as_a_whole(string right, string wrong, string first, string sentence)
    {
        var dialogues = right.Length == 0 ? Dialogues2021 : Dialogues2021.Replace(right, wrong, StringComparison.Ordinal);

        var (exit, _, errors) = await RunAsync(["programme", .. ProgrammeFiles("onze-stad", dialogues), "--first-dialogue", first]);

        Assert.Equal(ExitCode.WrongInput, exit);
        Assert.Contains(sentence, errors, StringComparison.Ordinal);
        Assert.Null(await Get<ProgrammeStore>().FindAsync("onze-stad", default));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        var (exit, _, errors) = await RunAsync("hosts", Path.Combine(folder, "nothing.csv"), "--programme", Slug);

        Assert.Equal(ExitCode.WrongInput, exit);
        Assert.Contains("nothing.csv cannot be read", errors, StringComparison.Ordinal);
    }

    private async Task<(int Exit, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var (output, errors) = (Console.Out, Console.Error);
        using var said = new StringWriter();
        using var complained = new StringWriter();
        int exit;
        try
        {
            Console.SetOut(said);
            Console.SetError(complained);
            exit = await CommandLine.RunAsync(
                new RootCommand { ImportCommand.Create() },
                ["import", .. arguments, "--database", Database.ConnectionString, "--data", folder]);
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(errors);
        }

        return (exit, said.ToString(), complained.ToString());
    }

    private string[] ProgrammeFiles(string slug, string dialogues) =>
    [
        Written(EmbeddedFiles.Read("demo/programme-2021.json").Replace(Slug, slug, StringComparison.Ordinal), "programme.json"),
        "--hosts", Written(EmbeddedFiles.Read("demo/hosts-2021.csv"), "hosts.csv"),
        "--dialogues", Written(dialogues, "dialogues.csv"),
    ];

    private string Written(string text, string name = "people.csv")
    {
        var file = Path.Combine(folder, name);
        File.WriteAllText(file, text);
        return file;
    }

    private async Task<IReadOnlyList<Candidate>> CitizensAsync()
    {
        var programme = await Get<ProgrammeStore>().FindAsync(Slug, default);
        var track = (await Get<ProgrammeStore>().TracksAsync(programme!.Id, default)).Single(one => one.Slug == "citizens");
        return await Get<EligiblePeople>().OfAsync(track.Id, default);
    }
}

/// <summary>Tests that listen to the terminal run one after another.</summary>
[CollectionDefinition(nameof(OneTerminal), DisableParallelization = true)]
public sealed class OneTerminal;
