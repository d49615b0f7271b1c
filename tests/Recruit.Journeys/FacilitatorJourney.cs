using Microsoft.Playwright;
using Recruit.Data.Staff;
using Recruit.Testing;

namespace Recruit.Journeys;

/// <summary>A facilitator takes attendance at the door; an organiser looks at the dialogue.</summary>
public sealed class FacilitatorJourney : SiteTestBase
{
    private FilledEvening evening = null!;

    protected override async Task BeginAsync() => evening = await FilledEvening.CreateAsync(Site.Database);

    [Theory]
    [InlineData(Browser.Phone, true)]
    [InlineData(Browser.Desktop, false)]
    public async Task A_facilitator_takes_attendance_with_and_without_script(int width, bool script)
    {
        Site.Clock.MoveTo(evening.Dialogue.StartsAt);
        var page = await (await Browser.VisitAsync(Site, width, script)).AsAsync(Site, evening.Fenna);

        await page.GotoAsync("/tafel");
        if (script)
            await Browser.AssertAccessibleAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Wie is er?" }).ClickAsync();
        await ButtonOf(page, "Anna de Wit", "Is er").ClickAsync();
        await ButtonOf(page, "Ben", "Is er niet").ClickAsync();

        if (script)
            await Browser.AssertAccessibleAsync(page);
        Assert.Contains("1 van 2 zijn er", await page.Locator("[role=status]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("true", await ButtonOf(page, "Ben", "Is er niet").GetAttributeAsync("aria-pressed"));
        var box = (await ButtonOf(page, "Ben", "Is er").BoundingBoxAsync())!;
        Assert.True(box is { Width: >= 44, Height: >= 44 }, $"a thumb needs 44 pixels, this button has {box.Width} by {box.Height}");
    }

    [Theory]
    [InlineData(Browser.Phone)]
    [InlineData(Browser.Desktop)]
    public async Task An_organiser_finds_the_dialogue_its_people_and_the_hosts(int width)
    {
        var olga = await FilledEvening.StaffAsync(Site.Database, "Olga", StaffRole.Organiser);
        var page = await (await Browser.VisitAsync(Site, width)).AsAsync(Site, olga);

        await page.GotoAsync("/organisatie/nederland/dialogen");
        await Browser.AssertAccessibleAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Wonen in de stad" }).ClickAsync();
        await Browser.AssertAccessibleAsync(page);
        await page.GotoAsync("/organisatie/nederland/gastheren");
        await Browser.AssertAccessibleAsync(page);
        await page.GotoAsync($"/deelnemerslijst/{evening.Dialogue.Number}");
        await Browser.AssertAccessibleAsync(page);
    }

    private static ILocator ButtonOf(IPage page, string person, string button) =>
        page.Locator("li", new() { HasText = person }).GetByRole(AriaRole.Button, new() { Name = button, Exact = true });
}
