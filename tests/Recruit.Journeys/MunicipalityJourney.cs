using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Recruit.Data.Dialogues;
using Recruit.Data.Staff;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Testing;

namespace Recruit.Journeys;

/// <summary>An official of Utrecht signs in by the code from the mail, registers a host, offers a dialogue and prints the roster.</summary>
public sealed partial class MunicipalityJourney : SiteTestBase
{
    private FilledEvening evening = null!;

    protected override Task<SiteUnderTest> StartAsync() => SiteUnderTest.StartAsync(demo: true);

    protected override async Task BeginAsync()
    {
        evening = await FilledEvening.CreateAsync(Site.Database);
        await FilledEvening.StaffAsync(Site.Database, "Ursula", StaffRole.Municipality);
    }

    [Theory]
    [InlineData(Browser.Phone)]
    [InlineData(Browser.Desktop)]
    public async Task From_the_code_in_the_mail_to_a_dialogue_in_the_programme(int width)
    {
        var page = await Browser.VisitAsync(Site, width);

        await SignInAsync(page);
        await RegisterHostAsync(page);
        await OfferAsync(page);

        Assert.Contains(
            "Uw dialoog staat in het programma", await page.Locator("[role=status]").InnerTextAsync(), StringComparison.Ordinal);
        var offered = await Site.Get<DialogueStore>().ListAsync(evening.Programme.Programme.Id, null, "GM0344", Stop);
        Assert.Contains(offered, dialogue => dialogue is { Title: "Wonen op de Neude", SizeMin: 8, Format: "hybrid" });
    }

    [Theory]
    [InlineData(Browser.Phone)]
    [InlineData(Browser.Desktop)]
    public async Task The_roster_is_on_the_screen_and_on_paper(int width)
    {
        var page = await Browser.VisitAsync(Site, width);
        await SignInAsync(page);

        await page.GetByRole(AriaRole.Link, new() { Name = "Wonen in de stad" }).ClickAsync();
        await Browser.AssertAccessibleAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Bekijk de deelnemerslijst" }).ClickAsync();
        await Browser.AssertAccessibleAsync(page);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        Assert.False(await page.Locator("[data-print]").IsVisibleAsync());
        Assert.False(await page.Locator(".page-header").IsVisibleAsync());
        Assert.True(await page.GetByText("Anna de Wit").IsVisibleAsync());
        Assert.Equal("%PDF", System.Text.Encoding.ASCII.GetString(
            (await page.PdfAsync(new PagePdfOptions { Format = "A4", PreferCSSPageSize = true }))[..4]));
    }

    [Fact]
    public async Task In_the_trial_one_press_brings_a_code_to_the_mailbox()
    {
        var page = await Browser.VisitAsync(Site);
        await page.GotoAsync("/inloggen");
        await page.EvaluateAsync("""
            () => {
                const form = document.querySelector('main form');
                form.action = '/inloggen/proef';
                form.insertAdjacentHTML('beforeend', '<input type="hidden" name="rol" value="municipality">');
                form.submit();
            }
            """);
        await Browser.ArrivesAsync(page, "/inloggen/code");

        Assert.Equal("/postvak", await page.Locator("main .alert a").GetAttributeAsync("href"));
        await EnterCodeAsync(page);
        Assert.EndsWith("/gemeente", page.Url, StringComparison.Ordinal);
    }

    private async Task SignInAsync(IPage page)
    {
        await page.GotoAsync("/gemeente");
        await Browser.AssertAccessibleAsync(page);
        await page.GetByLabel("Uw e-mailadres").FillAsync("ursula@werk.example");
        await page.GetByRole(AriaRole.Button, new() { Name = "Stuur mij een code" }).ClickAsync();
        await page.GetByLabel("Code van zes cijfers").FillAsync("000");
        await page.GetByRole(AriaRole.Button, new() { Name = "Inloggen" }).ClickAsync();
        Assert.Contains("Deze code klopt niet", await page.Locator(":focus").InnerTextAsync(), StringComparison.Ordinal);
        await Browser.AssertAccessibleAsync(page);
        await EnterCodeAsync(page);
        await Browser.AssertAccessibleAsync(page);
    }

    private async Task EnterCodeAsync(IPage page)
    {
        await Site.SweepAsync("SendDueMessages");
        var mailbox = Site.Get<LocalMailbox>();
        var newest = (await mailbox.NewestAsync("ursula@werk.example", 0, 1, Stop))[0];
        var code = SixDigits().Match((await mailbox.ReadAsync(newest.Id, Stop))!.Text).Value;
        await page.GetByLabel("Code van zes cijfers").FillAsync(code);
        await page.GetByRole(AriaRole.Button, new() { Name = "Inloggen" }).ClickAsync();
        await Browser.ArrivesAsync(page, "/gemeente");
    }

    private static async Task RegisterHostAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Meld een gastheer aan" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Meld deze gastheer aan" }).ClickAsync();
        await Browser.AssertAccessibleAsync(page);
        await page.GetByLabel("Naam", new() { Exact = true }).FillAsync("Marjan Bos");
        await page.GetByLabel("Functie").FillAsync("burgemeester");
        await page.GetByLabel("E-mailadres", new() { Exact = true }).FillAsync("burgemeester@utrecht.example");
        await page.GetByRole(AriaRole.Button, new() { Name = "Meld deze gastheer aan" }).ClickAsync();
        await Browser.AssertAccessibleAsync(page);
    }

    private static async Task OfferAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Bied een dialoog aan" }).ClickAsync();
        await Browser.AssertAccessibleAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Themadialoog" }).ClickAsync();
        await page.GetByLabel("Thema").SelectOptionAsync("wonen");
        await page.GetByLabel("Titel").FillAsync("Wonen op de Neude");
        await page.GetByLabel("Gastheer").SelectOptionAsync(new SelectOptionValue { Label = "Marjan Bos, burgemeester" });
        await page.GetByLabel("Datum").FillAsync("31-2-2027");
        await page.GetByLabel("Begintijd").FillAsync("19.30");
        await page.GetByLabel("Hoe ontmoeten mensen elkaar?").SelectOptionAsync("hybrid");
        await page.GetByLabel("Zaal en adres").FillAsync("Stadhuis, Stadhuisbrug 1");
        await page.GetByLabel("Link om online mee te doen").FillAsync("https://samen.example/neude");
        await page.GetByLabel("Ten minste").FillAsync("8");
        await page.GetByLabel("Ten hoogste").FillAsync("15");
        await page.GetByRole(AriaRole.Button, new() { Name = "Verder" }).ClickAsync();
        Assert.Contains("die maand heeft 28 dagen", await page.Locator(":focus").InnerTextAsync(), StringComparison.Ordinal);
        await Browser.AssertAccessibleAsync(page);
        await page.GetByLabel("Datum").FillAsync("9-3-2027");
        await page.GetByRole(AriaRole.Button, new() { Name = "Verder" }).ClickAsync();
        Assert.Contains("dinsdag 9 maart 2027", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await Browser.AssertAccessibleAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ja, sla op" }).ClickAsync();
        await Browser.AssertAccessibleAsync(page);
    }

    [GeneratedRegex(@"\b\d{6}\b")]
    private static partial Regex SixDigits();
}
