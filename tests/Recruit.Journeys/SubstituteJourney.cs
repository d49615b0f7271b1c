using Microsoft.Playwright;
using Recruit.Data.Staff;
using Recruit.Testing;

namespace Recruit.Journeys;

/// <summary>An organisation sends another person: Anna cannot come for the Buurthuis, Daan can, and Olga sees it.</summary>
public sealed class SubstituteJourney : SiteTestBase
{
    private const int Narrowest = 320;

    private EveningOfOrganisations evening = null!;

    protected override async Task BeginAsync() => evening = await EveningOfOrganisations.CreateAsync(Site.Database);

    [Fact]
    public async Task An_organisation_sends_another_person()
    {
        var anna = await Browser.VisitAsync(Site);
        await anna.GotoAsync(await Site.LinkToAsync("anna@voorbeeld.example", "/uitnodiging/") + "/vervanger");
        await LookAsync(anna);
        await anna.ClickAsync("text=Mail de link");
        await anna.GotoAsync(await Site.LinkToAsync("anna@voorbeeld.example", "/namens-organisatie/"));
        await LookAsync(anna);
        await anna.ClickAsync("text=Stuur deze persoon");
        await LookAsync(anna);
        await anna.FillAsync("#naam", "Daan Smit");
        await anna.FillAsync("#email", "daan@voorbeeld.example");
        await anna.ClickAsync("text=Stuur deze persoon");
        Assert.Contains("nog te bevestigen", await anna.InnerTextAsync("main"), StringComparison.Ordinal);
        await LookAsync(anna);

        var daan = await Browser.VisitAsync(Site, Narrowest);
        await daan.GotoAsync(await Site.LinkToAsync("daan@voorbeeld.example", "/in-plaats-van/"));
        await LookAsync(daan);
        await daan.CheckAsync("[name=akkoord]");
        await daan.ClickAsync("text=Ja, ik kom");
        Assert.Contains("U komt.", await daan.InnerTextAsync("main"), StringComparison.Ordinal);
        await LookAsync(daan);

        var olga = await (await Browser.VisitAsync(Site))
            .AsAsync(Site, await FilledEvening.StaffAsync(Site.Database, "Olga", StaffRole.Organiser));
        await olga.GotoAsync("/organisatie/nederland/organisaties");
        await LookAsync(olga);
        Assert.Contains("Daan Smit", await olga.InnerTextAsync("table"), StringComparison.Ordinal);
        await olga.GotoAsync("/organisatie/nederland/namen");
        await LookAsync(olga);
        await olga.GotoAsync($"/deelnemerslijst/{evening.Dialogue.Number}/naamkaartjes");
        Assert.Contains("Daan Smit", await olga.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    private static async Task LookAsync(IPage page)
    {
        var width = page.ViewportSize!.Width;
        foreach (var screen in new[] { Narrowest, Browser.Desktop })
        {
            await Browser.WidenAsync(page, screen);
            await Browser.AssertAccessibleAsync(page);
        }
        await Browser.WidenAsync(page, width);
    }
}
