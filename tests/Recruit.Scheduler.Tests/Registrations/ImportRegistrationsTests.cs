using Recruit.Data.Audit;
using Recruit.Data.Invitations;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Scheduler.Csv;
using Recruit.Scheduler.Demo;
using Recruit.Scheduler.Programmes;
using Recruit.Scheduler.Registrations;
using Recruit.Testing;
using static Recruit.Scheduler.Tests.Registrations.PeopleOnPaper;

namespace Recruit.Scheduler.Tests.Registrations;

public sealed class ImportRegistrationsTests : DatabaseTests
{
    private Programme programme = null!;
    private Track citizens = null!;

    protected override async Task BeginAsync()
    {
        programme = await Get<ProgrammeLoader>()
            .LoadAsync(ProgrammeFileReader.Demo() with { Dialogues = [], Hosts = [] }, default, default);
        citizens = (await Get<ProgrammeStore>().TracksAsync(programme.Id, default)).Single(track => track.Slug == "citizens");
    }

    [Fact]
    public async Task Anna_and_Ben_go_in_with_all_they_told()
    {
        var report = await ImportAsync(Header + Anna + Ben);

        var (anna, ben) = (await CandidateAsync("anna@post.example"), await CandidateAsync("ben@post.example"));
        Assert.Equal((2, 0, 0), (report.Added, report.AlreadyThere, report.Refused.Count));
        Assert.Equal(("55-69", "overijssel", "high"), (anna.Levels["age_group"], anna.Levels["region"], anna.Levels["education"]));
        Assert.Equal(["weekday_evening", "weekend"], anna.Availability);
        Assert.Equal(["Leren", "Gezondheid"], anna.Themes);
        Assert.Equal(("16-24", "man", "high", "europe"),
            (ben.Levels["age_group"], ben.Levels["gender"], ben.Levels["education"], ben.Levels["origin"]));
        Assert.Equal(["online", "hall"], ben.Formats);
        Assert.True(ben.Travels && ben.Household is not null);
        Assert.Equal("ringleiding", (await Get<Vault>().ReadAsync(ben.PersonId, default))!.Needs);
    }

    [Fact]
    public async Task Importing_twice_changes_nothing_and_sends_nobody_a_mail()
    {
        await ImportAsync(Header + Anna + Ben);

        var again = await ImportAsync(Header + Anna + Ben);

        Assert.Equal((0, 2, 0), (again.Added, again.AlreadyThere, again.Refused.Count));
        Assert.Equal(2, (await EligibleAsync()).Count);
        Assert.Equal(0L, await Database.Source.CreateCommand("select count(*) from message").ExecuteScalarAsync());
    }

    [Theory]
    [InlineData("Lindelaan 4-A", "8011 ab", "")]
    [InlineData("4 a", "8011AB", "")]
    [InlineData("Lindelaan 4A, 8011 AB Zwolle", "8011 AB", "")]
    [InlineData("", "8011 AB", "Lindelaan 4A, 8011 AB Zwolle")]
    public async Task Who_is_imported_with_a_street_lives_with_who_signs_up_with_a_house_number(
        string street, string postcode, string household)
    {
        var eva = Anna.Replace("anna@post.example,,8011 AB", $"anna@post.example,\"{street}\",{postcode}", StringComparison.Ordinal)
            .Replace(",,2026-12-01", $",\"{household}\",2026-12-01", StringComparison.Ordinal);
        await Get<RegistrationStore>().AddAsync(
            new NewRegistration(programme.Id, citizens.Id,
                new Contact("Ben") { Email = "ben@post.example", Postcode = "8011 AB", Street = "4-A" }, new(), "test")
            { Confirmed = true }, default);

        await ImportAsync(Header + eva);

        Assert.Equal((await CandidateAsync("ben@post.example")).Household, (await CandidateAsync("anna@post.example")).Household);
    }

    [Theory]
    [InlineData("anna@bücher.example", "ANNA@xn--bcher-kva.example")]
    [InlineData("anna@post.example", "an\u200Bna@post.example\u00A0")]
    [InlineData("josé@post.example", "jose\u0301@post.example")]
    public async Task Two_spellings_of_a_mailbox_are_one_person(string first, string second)
    {
        await ImportAsync(Header + Anna.Replace("anna@post.example", first, StringComparison.Ordinal));

        var again = await ImportAsync(Header
            + Anna.Replace("a1,", "z9,", StringComparison.Ordinal).Replace("anna@post.example", second, StringComparison.Ordinal));

        Assert.Equal((0, 1, 0), (again.Added, again.AlreadyThere, again.Refused.Count));
    }

