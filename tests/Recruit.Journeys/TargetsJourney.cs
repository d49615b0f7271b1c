using Microsoft.Playwright;
using Recruit.Data.Staff;
using Recruit.Testing;

namespace Recruit.Journeys;

/// <summary>An organiser changes the targets of one dialogue, without script, and looks at the pages on two screens.</summary>
public sealed class TargetsJourney : SiteTestBase
{
    private const string Targets = "/organisatie/proeftuin/streefcijfers";

    [Fact]
    public async Task A_dialogue_gets_its_own_shares_without_script_and_goes_back()
    {
        var small = await SmallProgramme.CreateAsync(Site.Database, citizens: 60);
        var page = await (await Browser.VisitAsync(Site, Browser.Phone, script: false))
            .AsAsync(Site, await SmallProgramme.AddStaffAsync(Site.Database, StaffRole.Organiser));

        await page.GotoAsync($"{Targets}?spoor=citizens&dialoog={small.Dialogues[0].Number}");
        await page.ClickAsync("text=Verander >> nth=0");
        await page.FillAsync("[id='aandeel-16-39']", "60");
        await page.FillAsync("[id='aandeel-40-64']", "");
        await page.FillAsync("[id='aandeel-65+']", "");
        await page.ClickAsync("button >> text=Vul de rest aan");
        Assert.Equal("20", await page.InputValueAsync("[id='aandeel-65+']"));
        await page.FillAsync("#reden", "Deze avond gaat over school.");
        await page.ClickAsync("text=Bewaar deze cijfers");
        Assert.Contains("De streefcijfers zijn bewaard", await page.InnerTextAsync("[role=status]"), StringComparison.Ordinal);
        await page.ClickAsync("text=Terug naar wat geërfd wordt");

        Assert.Contains(
            "Geërfd van: spoor Inwoners", await page.InnerTextAsync("section:has(#kenmerk-age_group)"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_of_targets_has_barriers()
    {
        var small = await SmallProgramme.CreateAsync(Site.Database, citizens: 30);
        await small.WithTwoTablesAsync();
        var page = await (await Browser.VisitAsync(Site))
            .AsAsync(Site, await SmallProgramme.AddStaffAsync(Site.Database, StaffRole.Organiser));
        var dialogue = $"?spoor=citizens&dialoog={small.Dialogues[0].Number}&tafel=2";

        await page.GotoAsync($"{Targets}/age_group?spoor=citizens");
        await page.FillAsync("[id='aandeel-16-39']", "90");
        await page.ClickAsync("text=Bewaar deze cijfers");
        await CheckAsync(page);
        await page.FillAsync("[id='aandeel-40-64']", "5");
        await page.FillAsync("[id='aandeel-65+']", "5");
        await page.FillAsync("#reden", "Jongeren leven het langst met de gevolgen.");
        await page.ClickAsync("text=Bewaar deze cijfers");
        await page.SelectOptionAsync("#groep", "region:drenthe");
        await page.FillAsync("#aantal", "8");
        await page.ClickAsync("text=Bewaar het minimum");
        await CheckAsync(page);
        await page.GotoAsync(Targets + dialogue);
        await CheckAsync(page);
        await page.GotoAsync(Targets + "/gender" + dialogue);
        await CheckAsync(page);
        await page.GotoAsync(Targets + "?spoor=alle&taal=en");
        await CheckAsync(page);
        await page.GotoAsync("/organisatie/proeftuin/rondes/nieuw/citizens");
        await CheckAsync(page);
    }

    private static async Task CheckAsync(IPage page)
    {
        foreach (var width in new[] { Browser.Phone, Browser.Desktop })
        {
            await Browser.WidenAsync(page, width);
            await Browser.AssertAccessibleAsync(page);
        }
    }
}
