using Microsoft.Playwright;
using Recruit.Data.Invitations;
using Recruit.Data.Privacy;
using Recruit.Data.Results;
using Recruit.Data.Staff;
using Recruit.Testing;

namespace Recruit.Journeys;

/// <summary>Fenna writes on her phone, Olga hides a quote and publishes, Anna reads what came of her evening.</summary>
public sealed class ResultsJourney : SiteTestBase
{
    private const int SmallPhone = 320;

    private FilledEvening evening = null!;

    protected override async Task BeginAsync()
    {
        evening = await FilledEvening.CreateAsync(Site.Database);
        Site.Clock.MoveTo(evening.Dialogue.EndsAt);
    }

    [Fact]
    public async Task From_a_report_on_a_phone_to_what_Anna_reads()
    {
        await WriteAsync(await (await Browser.VisitAsync(Site, SmallPhone)).AsAsync(Site, evening.Fenna));
        await PublishAsync(await StaffPageAsync());
        var anna = (await AnnaAsync()).PersonId;
        var page = await Browser.VisitAsync(Site, SmallPhone);

        await page.GotoAsync($"/mijn/{await TokenOfAsync()}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Lees de uitkomst" }).ClickAsync();

        await Browser.ArrivesAsync(page, $"/resultaten/{evening.Dialogue.Number}");
        await Browser.AssertAccessibleAsync(page);
        Assert.Contains("Er zijn te weinig woningen.", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("mijn broer Kees", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await page.GotoAsync($"/geen-nieuws/{Site.Get<ResultsLinks>().TokenOf(ResultsLinks.Stop, anna)}");
        await Browser.AssertAccessibleAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Mail mij hier niet meer over" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("U krijgt hier geen mail meer over");
    }

    [Theory]
    [InlineData(SmallPhone)]
    [InlineData(Browser.Desktop)]
    public async Task Every_page_of_results_is_without_barriers(int width)
    {
        await WriteAsync(await (await Browser.VisitAsync(Site, Browser.Desktop)).AsAsync(Site, evening.Fenna));
        var page = await StaffPageAsync();
        await PublishAsync(page);
        await Browser.WidenAsync(page, width);
        await Site.Get<FollowUpStore>().AddAsync(new FollowUp
        {
            Id = Guid.NewGuid(),
            ProgrammeId = evening.Programme.Programme.Id,
            Title = "In het coalitieakkoord",
            Words = "De raad bouwt honderd woningen.",
            Link = "https://utrecht.example/akkoord",
            HappenedOn = new DateOnly(2027, 2, 10),
            Dialogues = [evening.Dialogue.Number],
        }, "olga", Stop);
        var agreement = (await Site.Get<ReportStore>().FindAsync(evening.Dialogue.Id, 1, Stop))!.Items
            .Single(item => item.Kind == ReportKind.Agreement);

        foreach (var path in new[]
        {
            "/organisatie/nederland/resultaten", $"/organisatie/nederland/resultaten/{evening.Dialogue.Number}",
            "/organisatie/nederland/resultaten/wat-ermee-gedaan-is", $"/tafel/{evening.Dialogue.Number}/1/verslag",
            "/programma/nederland/resultaten", $"/programma/nederland/resultaten/{evening.Dialogue.Number}",
            "/programma/nederland/resultaten/thema/wonen", "/programma/nederland/resultaten/afspraken",
            $"/afspraak/{Site.Get<ResultsLinks>().TokenOf(ResultsLinks.Agreement, agreement.Id)}", $"/mijn/{await TokenOfAsync()}",
        })
        {
            await page.GotoAsync(path);
            await Browser.AssertAccessibleAsync(page);
        }
    }

    /// <summary>Types, waits until the page says that it saved by itself, reloads, and hands in.</summary>
    private async Task WriteAsync(IPage page)
    {
        await page.GotoAsync("/tafel");
        await page.GetByRole(AriaRole.Link, new() { Name = "Schrijf het verslag" }).ClickAsync();
        await page.GetByLabel("Wat is er gezegd? (1)").FillAsync("Er zijn te weinig woningen.");
        await page.GetByLabel("Citaat (1)").FillAsync("Zo moest mijn broer Kees naar Almere.");
        await page.GetByLabel("Wie zei het? (1)").FillAsync("buurtbewoner");
        await Assertions.Expect(page.Locator("[data-saved]")).ToContainTextAsync("Bewaard om", new() { Timeout = 15_000 });
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByLabel("Citaat (1)")).ToHaveValueAsync("Zo moest mijn broer Kees naar Almere.");
        await page.GetByLabel("Wat is er afgesproken? (1)").FillAsync("Een avond over het plein.");
        await page.GetByLabel("Wie doet het? (1)").FillAsync("wethouder");
        await page.GetByLabel("Wanneer is het klaar? (1)").FillAsync("2027-03-01");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lever het verslag in" }).ClickAsync();
        await Assertions.Expect(page.Locator(".alert--good")).ToContainTextAsync("ingeleverd");
        await Browser.AssertAccessibleAsync(page);
    }

    private async Task PublishAsync(IPage page)
    {
        await page.GotoAsync("/organisatie/nederland/resultaten");
        await page.GetByRole(AriaRole.Link, new() { Name = "Wonen in de stad" }).ClickAsync();
        var quote = page.Locator("li", new() { HasText = "mijn broer Kees" });
        await quote.GetByText("Verberg deze regel").ClickAsync();
        await quote.GetByLabel("Waarom?").FillAsync("er staat een naam in");
        await quote.GetByRole(AriaRole.Button, new() { Name = "Verberg" }).ClickAsync();
        await Assertions.Expect(page.Locator(".alert--good")).ToContainTextAsync("verborgen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publiceer 1 verslag" }).ClickAsync();
        await Assertions.Expect(page.Locator(".alert--good")).ToContainTextAsync("Gepubliceerd");
    }

    private async Task<IPage> StaffPageAsync() => await (await Browser.VisitAsync(Site)).AsAsync(
        Site, await FilledEvening.StaffAsync(Site.Database, "Olga", StaffRole.Organiser));

    private async Task<string> TokenOfAsync() => await Site.Get<CapabilityStore>().IssueAsync(
        CapabilityPurpose.OwnRegistration, (await AnnaAsync()).RegistrationId, Site.Clock.Now.AddDays(1), Stop);

    private async Task<InvitationLine> AnnaAsync()
    {
        var anna = (await Site.Get<Vault>().FindAsync("anna@voorbeeld.example", Stop))[0];
        return (await Site.Get<InvitationStore>().ListOfDialogueAsync(evening.Dialogue.Id, Stop)).Single(one => one.PersonId == anna);
    }
}
