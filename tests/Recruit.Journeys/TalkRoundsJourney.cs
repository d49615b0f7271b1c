using Microsoft.Playwright;
using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Rosters;
using Recruit.Data.Staff;
using Recruit.Testing;

namespace Recruit.Journeys;

/// <summary>An afternoon of organisations at three tables in three rounds: from a press of Olga to rosters and name cards.</summary>
public sealed class TalkRoundsJourney : IAsyncLifetime
{
    private static readonly string[] Names = ["Ada", "Bas", "Cor", "Dina", "Eva", "Fred", "Gijs", "Hilde", "Ivo"];

    private SiteUnderTest site = null!;
    private TestProgramme programme = null!;
    private Dialogue afternoon = null!;
    private IPage page = null!;

    public async Task InitializeAsync()
    {
        site = await SiteUnderTest.StartAsync();
        programme = await TestProgramme.CreateAsync(site.Database);
        afternoon = await programme.DialogueAsync(one => one with { TableCount = 3, SizeMin = 6, SizeMax = 12 });
        page = await (await Browser.VisitAsync(site))
            .AsAsync(site, await FilledEvening.StaffAsync(site.Database, "Olga", StaffRole.Organiser));
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task Nine_people_change_tables_twice_and_whoever_takes_over_a_seat_takes_over_its_tables()
    {
        var people = new List<Guid>();
        foreach (var name in Names)
            people.Add(await programme.RegisterAsync(name, change: wish => wish with { Organisation = $"Stichting {name}" }));
        var stander = await programme.RegisterAsync("Jet", change: wish => wish with { Organisation = "Vereniging Zon" });
        await site.Get<ConfirmationStore>()
            .ConfirmRoundAsync(await programme.ProposeAsync(afternoon, people, [stander], tables: 3), "olga", CancellationToken.None);
        foreach (var person in people)
            await site.Get<AnswerStore>().AcceptAsync(await InvitationOfAsync(person), CancellationToken.None);

        await page.GotoAsync($"/organisatie/nederland/dialogen/{afternoon.Number}/tafels");
        await page.SelectOptionAsync("#rondes", "3");
        await page.ClickAsync("text=Deel de rondes in");
        await site.SweepAsync("MixTables");
        await page.GotoAsync($"/deelnemerslijst/{afternoon.Number}");

        foreach (var width in new[] { Browser.Phone, Browser.Desktop })
        {
            await Browser.WidenAsync(page, width);
            await Browser.AssertAccessibleAsync(page);
        }
        var rounds = await RoundsAsync();
        Assert.Equal(27, rounds.Values.Sum(tables => tables.Count));
        for (var round = 0; round < 3; round++)
            Assert.Equal(
                [3, 3, 3], rounds.Values.CountBy(tables => tables[round]).OrderBy(table => table.Key).Select(table => table.Value));
        // Three tables of three: in each later round everyone can sit with two new people.
        Assert.Equal(27, Enumerable.Range(0, 3).SelectMany(round => PairsIn(rounds, round)).Distinct().Count());
        var second = await page.InnerTextAsync("section.roster:first-of-type h3:has-text('Ronde 2') + p");
        Assert.Equal(rounds.Where(one => one.Value[1] == 1).Select(one => one.Key).Order(), second.Split(", ").Order());
        Assert.Contains("Stichting Ada", await page.InnerTextAsync("main"), StringComparison.Ordinal);

        await site.Get<AnswerStore>().CancelAsync(await InvitationOfAsync(people[0]), CancellationToken.None);
        await site.SweepAsync("FillEmptySeats");
        await site.Get<AnswerStore>().AcceptAsync(await InvitationOfAsync(stander), CancellationToken.None);
        await page.ReloadAsync();
        Assert.Equal(rounds["Ada"], (await RoundsAsync())["Jet"]);

        await page.ClickAsync("text=Naamkaartjes");
        await Browser.AssertAccessibleAsync(page);
        Assert.Equal(9, await page.Locator(".place-card").CountAsync());
        var card = await page.InnerTextAsync(".place-card:has-text('Jet')");
        Assert.Contains("Vereniging Zon", card, StringComparison.Ordinal);
        Assert.Contains($"Ronde 3: tafel {rounds["Ada"][2]}", card, StringComparison.Ordinal);
        await Browser.KeepAsync("naamkaartjes.pdf", await page.PdfAsync(new PagePdfOptions { Format = "A4" }));
    }

    private async Task<Dictionary<string, IReadOnlyList<int>>> RoundsAsync() =>
        (await site.Get<RosterStore>().SeatsAsync(afternoon.Id, CancellationToken.None))
            .Where(seat => seat.State == InvitationState.Accepted)
            .ToDictionary(
                seat => seat.Organisation == "Vereniging Zon" ? "Jet" : seat.Organisation!.Split(' ')[1],
                seat => (IReadOnlyList<int>)[seat.TableNumber, .. seat.LaterTables]);

    private static IEnumerable<(string, string)> PairsIn(Dictionary<string, IReadOnlyList<int>> rounds, int round) =>
        from one in rounds
        from other in rounds
        where string.CompareOrdinal(one.Key, other.Key) < 0 && one.Value[round] == other.Value[round]
        select (one.Key, other.Key);

    private async Task<Guid> InvitationOfAsync(Guid registration) =>
        (await site.Get<InvitationStore>().ListOfRegistrationAsync(registration, CancellationToken.None))[0].Id;
}
