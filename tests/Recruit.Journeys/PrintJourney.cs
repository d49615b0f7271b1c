using System.CommandLine;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Recruit.Data.Invitations;
using Recruit.Data.Privacy;
using Recruit.Data.Staff;
using Recruit.Testing;
using Recruit.Web.Commands.Compose;

namespace Recruit.Journeys;

/// <summary>What Olga prints comes out of the printer as she needs it: a sheet for each letter, a sheet for each table.</summary>
public sealed partial class PrintJourney : IAsyncLifetime
{
    private SiteUnderTest site = null!;
    private TestProgramme programme = null!;
    private IPage page = null!;

    public async Task InitializeAsync()
    {
        site = await SiteUnderTest.StartAsync();
        programme = await TestProgramme.CreateAsync(site.Database);
        page = await (await Browser.VisitAsync(site))
            .AsAsync(site, await FilledEvening.StaffAsync(site.Database, "Olga", StaffRole.Organiser));
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task Every_letter_has_a_sheet_of_its_own_and_its_sentences_are_whole()
    {
        var evening = await programme.DialogueAsync();
        var invited = new List<Guid>();
        foreach (var name in new[] { "Wim", "Ada", "Cor" })
            invited.Add(await programme.RegisterAsync(name, change: wish => wish with
            {
                Contact = new Contact(name) { Street = "Lindelaan 4", Postcode = "3511 AB", City = "Utrecht" },
            }));
        await site.Get<ConfirmationStore>()
            .ConfirmRoundAsync(await programme.ProposeAsync(evening, invited), "olga", CancellationToken.None);
        await site.SweepAsync("SendDueMessages");
        await page.GotoAsync("/organisatie/nederland/post");
        await page.ClickAsync("form[action*=Print] button");
        await page.GotoAsync("/organisatie/nederland/post/print");
        await Browser.AssertAccessibleAsync(page);

        Assert.Equal(3, await page.Locator("article.letter").CountAsync());
        Assert.Equal(3, await SheetsAsync("brieven"));
        // However short they are: an address alone would leave room for all three on a sheet.
        await page.EvaluateAsync("document.querySelectorAll('article.letter > :not(address)').forEach(part => part.remove())");
        Assert.Equal(3, await SheetsAsync("adressen"));
    }

    [Fact]
    public async Task Every_table_has_a_sheet_of_its_own()
    {
        var evening = await programme.DialogueAsync(one => one with { TableCount = 3 });
        var invited = new List<Guid>();
        foreach (var name in new[] { "Wim", "Ada", "Cor", "Eva", "Gijs" })
            invited.Add(await programme.RegisterAsync(name));
        await site.Get<ConfirmationStore>()
            .ConfirmRoundAsync(await programme.ProposeAsync(evening, invited, tables: 3), "olga", CancellationToken.None);
        await page.GotoAsync($"/deelnemerslijst/{evening.Number}");
        await Browser.AssertAccessibleAsync(page);

        Assert.Equal(3, await page.Locator("section.roster").CountAsync());
        Assert.Equal(3, await SheetsAsync("deelnemerslijst"));
    }

    [Fact]
    public async Task The_interim_evaluation_prints_its_figures_and_none_of_its_forms()
    {
        var evening = await programme.DialogueAsync();
        await site.Get<ConfirmationStore>().ConfirmRoundAsync(
            await programme.ProposeAsync(evening, [await programme.RegisterAsync("Wim", "man")]), "olga", CancellationToken.None);
        await page.GotoAsync("/organisatie/nederland/tussentijds");
        await Browser.AssertAccessibleAsync(page);

        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        Assert.True(await page.Locator("table:has(#wegen)").IsVisibleAsync());
        Assert.False(await page.Locator("main form").First.IsVisibleAsync());
        Assert.False(await page.Locator("form:has(#bedrag)").IsVisibleAsync());
        Assert.InRange(await SheetsAsync("tussentijds"), 1, 4);
    }

    [Fact]
    public async Task Every_small_table_of_compose_has_a_sheet_of_its_own_behind_the_proof()
    {
        var folder = TestFolder.New("compose");
        var (people, html) = (Path.Combine(folder, "people.csv"), Path.Combine(folder, "roster.html"));
        await File.WriteAllLinesAsync(people, ["id,gender", "Wim,man", "Ada,woman", "Cor,man", "Eva,woman", "Gijs,man", "Noor,woman"]);

        var code = await new RootCommand { ComposeCommand.Create() }.Parse(["compose", "--people", people, "--tables", "3", "--size", "2-2",
            "--out", Path.Combine(folder, "roster.csv"), "--html", html]).InvokeAsync();

        Assert.Equal(0, code);
        await page.GotoAsync("about:blank");
        await page.SetContentAsync(await File.ReadAllTextAsync(html));
        Assert.Equal(1 + 3, await SheetsAsync("compose"));
    }

    /// <summary>How many sheets of A4 the page takes; with RECRUIT_SCREENSHOTS set they are kept to look at.</summary>
    private async Task<int> SheetsAsync(string name)
    {
        var pdf = await page.PdfAsync(new PagePdfOptions { Format = "A4" });
        await Browser.KeepAsync($"{name}.pdf", pdf);
        return Sheet().Count(Encoding.Latin1.GetString(pdf));
    }

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex Sheet();
}
