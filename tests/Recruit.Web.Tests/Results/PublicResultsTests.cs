using System.Net;
using System.Text.Json;
using Dapper;
using Recruit.Data.Results;
using Recruit.Testing;

namespace Recruit.Web.Tests.Results;

/// <summary>Everyone reads what came of the dialogues, finds it again, and may use it.</summary>
public sealed class PublicResultsTests : SiteTestBase
{
    private const string All = "/programma/nederland/resultaten";

    private FilledEvening evening = null!;
    private Visitor anyone = null!;

    protected override async Task BeginAsync()
    {
        evening = await FilledEvening.CreateAsync(Site.Database);
        Site.Clock.MoveTo(evening.Dialogue.EndsAt);
        anyone = new Visitor(Site);
    }

    protected override Task EndAsync()
    {
        anyone.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Before_anything_is_published_the_page_says_so_and_the_programme_leads_nowhere()
    {
        await WrittenReport.HandInAsync(Site.Database, evening);

        Assert.Contains("nog geen uitkomst", await TextAsync(All), StringComparison.Ordinal);
        Assert.Null((await anyone.ReadAsync("/programma/nederland")).QuerySelector($"a[href='{All}']"));
        Assert.Equal(HttpStatusCode.NotFound, await anyone.StatusOfAsync($"{All}/thema/wonen"));
        Assert.Equal(HttpStatusCode.NotFound, await anyone.StatusOfAsync("/programma/elders/resultaten"));
        Assert.DoesNotContain("woning", await BodyAsync(All + ".csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_a_dialogue_tells_all_but_who_was_there()
    {
        await WrittenReport.PublishAsync(Site.Database, evening);

        Assert.NotNull((await anyone.ReadAsync("/programma/nederland")).QuerySelector($"a[href='{All}']"));
        var page = await anyone.ReadAsync($"{All}/{evening.Dialogue.Number}");
        var text = page.QuerySelector("main")!.TextContent;

        Assert.All(["Jongeren vinden geen woning", "Bouw woningen", "Een avond over het plein", "wethouder", "Utrecht", "1 maart 2027"],
            told => Assert.Contains(told, text, StringComparison.Ordinal));
        Assert.Equal("moeder, Themadialoog", page.QuerySelector("blockquote footer")!.TextContent);
        Assert.All(["Anna", "Ben", "Cem", "Fenna", "@voorbeeld"], name => Assert.DoesNotContain(name, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("?zoek=WONING", 1)]
    [InlineData("?zoek=woning+fietspad", 0)]
    [InlineData("?zoek=utrecht", 1)]
    [InlineData("?thema=wonen&soort=theme&plaats=GM0344", 1)]
    [InlineData("?plaats=utrecht", 1)]
    [InlineData("?plaats=zeeland", 0)]
    [InlineData("?soort=action", 0)]
    [InlineData("?thema=werk", 0)]
    [InlineData("?van=2027-01-25&tot=2027-01-25", 1)]
    [InlineData("?van=2027-01-26", 0)]
    [InlineData("?tot=2027-01-24", 0)]
    [InlineData("?van=gisteren", 1)]
    public async Task Dialogues_are_found_by_word_theme_kind_place_and_period(string asked, int found)
    {
        await WrittenReport.PublishAsync(Site.Database, evening);

        Assert.Equal(found, (await anyone.ReadAsync(All + asked)).QuerySelectorAll(".agenda__list > li").Length);
    }

    [Fact]
    public async Task A_theme_counts_at_how_many_tables_a_word_fell()
    {
        await using (var connection = await Site.Database.Source.OpenConnectionAsync())
            await connection.ExecuteAsync(
                "insert into dialogue_table (dialogue_id, number) values (@id, 2)", new { id = evening.Dialogue.Id });
        await WrittenReport.HandInAsync(Site.Database, evening, 2,
            new ReportLine(Guid.NewGuid(), ReportKind.Said, "wonen", "Een woning is te duur voor jongeren.", "", null));
        await WrittenReport.PublishAsync(Site.Database, evening);

        var page = await anyone.ReadAsync($"{All}/thema/wonen");

        Assert.Equal([("jongeren", "2"), ("woning", "2")],
            page.QuerySelectorAll("tbody tr").Select(row => (row.QuerySelector("th")!.TextContent, row.QuerySelector("td")!.TextContent)));
        Assert.Equal("jongeren 2; woning 2", page.QuerySelector("svg.chart")!.GetAttribute("aria-label"));
        Assert.Matches(@"1 dialoog en 2 tafels", page.QuerySelector(".lead")!.TextContent);
    }

    [Fact]
    public async Task The_data_is_there_as_csv_and_json_with_its_licence()
    {
        await WrittenReport.HandInAsync(Site.Database, evening, 1,
            new ReportLine(Guid.NewGuid(), ReportKind.Wish, "", "=Meer bomen, en \"gras\".", "", null));
        await Site.Get<ResultsNotes>().PublishReportsAsync(evening.Dialogue.Id, evening.Dialogue.Number, "olga", Stop);

        var rows = (await BodyAsync(All + ".csv")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        using var data = JsonDocument.Parse(await BodyAsync(All + ".json"));
        var dialogue = data.RootElement.GetProperty("dialogues")[0];

        Assert.Equal("dialogue,title,type,date,municipality,province,table,kind,theme,words,role,due_on,state,state_because,page,licence",
            rows[0]);
        Assert.Equal($"{evening.Dialogue.Number},Wonen in de stad,theme,2027-01-25,Utrecht,Utrecht,1,agreement,wonen,"
            + "Een avond over het plein.,wethouder,2027-03-01,open,,"
            + $"http://recruit.example{All}/{evening.Dialogue.Number},CC BY 4.0", rows[4]);
        Assert.Contains("\"'=Meer bomen, en \"\"gras\"\".\"", rows[5], StringComparison.Ordinal);
        Assert.Equal("CC BY 4.0", data.RootElement.GetProperty("licence").GetProperty("name").GetString());
        Assert.Equal("2027-01-25", dialogue.GetProperty("date").GetString());
        Assert.Equal(["said", "wish", "quote", "agreement", "wish"],
            dialogue.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("kind").GetString()));
        Assert.Equal(HttpStatusCode.NotFound, await anyone.StatusOfAsync(All + ".pdf"));
    }

    [Fact]
    public async Task Results_that_stand_elsewhere_are_listed_with_their_address_and_show_no_report_that_nobody_published()
    {
        await WrittenReport.HandInAsync(Site.Database, evening);
        await Site.Get<ResultsNotes>().PublishAsync(
            evening.Dialogue.Id, evening.Dialogue.Number, "https://samen.example/uitkomst", "olga", Stop);

        var page = await anyone.ReadAsync($"{All}/{evening.Dialogue.Number}");

        Assert.NotNull(page.QuerySelector("a[href='https://samen.example/uitkomst']"));
        Assert.DoesNotContain("woning", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private async Task<string> TextAsync(string path) => (await anyone.ReadAsync(path)).QuerySelector("main")!.TextContent;

    private async Task<string> BodyAsync(string path) => await (await anyone.GetAsync(path)).Content.ReadAsStringAsync();
}
