using Microsoft.Playwright;
using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Programmes;
using Recruit.Data.Staff;
using Recruit.Testing;

namespace Recruit.Journeys;

/// <summary>The one guest of Finance at a table says no; the page says who is missing, and somebody of Finance is found.</summary>
public sealed class DepartmentJourney : SiteTestBase
{
    private const string Home = "/organisatie/nederland";

    [Fact]
    public async Task A_department_is_missing_and_found()
    {
        var programme = await TestProgramme.CreateAsync(Site.Database, special: Department());
        var evening = await programme.DialogueAsync();
        var olga = await (await Browser.VisitAsync(Site))
            .AsAsync(Site, await FilledEvening.StaffAsync(Site.Database, "Olga", StaffRole.Organiser));
        await SpreadAsync(olga);
        await SeatAsync(programme, evening);
        var guest = await Browser.VisitAsync(Site, Browser.Phone);

        await guest.GotoAsync(await Site.LinkToAsync("ben@voorbeeld.example", "/uitnodiging/"));
        await PressAsync(guest, "Nee, ik kom niet");
        await olga.GotoAsync($"{Home}/dialogen/{evening.Number}");
        await CheckAsync(olga);
        var missing = await olga.InnerTextAsync("#ontbreekt");
        await Site.SweepAsync("FillEmptySeats");
        await guest.GotoAsync(await Site.LinkToAsync("daan@voorbeeld.example", "/uitnodiging/"));
        await PressAsync(guest, "Ja, ik kom");
        await olga.ReloadAsync();

        Assert.Contains("Aan tafel 1 ontbreekt nog iemand.", missing, StringComparison.Ordinal);
        Assert.Contains("Ministerie: Financiën. 1 mens kan worden gevraagd.", missing, StringComparison.Ordinal);
        Assert.Null(await olga.QuerySelectorAsync("#ontbreekt"));
        Assert.Contains("Daan", await olga.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    private static async Task SpreadAsync(IPage olga)
    {
        await olga.GotoAsync(Home + "/streefcijfers?spoor=citizens");
        await olga.ClickAsync("text=Verander wat wordt gespreid");
        await CheckAsync(olga);
        await olga.CheckAsync("text=Ministerie");
        await PressAsync(olga, "Bewaar");
        Assert.Contains("Niemand zit dubbel aan een tafel zolang een ander ontbreekt: Ministerie.",
            await olga.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    /// <summary>Anna of the Interior and Ben of Finance get seats; Cem of the Interior is a reserve, Daan of Finance was not.</summary>
    private async Task SeatAsync(TestProgramme programme, Dialogue evening)
    {
        var people = new List<Guid>();
        foreach (var (name, department) in new[] { ("Anna", "bzk"), ("Ben", "finance"), ("Cem", "bzk"), ("Daan", "finance") })
            people.Add(await programme.RegisterAsync(
                name, "man", wish => wish with { Levels = new(wish.Levels) { ["department"] = department } }));
        var round = await programme.ProposeAsync(evening, people[..2], reserves: [people[2]], others: [people[3]]);
        await Site.Get<ConfirmationStore>().ConfirmRoundAsync(round, "olga", Stop);
    }

    private static Task PressAsync(IPage page, string button) => page.ClickAsync($"button >> text={button}");

    private static async Task CheckAsync(IPage page)
    {
        foreach (var width in new[] { Browser.Phone, Browser.Desktop })
        {
            await Browser.WidenAsync(page, width);
            await Browser.AssertAccessibleAsync(page);
        }
    }

    private static ProgrammeAttribute Department()
    {
        var id = Guid.NewGuid();
        return new ProgrammeAttribute
        {
            Id = id,
            Slug = "department",
            NameNl = "Ministerie",
            NameEn = "Department",
            QuestionNl = "Bij welk ministerie werkt u?",
            QuestionEn = "For which department do you work?",
            Derivation = Derivation.Choice,
            Position = 3,
            Levels =
            [
                new Level(id, "bzk", "Binnenlandse Zaken", "the Interior", null, null, 1),
                new Level(id, "finance", "Financiën", "Finance", null, null, 2),
            ],
        };
    }
}
