using Microsoft.Playwright;
using Recruit.Data.Staff;
using Recruit.Testing;

namespace Recruit.Journeys;

/// <summary>An organiser fills the tables of a programme, from start to mails.</summary>
public sealed class OrganiserJourney : IAsyncLifetime
{
    private SiteUnderTest site = null!;

    public async Task InitializeAsync() => site = await SiteUnderTest.StartAsync(demo: true);

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Theory]
    [InlineData(Browser.Phone)]
    [InlineData(Browser.Desktop)]
    public async Task The_overview_has_no_barriers(int width)
    {
        await SmallProgramme.CreateAsync(site.Database, citizens: 60);
        var page = await OrganiserAsync(width);

        await page.GotoAsync("/organisatie/proeftuin");

        await Browser.AssertAccessibleAsync(page);
    }

    private async Task<IPage> OrganiserAsync(int width = Browser.Desktop) =>
        await (await Browser.VisitAsync(site, width)).AsAsync(site, await SmallProgramme.AddStaffAsync(site.Database, StaffRole.Organiser));
}
