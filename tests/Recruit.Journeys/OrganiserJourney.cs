using Dapper;
using Microsoft.Playwright;
using Recruit.Data.Staff;
using Recruit.Scheduler.Representativeness;
using Recruit.Scheduler.Rounds;
using Recruit.Testing;

namespace Recruit.Journeys;

/// <summary>An organiser fills the tables of a programme, from start to mails.</summary>
public sealed class OrganiserJourney : SiteTestBase
{
    private const string Home = "/organisatie/proeftuin";

    protected override Task<SiteUnderTest> StartAsync() => SiteUnderTest.StartAsync(demo: true);

    [Fact]
    public async Task An_organiser_starts_a_round_looks_at_it_and_invites_everyone()
    {
        await SmallProgramme.CreateAsync(Site.Database, citizens: 60);
        var page = await OrganiserAsync(Browser.Desktop);

        await page.GotoAsync(Home);
        await page.ClickAsync("text=start een ronde");
        await CheckAsync(page);
        await page.ClickAsync("main .button-row >> text=Inwoners");
        await CheckAsync(page);
        await page.CheckAsync("#nummer-seed");
        await page.ClickAsync("text=Start de ronde");
        await CheckAsync(page);
        await Site.SweepAsync(nameof(RunMatchingRound));
        await page.WaitForSelectorAsync("text=Hoe goed is de indeling?");
        await CheckAsync(page);
        await page.ClickAsync("text=Naar de uitnodigingen");
        await CheckAsync(page);
        var promised = await page.InnerTextAsync("main .button-row button");
        await page.ClickAsync("main .button-row button");

        var count = promised.Split(' ').Single(word => int.TryParse(word, out _));
        Assert.Contains($"{count} uitnodigingen staan klaar", await page.InnerTextAsync("[role=status]"), StringComparison.Ordinal);
        await page.ClickAsync("text=Bekijk de uitnodigingen");
        Assert.Contains($"{count} berichten", await page.InnerTextAsync("#berichten"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_organiser_lets_dice_choose_and_everyone_can_follow_it()
    {
        await SmallProgramme.CreateAsync(Site.Database, citizens: 60);
        var page = await OrganiserAsync(Browser.Desktop);
        var anna = await Browser.VisitAsync(Site, Browser.Phone);

        await StartRoundAsync(page, "#nummer");
        var seal = await page.GetAttributeAsync("text=Bekijk de openbare pagina", "href");
        await CheckAsync(page);
        await anna.GotoAsync(seal!);
        await CheckAsync(anna);
        Assert.Contains("Er is nog niet gegooid", await anna.InnerTextAsync("main"), StringComparison.Ordinal);
        await ThrowAsync(page, "4", "1", "x");
        await CheckAsync(page);
        await ThrowAsync(page, "4", "1", "7");
        await CheckAsync(page);
        await page.ClickAsync("text=Ja, het nummer is 417");
        await anna.ReloadAsync();

        await CheckAsync(anna);
        Assert.Contains("Paneel 417 kreeg de plaatsen", await anna.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Targets_that_clash_are_explained_without_barriers()
    {
        await SmallProgramme.CreateAsync(Site.Database, citizens: 60);
        await using (var connection = await Site.Database.Source.OpenConnectionAsync())
            await connection.ExecuteAsync("update demographic set levels = jsonb_set(levels, '{gender}', '\"woman\"')");
        var page = await OrganiserAsync(Browser.Desktop);

        await StartRoundAsync(page, "#nummer-seed");

        await CheckAtBothWidthsAsync(page);
        Assert.Contains("Wie ontbreekt", await page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    private async Task StartRoundAsync(IPage page, string chooses)
    {
        await page.GotoAsync(Home + "/rondes/nieuw/citizens");
        await page.CheckAsync(chooses);
        await page.ClickAsync("text=Start de ronde");
        await Site.SweepAsync(nameof(RunMatchingRound));
        await page.ReloadAsync();
    }

    private static async Task ThrowAsync(IPage page, string hundreds, string tens, string ones)
    {
        if (await page.QuerySelectorAsync("text=Naar de dobbelstenen") is { } link)
            await link.ClickAsync();
        await page.FillAsync("#honderdtal", hundreds);
        await page.FillAsync("#tiental", tens);
        await page.FillAsync("#eenheid", ones);
        await page.ClickAsync("text=Bekijk wat er gebeurt");
    }

    [Fact]
    public async Task Without_script_a_round_shows_itself_by_fetching_the_page_again()
    {
        await SmallProgramme.CreateAsync(Site.Database, citizens: 60);
        var page = await (await Browser.VisitAsync(Site, script: false))
            .AsAsync(Site, await SmallProgramme.AddStaffAsync(Site.Database, StaffRole.Organiser));

        await page.GotoAsync(Home + "/rondes/nieuw/citizens");
        await page.CheckAsync("#nummer-seed");
        await page.ClickAsync("text=Start de ronde");
        await Site.SweepAsync(nameof(RunMatchingRound));

        await page.WaitForSelectorAsync("text=Hoe goed is de indeling?");
    }

    [Fact]
    public async Task No_page_of_the_organiser_has_barriers()
    {
        var small = await SmallProgramme.CreateAsync(Site.Database, citizens: 90);
        var evening = await small.WithTwoTablesAsync();
        var round = await small.InviteAsync();
        await Site.SweepAllAsync();
        await Site.Get<FreezeFigures>().PublishAsync(small.Programme.Id, "olga", CancellationToken.None);
        var page = await OrganiserAsync(Browser.Desktop);

        string[] paths =
        [
            "", "/rondes", $"/rondes/{round}", $"/rondes/{round}/tafels", "/aanmeldingen", "/aanmeldingen/1",
            "/aanmeldingen/nieuw/citizens", "/berichten", "/brieven", "/representativiteit", "/logboek", "/post", "/dialogen/1/verplaatsen",
            "/dialogen/1/afgelasten", "/brieven/invitation/nl", "/brieven/invitation/nl/terug/0", "/gaat-alles-goed",
            "/berichten/zendingen", "/berichten/adressen", "/berichten/stop", "/vervangingen", "/vervangingen/instellingen",
            $"/dialogen/{evening.Number}", $"/dialogen/{evening.Number}/tafels?hoogstens=5&wie=1", "/../medewerkers",
            "/../medewerkers/nieuw", "/tussentijds", "/representativiteit/publiceren", "/../../programma/proeftuin/representativiteit",
        ];
        foreach (var path in paths)
        {
            await page.GotoAsync(Home + path);
            await CheckAtBothWidthsAsync(page);
        }
        await page.GotoAsync(Home + "/berichten");
        await page.ClickAsync("table:has(#berichten) tbody a >> nth=0");
        await CheckAtBothWidthsAsync(page);
        await page.GotoAsync("/postvak");
        await CheckAtBothWidthsAsync(page);
        await page.ClickAsync("main table a >> nth=0");
        await CheckAtBothWidthsAsync(page);
    }

    private static async Task CheckAtBothWidthsAsync(IPage page)
    {
        foreach (var width in new[] { Browser.Phone, Browser.Desktop })
        {
            await Browser.WidenAsync(page, width);
            await CheckAsync(page);
        }
    }

    /// <summary>Checks a page for barriers; a mail in its frame runs no script, so no checker can look inside.</summary>
    private static async Task CheckAsync(IPage page)
    {
        foreach (var frame in await page.QuerySelectorAllAsync("iframe"))
        {
            Assert.Equal("", await frame.GetAttributeAsync("sandbox"));
            Assert.NotEmpty(await frame.GetAttributeAsync("title") ?? "");
            await frame.EvaluateAsync("frame => frame.remove()");
        }
        await Browser.AssertAccessibleAsync(page);
    }

    private async Task<IPage> OrganiserAsync(int width) =>
        await (await Browser.VisitAsync(Site, width)).AsAsync(Site, await SmallProgramme.AddStaffAsync(Site.Database, StaffRole.Organiser));
}
