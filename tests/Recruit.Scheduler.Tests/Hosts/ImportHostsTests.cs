using System.Text;
using Recruit.Data.Hosts;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Csv;
using Recruit.Scheduler.Demo;
using Recruit.Scheduler.Hosts;
using Recruit.Scheduler.Programmes;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Hosts;

public sealed class ImportHostsTests : DatabaseTests
{
    private const string Two =
        """
        id;municipality;name;job_title;email;telephone
        h1;Zwolle;Bas Jansen;burgemeester;b.jansen@gemeente-zwolle.example;
        h2;GM0518;Elisabeth van Weel;burgemeester;e.vanweel@gemeente-denhaag.example;070 000 0000

        """;

    private Programme programme = null!;

    protected override async Task BeginAsync() =>
            programme = await Get<ProgrammeLoader>()
                .LoadAsync(ProgrammeFileReader.Demo() with { Dialogues = [], Hosts = [] }, default, default);

    [Fact]
    public async Task Two_mayors_go_in_once()
    {
        var first = await ImportAsync(Two);
        var again = await ImportAsync(Two);

        var hosts = (await Get<HostStore>().ListAsync(programme.Id, null, default)).OrderBy(host => host.MunicipalityCode).ToList();
        Assert.Equal((2, 0, 0), (first.Added, first.AlreadyThere, first.Refused.Count));
        Assert.Equal((0, 2, 0), (again.Added, again.AlreadyThere, again.Refused.Count));
        Assert.Equal(["GM0193", "GM0518"], hosts.Select(host => host.MunicipalityCode));
        Assert.Equal("070 000 0000", (await Get<Vault>().ReadAsync(hosts[1].PersonId, default))!.Telephone);
    }

    [Fact]
    public async Task A_minister_has_no_municipality_and_a_secretary_goes_in_with_her_host()
    {
        var report = await ImportAsync(
            "municipality;name;job_title;email;organisation;secretary_name;secretary_email\n"
            + ";Mia de Boer;minister;mia@ministerie.example;Ministerie van BZK;Saar Smit;saar@ministerie.example\n"
            + ";Piet Pot;directeur;piet@instituut.example;;;\n"
            + "Zwolle;Bas Jansen;burgemeester;bas@zwolle.example;;Alleen Naam;\n");

        var minister = Assert.Single(await Get<HostStore>().ListAsync(programme.Id, null, default));
        Assert.Equal((null, "Ministerie van BZK"), (minister.MunicipalityCode, minister.SpeaksFor));
        Assert.Equal("saar@ministerie.example", (await Get<Vault>().ReadAsync(minister.SecretaryId!.Value, default))!.Email);
        Assert.Equal(["municipality is empty", "a secretary needs both secretary_name and secretary_email"],
            report.Refused.Select(refused => refused.Reason));
        Assert.Contains("Saar Smit", (await Get<HostSheets>().ReadAsync(programme, default)).Rows.Single());
    }

    [Theory]
    [InlineData("h1;Zwolle", "h1;Bergen",
        "municipality \"Bergen\" does not exist, or is the name of two; a code such as GM0193 is certain")]
    [InlineData("b.jansen@gemeente-zwolle.example", "", "email is empty")]
    [InlineData("Bas Jansen", "", "name is empty")]
    [InlineData("Bas Jansen;burgemeester", "Bas Jansen;", "job_title is empty")]
    [InlineData("h1;Zwolle", "Zwolle", "has 5 cells where the header has 6")]
    public async Task A_host_with_a_mistake_is_refused_and_the_other_goes_in(string right, string wrong, string reason)
    {
        var report = await ImportAsync(Two.Replace(right, wrong, StringComparison.Ordinal));

        var refused = Assert.Single(report.Refused);
        Assert.Equal((1, 2, reason), (report.Added, refused.Row.Line, refused.Reason));
    }

    [Fact]
    public async Task Two_hosts_with_one_address_are_one_too_many()
    {
        var report = await ImportAsync(Two.Replace("e.vanweel@gemeente-denhaag", "B.Jansen@gemeente-zwolle", StringComparison.Ordinal));

        Assert.Equal("email \"B.Jansen@gemeente-zwolle.example\" stands on line 2 already", Assert.Single(report.Refused).Reason);
    }

    [Fact]
    public async Task A_file_without_job_titles_is_not_begun() =>
        Assert.Equal(["job_title"], Assert.IsType<ImportOutcome.ColumnsMissing>(
            await RunAsync(Two.Replace("job_title", "title", StringComparison.Ordinal))).Columns);

    private async Task<ImportReport> ImportAsync(string text) => Assert.IsType<ImportOutcome.Done>(await RunAsync(text)).Report;

    private Task<ImportOutcome> RunAsync(string text) => Get<ImportHosts>().RunAsync(
        programme, Assert.IsType<CsvReading.Read>(TableReader.Read(Encoding.UTF8.GetBytes(text))).Table, "test", CancellationToken.None);
}