    [Fact]
    public async Task The_same_address_under_another_id_is_the_same_person()
    {
        await ImportAsync(Header + Anna);

        var again = await ImportAsync(Header
            + Anna.Replace("a1,", "z9,", StringComparison.Ordinal).Replace("anna@", "Anna@", StringComparison.Ordinal));

        Assert.Equal((0, 1), (again.Added, again.AlreadyThere));
    }

    [Fact]
    public async Task The_second_row_of_one_person_in_a_file_is_refused_with_the_line_of_the_first()
    {
        var report = await ImportAsync(Header + Anna + Ben + Anna.Replace("a1,", "a2,", StringComparison.Ordinal));

        Assert.Equal("email \"anna@post.example\" stands on line 2 already", Assert.Single(report.Refused).Reason);
        Assert.Equal(2, report.Added);
    }

    [Fact]
    public async Task Corrie_has_no_mail_but_an_address_for_letters_and_an_id()
    {
        var corrie = "c1,Corrie Smit,,Kerkstraat 3,8011 AB,Zwolle,1940,woman,low,low,,,,,,,,,2026-12-01\n";

        var first = await ImportAsync(Header + corrie);
        var again = await ImportAsync(Header + corrie);
        var nameless = await ImportAsync(Header + corrie.Replace("c1,", ",", StringComparison.Ordinal));

        Assert.Equal((1, 0), (first.Added, first.AlreadyThere));
        Assert.Equal((0, 1), (again.Added, again.AlreadyThere));
        Assert.Equal("there is no e-mail and no id, so that a second import would not know this person again",
            Assert.Single(nameless.Refused).Reason);
    }

    [Fact]
    public async Task A_formula_in_a_name_is_a_name()
    {
        await ImportAsync(Header + Anna.Replace("Anna de Vries", "=2+3", StringComparison.Ordinal));

        var contact = await Get<Vault>().ReadAsync((await CandidateAsync("anna@post.example")).PersonId, default);
        Assert.Equal("=2+3", contact!.Name);
    }

    [Fact]
    public async Task A_file_without_the_column_for_education_is_not_begun()
    {
        var outcome = await RunAsync(Header.Replace("education", "school", StringComparison.Ordinal) + Anna);

        var missing = Assert.IsType<ImportOutcome.ColumnsMissing>(outcome);
        Assert.Equal(["education"], missing.Columns);
        Assert.Empty(await EligibleAsync());
    }

    [Fact]
    public async Task Refused_rows_mended_in_their_own_file_go_in()
    {
        var table = TableOf(Header + Anna + Ben.Replace("1012", "1000 AB", StringComparison.Ordinal));
        var report = Assert.IsType<ImportOutcome.Done>(
            await Get<ImportRegistrations>().RunAsync(programme, citizens, table, "test", default)).Report;
        using var refused = new StringWriter();
        RefusedRows.Write(refused, table, report.Refused);

        var mended = await ImportAsync(refused.ToString().Replace("1000 AB", "1012", StringComparison.Ordinal));

        Assert.Equal($"{Header.TrimEnd('\n')},line,reason", refused.ToString().Split('\n')[0]);
        Assert.EndsWith(",3,\"postcode \"\"1000 AB\"\" is not in the Netherlands\"\n", refused.ToString(), StringComparison.Ordinal);
        Assert.Equal((1, 0), (mended.Added, mended.Refused.Count));
    }

    [Fact]
    public async Task An_import_stands_in_the_audit_log_with_its_counts()
    {
        await ImportAsync(Header + Anna);

        var entry = (await Get<AuditStore>().NewestAsync(1, default)).Single();

        Assert.Equal(("test", "import_registrations", "1 added, 0 there already, 0 refused"), (entry.Actor, entry.Action, entry.Detail));
    }

    private async Task<ImportReport> ImportAsync(string text) => Assert.IsType<ImportOutcome.Done>(await RunAsync(text)).Report;

    private Task<ImportOutcome> RunAsync(string text) =>
        Get<ImportRegistrations>().RunAsync(programme, citizens, TableOf(text), "test", CancellationToken.None);

    private async Task<Candidate> CandidateAsync(string address)
    {
        var person = Assert.Single(await Get<Vault>().FindAsync(address, CancellationToken.None));
        return (await EligibleAsync()).Single(candidate => candidate.PersonId == person);
    }

    private Task<IReadOnlyList<Candidate>> EligibleAsync() => Get<EligiblePeople>().OfAsync(citizens.Id, CancellationToken.None);
}
