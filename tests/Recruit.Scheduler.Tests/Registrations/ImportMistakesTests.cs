using Recruit.Data.Programmes;
using Recruit.Scheduler.Csv;
using Recruit.Scheduler.Demo;
using Recruit.Scheduler.Programmes;
using Recruit.Scheduler.Registrations;
using Recruit.Testing;
using static Recruit.Scheduler.Tests.Registrations.PeopleOnPaper;

namespace Recruit.Scheduler.Tests.Registrations;

public sealed class ImportMistakesTests(ImportMistakesTests.OneProgramme one) : IClassFixture<ImportMistakesTests.OneProgramme>
{
    [Theory]
    [InlineData("8011 AB", "B-1000", "postcode \"B-1000\" is not in the Netherlands")]
    [InlineData("8011 AB", "10115", "postcode \"10115\" is not in the Netherlands")]
    [InlineData(",1960,", ",2015,", "birth_year 2015 makes 12 years at most; people take part from 16 years")]
    [InlineData(",1960,", ",196O,", "birth_year \"196O\" is no whole number from 1907 to 2027; birth_year")]
    [InlineData("middle,high", "middle,highest", "education \"highest\" is none of low, middle, high")]
    [InlineData("middle,high", "middle,", "education is empty")]
    [InlineData("2026-12-01", "2026-02-30", "consented_on \"2026-02-30\" is no date that exists; write it as 2021-01-25")]
    [InlineData("2026-12-01", "2027-12-01", "consented_on 2027-12-01 has yet to come")]
    [InlineData("2026-12-01", "", "consented_on is empty, so there is no consent")]
    [InlineData("high,,,", "high,europe,,", "origin_consented_on is empty, so there is no consent")]
    [InlineData("anna@post.example", "anna", "email \"anna\" is no e-mail address")]
    [InlineData("anna@post.example", "", "there is no e-mail, and no street, whole postcode and city for a letter")]
    [InlineData("weekday_evening|weekend", "always",
        "availability \"always\" is none of weekday_morning, weekday_afternoon, weekday_evening, weekend")]
    [InlineData("Anna de Vries", "", "name is empty")]
    public async Task A_row_with_a_mistake_is_refused_with_its_line_and_the_rest_goes_in(string right, string wrong, string reason)
    {
        var report = await ImportAsync(Header + Ben + Anna.Replace(right, wrong, StringComparison.Ordinal));

        var refused = Assert.Single(report.Refused);
        Assert.Equal(1, report.Added + report.AlreadyThere);
        Assert.Equal(3, refused.Row.Line);
        Assert.StartsWith(reason.Split(';')[0], refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_of_8001_characters_is_refused_and_a_cell_too_many_too()
    {
        var report = await ImportAsync(Header + Ben + Anna.Replace("Anna de Vries", new string('x', 8001), StringComparison.Ordinal)
            + Anna.Replace("\n", ",more\n", StringComparison.Ordinal));

        Assert.Equal(
            ["name has 8001 characters; at most 1000 are taken",
                "has 20 cells where the header has 19; id \"a1\" stands on line 3 already; email "
                    + "\"anna@post.example\" stands on line 3 already"],
            report.Refused.Select(refused => refused.Reason));
    }

    private async Task<ImportReport> ImportAsync(string text) => Assert.IsType<ImportOutcome.Done>(
        await one.Database.Get<ImportRegistrations>()
            .RunAsync(one.Programme, one.Citizens, TableOf(text), "test", CancellationToken.None)).Report;

    /// <summary>Mistakes leave nothing behind, so all these tests can share a database.</summary>
    public sealed class OneProgramme : IAsyncLifetime
    {
        public TestDatabase Database { get; private set; } = null!;
        public Programme Programme { get; private set; } = null!;
        public Track Citizens { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Database = await TestDatabase.CreateAsync();
            Programme = await Database.Get<ProgrammeLoader>()
                .LoadAsync(ProgrammeFileReader.Demo() with { Dialogues = [], Hosts = [] }, default, default);
            Citizens = (await Database.Get<ProgrammeStore>().TracksAsync(Programme.Id, default)).Single(track => track.Slug == "citizens");
        }

        public async Task DisposeAsync() => await Database.DisposeAsync();
    }
}
