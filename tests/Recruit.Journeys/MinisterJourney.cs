using Recruit.Data.Staff;
using Recruit.Testing;

namespace Recruit.Journeys;

/// <summary>A minister visits: Olga puts him at the table, Fenna sees him on her roster, and only who takes part is counted.</summary>
public sealed class MinisterJourney : SiteTestBase
{
    private const int Narrowest = 320;

    private FilledEvening evening = null!;

    protected override async Task BeginAsync() => evening = await FilledEvening.CreateAsync(Site.Database);

    [Fact]
    public async Task A_minister_is_a_guest_at_the_table_and_no_participant()
    {
        var olga = await (await Browser.VisitAsync(Site))
            .AsAsync(Site, await FilledEvening.StaffAsync(Site.Database, "Olga", StaffRole.Organiser));
        await olga.GotoAsync($"/organisatie/nederland/dialogen/{evening.Dialogue.Number}");
        await olga.ClickAsync("text=Gasten aan tafel");
        await LookAsync(olga);
        await olga.FillAsync("#naam", "Mees de Minister");
        await olga.CheckAsync("input[value=minister]");
        await olga.ClickAsync("text=Zet aan tafel >> visible=true");
        await LookAsync(olga);
        await olga.GotoAsync($"/organisatie/nederland/materiaal/dialoog-{evening.Dialogue.Number}");
        await LookAsync(olga);
        await olga.ClickAsync("main a[href$='/facilitator/nl']");
        await olga.ClickAsync("text=Bekijk het voorbeeld");
        await LookAsync(olga);

        Site.Clock.MoveTo(evening.Dialogue.StartsAt.AddHours(-1));
        var fenna = await (await Browser.VisitAsync(Site)).AsAsync(Site, evening.Fenna);
        await fenna.GotoAsync("/tafel");
        await fenna.ClickAsync("text=Gespreksgids en materiaal");
        await LookAsync(fenna);
        await fenna.GotoAsync($"/deelnemerslijst/{evening.Dialogue.Number}");
        await LookAsync(fenna);

        Assert.Contains("Mees de Minister", await fenna.InnerTextAsync(".roster__table"), StringComparison.Ordinal);
        Assert.Equal("2 deelnemers", await fenna.InnerTextAsync(".roster__table caption"));
    }

    private static async Task LookAsync(Microsoft.Playwright.IPage page)
    {
        foreach (var screen in new[] { Narrowest, Browser.Desktop })
        {
            await Browser.WidenAsync(page, screen);
            await Browser.AssertAccessibleAsync(page);
        }
    }
}
