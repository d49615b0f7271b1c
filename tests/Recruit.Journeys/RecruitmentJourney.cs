using System.Text;
using Microsoft.Playwright;
using Recruit.Data.Invitations;
using Recruit.Data.Rounds;
using Recruit.Data.Staff;
using Recruit.Testing;

namespace Recruit.Journeys;

/// <summary>Olga draws who gets a letter, asks a panel and adds a partner; Anna comes by each of them on a telephone.</summary>
public sealed class RecruitmentJourney : IAsyncLifetime
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private const string Home = "/organisatie/proeftuin/werving";
    private SiteUnderTest site = null!;
    private SmallProgramme programme = null!;
    private IPage olga = null!;

    public async Task InitializeAsync()
    {
        site = await SiteUnderTest.StartAsync();
        programme = await SmallProgramme.CreateAsync(site.Database, citizens: 12);
        olga = await (await Browser.VisitAsync(site))
            .AsAsync(site, await FilledEvening.StaffAsync(site.Database, "Olga", StaffRole.Organiser));
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task A_letter_by_lot_is_typed_over_on_a_telephone()
    {
        await olga.GotoAsync(Home + "/brieven");
        await LookAsync();
        await ChooseFileAsync();
        await olga.FillAsync("#brieven", "12");
        await olga.CheckAsync("#meer");
        await olga.ClickAsync("form[enctype] button");
        await LookAsync();
        await olga.ClickAsync("form[action*=Seal] button");
        await LookAsync();
        await olga.FillAsync("#nummer", "042");
        await ChooseFileAsync();
        await olga.ClickAsync("form[action*=Draw] button");
        await LookAsync();
        await site.SweepAsync("SendDueMessages");
        await olga.GotoAsync("/organisatie/proeftuin/post");
        await olga.ClickAsync("form[action*=Print] button");
        await olga.GotoAsync("/organisatie/proeftuin/post/print");
        await Browser.AssertAccessibleAsync(olga);
        var code = await olga.Locator(".letter__digits").First.InnerTextAsync();

        var anna = await Browser.VisitAsync(site, Browser.Phone);
        await anna.GotoAsync("/aanmelden/proeftuin");
        await anna.FillAsync("#code", "AAAA-BBBB-CCCC");
        await anna.ClickAsync("main form button");
        await Browser.AssertAccessibleAsync(anna);
        await anna.FillAsync("#code", code.ToLowerInvariant());
        await anna.ClickAsync("main form button");

        await Browser.ArrivesAsync(anna, "/aanmelden/proeftuin/geboortejaar");
        await olga.GotoAsync(Home);
        await olga.ClickAsync(".cards a");
        await olga.ClickAsync("a[href^='/loting/brieven/']");
        await LookAsync();
    }

    [Fact]
    public async Task A_partner_gets_a_sheet_with_a_square()
    {
        await olga.GotoAsync(Home);
        await olga.FillAsync("#naam", "Voedselbank Utrecht");
        await olga.ClickAsync("#kanaal button");
        await LookAsync();
        var square = await olga.Locator("article svg.qr").CountAsync();
        var link = await olga.Locator("article .breaks").InnerTextAsync();
        await olga.GotoAsync(Home);
        await LookAsync();

        var anna = await Browser.VisitAsync(site, Browser.Phone);
        await anna.GotoAsync(SiteUnderTest.PathOf(link));

        await Browser.AssertAccessibleAsync(anna);
        Assert.Equal(1, square);
        Assert.Contains("Voedselbank Utrecht", await anna.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_of_a_panel_gets_a_mail_with_a_way_in_and_a_way_out()
    {
        await olga.GotoAsync(Home + "/lijst");
        await LookAsync();
        await olga.FillAsync("#kanaal", "Stadspanel Zwolle");
        await olga.SetInputFilesAsync("#bestand", FileOf("naam;email\nAnna;anna@voorbeeld.example\nCem;cem\n"));
        await olga.ClickAsync("form[enctype] button");
        await LookAsync();
        await olga.ClickAsync("form[action*=Ask] button");
        await LookAsync();

        var anna = await Browser.VisitAsync(site, Browser.Phone);
        await anna.GotoAsync(await site.LinkToAsync("anna@voorbeeld.example", "/aanmelden/"));
        await Browser.AssertAccessibleAsync(anna);
        var welcome = await anna.InnerTextAsync("main");
        await anna.GotoAsync(await site.LinkToAsync("anna@voorbeeld.example", "/afmelden/"));
        await Browser.AssertAccessibleAsync(anna);
        await anna.ClickAsync("main form button");
        await Browser.AssertAccessibleAsync(anna);
        await anna.GotoAsync("/afmelden/verzonnen");
        await Browser.AssertAccessibleAsync(anna);

        Assert.Contains("U komt via Stadspanel Zwolle", welcome, StringComparison.Ordinal);
        await olga.GotoAsync(Home);
        Assert.Contains("Stadspanel Zwolle", await olga.InnerTextAsync("table"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partners_link_leads_to_a_seat_that_goes_to_another_of_the_partner_when_it_is_given_up()
    {
        await olga.GotoAsync(Home);
        await olga.FillAsync("#naam", "Stichting Welkom");
        await olga.FillAsync("#plaatsen", "1");
        await olga.ClickAsync("#kanaal button");
        var link = SiteUnderTest.PathOf(await olga.Locator("article .breaks").InnerTextAsync());
        for (var number = 13; number <= 30; number++)
            await programme.RegisterAsync(number);
        var anna = await SignedUpAsync(link, "anna@voorbeeld.example");
        await RoundAsync();
        await SignedUpAsync(link, "cem@voorbeeld.example");

        await anna.GotoAsync(await site.LinkToAsync("anna@voorbeeld.example", "/uitnodiging/"));
        await PressAsync(anna, "Ja, ik kom");
        await anna.ClickAsync("text=Ik kan toch niet");
        await PressAsync(anna, "Ja, ik kom niet meer");
        await site.SweepAsync("FillEmptySeats");

        await anna.GotoAsync(await site.LinkToAsync("cem@voorbeeld.example", "/uitnodiging/"));
        Assert.Contains("Iemand anders kan niet komen", await anna.InnerTextAsync("main"), StringComparison.Ordinal);
        await olga.GotoAsync($"/organisatie/proeftuin/dialogen/{programme.Dialogues[0].Number}");
        Assert.Contains("Het is een plaats van Stichting Welkom", await olga.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_track_by_invitation_has_a_link_on_its_page()
    {
        await olga.GotoAsync("/organisatie/proeftuin/meedoen");
        await olga.UncheckAsync("text=Wetenschap");
        await PressAsync(olga, "Bewaar");
        await olga.GotoAsync("/organisatie/proeftuin/meedoen");
        await LookAsync();
        await PressAsync(olga, "Maak een link");
        await LookAsync();
        var link = await olga.Locator("article .breaks").InnerTextAsync();
        await olga.GotoAsync("/organisatie/proeftuin/meedoen");
        await LookAsync();

        var wil = await Browser.VisitAsync(site, Browser.Phone);
        await wil.GotoAsync(SiteUnderTest.PathOf(link));

        await Browser.AssertAccessibleAsync(wil);
        Assert.Contains("U meldt zich aan voor: Wetenschap", await wil.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    private async Task<IPage> SignedUpAsync(string link, string address)
    {
        var page = await Browser.VisitAsync(site, Browser.Phone);
        await page.GotoAsync(link);
        await PressAsync(page, "Begin met aanmelden");
        await AnswerAsync(page, () => page.FillAsync("#geboortejaar", "1984"));
        await AnswerAsync(page, () => page.FillAsync("#postcode", "3511ab"));
        await AnswerAsync(page, () => page.CheckAsync("text=Geslacht woman"));
        await AnswerAsync(page, () => page.CheckAsync("text=Dat zeg ik liever niet"));
        await AnswerAsync(page, () => page.CheckAsync("text=Door de week in de avond"));
        await AnswerAsync(page, () => page.CheckAsync("text=Online"));
        await AnswerAsync(page, () => Task.CompletedTask);
        await AnswerAsync(page, () => Task.CompletedTask);
        await AnswerAsync(page, async () =>
        {
            await page.FillAsync("#naam", address.Split('@')[0]);
            await page.FillAsync("#email", address);
        });
        site.Clock.Advance(TimeSpan.FromMinutes(4));
        await page.ClickAsync("text=Dit klopt, ga verder");
        await page.CheckAsync("text=Ja, ik ga akkoord");
        await PressAsync(page, "Aanmelding versturen");
        await page.GotoAsync(await site.LinkToAsync(address, "/bevestigen/"));
        await PressAsync(page, "Ja, ik doe mee");
        return page;
    }

    private static async Task AnswerAsync(IPage page, Func<Task> answer)
    {
        await answer();
        await PressAsync(page, "Volgende");
    }

    private static Task PressAsync(IPage page, string button) => page.ClickAsync($"main button:has-text(\"{button}\")");

    private async Task RoundAsync()
    {
        var pool = (await site.Get<EligiblePeople>().OfAsync(programme.Citizens.Id, Stop)).Select(person => person.Id).ToList();
        var round = await site.Get<RoundStore>().RequestAsync(
            programme.Programme.Id, programme.Citizens.Id, [programme.Dialogues[0].Id], pool, 7, "olga", Stop);
        await site.SweepAsync("RunMatchingRound");
        await site.Get<ConfirmationStore>().ConfirmRoundAsync(round, "olga", Stop);
    }

    // On a desk and on a telephone.
    private async Task LookAsync()
    {
        await Browser.AssertAccessibleAsync(olga);
        await Browser.WidenAsync(olga, Browser.Phone);
        await Browser.AssertAccessibleAsync(olga);
        await Browser.WidenAsync(olga, Browser.Desktop);
    }

    private Task ChooseFileAsync()
    {
        var rows = string.Concat(Enumerable.Range(1, 60).Select(place =>
            $"{place};{(place % 3 == 0 ? "8011 AB;Zwolle" : "3511 AB;Utrecht")};Lindelaan;{place};{1 + place % 2}\n"));
        return olga.SetInputFilesAsync("#bestand", FileOf(
            "nummer;postcode;gemeente;straat;huisnummer;buurtindex\n" + rows + "61;99;Utrecht;Lindelaan;61;1\n"));
    }

    private static FilePayload FileOf(string text) =>
        new() { Name = "lijst.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) };
}
