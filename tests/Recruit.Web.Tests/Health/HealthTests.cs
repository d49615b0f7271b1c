using System.Net;
using System.Text.Json;
using Recruit.Data.Health;
using Recruit.Data.Messages;
using Recruit.Data.Privacy;
using Recruit.Data.Staff;
using Recruit.Scheduler.Site;
using Recruit.Testing;
using Recruit.Web.Site;

namespace Recruit.Web.Tests.Health;

/// <summary>Machines ask /health, and people read in words whether all is well.</summary>
public sealed class HealthTests : OrganiserTests
{
    private const string AllWell = Home + "/gaat-alles-goed";

    [Fact]
    public async Task Anybody_may_ask_and_reads_figures_and_times_but_no_names()
    {
        await Site.Get<WorkerStore>().SeenAsync(Machine("kelder-7"), Stop);
        using var anybody = new Visitor(Site);

        var answer = await anybody.GetAsync("/health");
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal((HttpStatusCode.OK, "application/json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        var said = JsonDocument.Parse(text).RootElement;
        Assert.Equal("healthy", said.GetProperty("status").GetString());
        Assert.True(said.GetProperty("database").GetProperty("migrated").GetBoolean());
        Assert.Equal(0, said.GetProperty("messages").GetProperty("late").GetInt32());
        Assert.Equal("SendDueMessages", said.GetProperty("workers")[0].GetProperty("sweeps")[0].GetProperty("sweep").GetString());
        Assert.DoesNotContain("kelder", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_but_works_is_degraded_and_keeps_a_servers_words_to_ourselves()
    {
        await Site.Get<MailStops>().StopAsync(Guid.NewGuid(), "550 5.7.1 geheim.example blocks you", Stop);
        using var anybody = new Visitor(Site);

        var answer = await anybody.GetAsync("/health");
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("\"status\":\"degraded\"", text, StringComparison.Ordinal);
        Assert.Contains("\"concerns\":[\"mail_stopped\",\"nobody_works\"]", text, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_database_that_is_away_or_empty_is_a_503(bool away)
    {
        var connection = away ? "Host=/nonexistent;Database=recruit" : await TestDatabase.EmptyAsync();
        var options = new SiteOptions("http://recruit.example", TestFolder.New("mailbox"), null, "dialoog@recruit.example");
        await using var site = RecruitSite.Build(
            new SiteSettings(connection, new MasterKey(new byte[32]), options, Site.Clock, "http://127.0.0.1:0", Demo: false));
        await site.StartAsync();
        using var client = new HttpClient();

        var answer = await client.GetAsync(site.Urls.First() + "/health");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains($"\"database\":{{\"reachable\":{(away ? "false" : "true")},\"migrated\":false}}",
            await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_begins_with_the_answer()
    {
        await ProgrammeAsync();
        await Site.Get<WorkerStore>().SeenAsync(Machine("kelder-7"), Stop);

        var page = await Olga.ReadAsync(AllWell);

        Assert.Equal("Ja, alles gaat goed.", page.QuerySelector(".lead")!.TextContent);
        Assert.Contains("kelder-7", page.QuerySelector("h3")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Mail versturen", page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".attention"));
    }

    [Fact]
    public async Task What_is_wrong_is_told_in_words_with_what_to_do()
    {
        await (await ProgrammeAsync(60)).InviteAsync();
        await Site.Get<MailStops>().StopAsync(Guid.NewGuid(), "550 5.7.1 blocked", Stop);
        Site.Clock.Advance(TimeSpan.FromMinutes(20));

        var page = await Olga.ReadAsync(AllWell);

        Assert.Equal("Nee, er zijn 3 dingen mis.", page.QuerySelector(".lead")!.TextContent);
        var told = page.QuerySelectorAll(".attention > li").Select(line => line.TextContent.Trim()).ToList();
        Assert.StartsWith("Alle mail staat stil sinds maandag 4 januari 2027 om 9.00 uur. Een mailserver zei: ‘550 5.7.1 blocked’.",
            told[0], StringComparison.Ordinal);
        Assert.Contains("Zoek eerst uit waarom.", told[0], StringComparison.Ordinal);
        Assert.StartsWith("Geen enkele machine heeft ooit gewerkt.", told[1], StringComparison.Ordinal);
        Assert.Contains("berichten zijn te laat", told[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_English_it_says_the_same_and_a_viewer_may_look()
    {
        await ProgrammeAsync();
        using var vera = await SignedInAsync(StaffRole.Viewer);

        var page = await vera.ReadAsync(AllWell + "?taal=en");

        Assert.Equal("No, something is wrong.", page.QuerySelector(".lead")!.TextContent);
        Assert.Contains("No machine has ever worked.", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_messages_and_the_overview_lead_to_it()
    {
        await ProgrammeAsync();

        Assert.NotNull((await Olga.ReadAsync(Home + "/berichten")).QuerySelector($"a[href='{AllWell}']"));
        Assert.NotNull((await Olga.ReadAsync(Home)).QuerySelector($"a[href='{AllWell}']"));
    }

    private Worker Machine(string name)
    {
        var now = Site.Clock.Now;
        return new Worker(Guid.NewGuid(), name, now.AddHours(-1), now, [new SweepTurn("SendDueMessages", now.AddSeconds(-4), 2, "", null)]);
    }
}
