using System.Text;
using Microsoft.Playwright;
using Recruit.Data.Staff;
using Recruit.Testing;

namespace Recruit.Journeys;

/// <summary>Olga draws who gets a letter and adds a partner; Anna types her code on a telephone.</summary>
public sealed class RecruitmentJourney : IAsyncLifetime
{
    private const string Home = "/organisatie/proeftuin/werving";
    private SiteUnderTest site = null!;
    private IPage olga = null!;

    public async Task InitializeAsync()
    {
        site = await SiteUnderTest.StartAsync();
        await SmallProgramme.CreateAsync(site.Database, citizens: 12);
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
        return olga.SetInputFilesAsync("#bestand", new FilePayload
        {
            Name = "adressen.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes(
                "nummer;postcode;gemeente;straat;huisnummer;buurtindex\n" + rows + "61;99;Utrecht;Lindelaan;61;1\n"),
        });
    }
}
