using Microsoft.Playwright;
using Recruit.Data.Rounds;
using Recruit.Data.Staff;
using Recruit.Scheduler.Engines.Jobs;
using Recruit.Testing;

namespace Recruit.Journeys;

/// <summary>An organiser looks at what the machines do.</summary>
public sealed class JobsJourney : SiteTestBase
{
    private const string Jobs = "/organisatie/taken";

    [Fact]
    public async Task The_jobs_have_names_in_words_a_round_its_state_and_the_browser_refuses_nothing()
    {
        var small = await SmallProgramme.CreateAsync(Site.Database, citizens: 60);
        await using var machine = Site.Get<JobEngine>();
        await machine.StartAsync(Site.Sweeps, heartbeat: null, Stop);
        var page = await (await Browser.VisitAsync(Site))
            .AsAsync(Site, await SmallProgramme.AddStaffAsync(Site.Database, StaffRole.Organiser));

        await StartRoundAsync(page);
        await Patience.UntilAsync("a round that proposes tables", async () =>
            (await Site.Get<RoundStore>().ListAsync(small.Programme.Id, Stop)).Any(round => round.State == "proposed"));

        await Patience.UntilAsync("the round among what was done",
            async () => (await ReadAsync(page, "/jobs/succeeded")).Contains("Matchronde 1 (Inwoners)", StringComparison.Ordinal));
        await page.ClickAsync("text=Matchronde 1");
        await page.WaitForSelectorAsync("text=Succeeded");
        await Browser.AssertAllowedAsync(page);
        Assert.Contains("Verstuur wat weg moet", await ReadAsync(page, "/recurring"), StringComparison.Ordinal);
        Assert.Contains("Zoek matchrondes die wachten", await ReadAsync(page, "/recurring"), StringComparison.Ordinal);
        Assert.Contains(":mail", await ReadAsync(page, "/servers"), StringComparison.OrdinalIgnoreCase);
        await ReadAsync(page, "");
    }

    private static async Task StartRoundAsync(IPage page)
    {
        await page.GotoAsync("/organisatie/proeftuin/rondes/nieuw/citizens");
        await page.CheckAsync("#nummer-seed");
        await page.ClickAsync("text=Start de ronde");
    }

    private static async Task<string> ReadAsync(IPage page, string path)
    {
        await page.GotoAsync(Jobs + path);
        await Browser.AssertAllowedAsync(page);
        return await page.InnerTextAsync("body");
    }
}
