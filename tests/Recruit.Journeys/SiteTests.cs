namespace Recruit.Journeys;

/// <summary>What a visitor meets before any programme is there.</summary>
public sealed class SiteTests : SiteTestBase
{
    protected override Task<SiteUnderTest> StartAsync() => SiteUnderTest.StartAsync(demo: true);

    [Theory]
    [InlineData(Browser.Phone)]
    [InlineData(Browser.Desktop)]
    public async Task The_start_page_has_its_design_and_no_barriers(int width)
    {
        var page = await Browser.VisitAsync(Site, width);

        await page.GotoAsync("/");

        await Browser.AssertAccessibleAsync(page);
        Assert.Equal("Recruit", await page.TitleAsync());
        Assert.Contains(
            "Noto Sans", await page.EvaluateAsync<string>("getComputedStyle(document.body).fontFamily"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_not_there_says_so_without_barriers()
    {
        var page = await Browser.VisitAsync(Site, Browser.Phone);

        var answer = await page.GotoAsync("/bestaat-niet");

        Assert.Equal(404, answer!.Status);
        await Browser.AssertAccessibleAsync(page);
    }
}
