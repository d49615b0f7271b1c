using Dapper;
using Microsoft.Playwright;
using Recruit.Testing;

namespace Recruit.Journeys;

/// <summary>A citizen signs up, confirms, is invited, comes, and later gives the seat back.</summary>
public sealed class CitizenJourney : SiteTestBase
{
    private const string Address = "anna@voorbeeld.example";
    private SmallProgramme programme = null!;

    protected override Task<SiteUnderTest> StartAsync() => SiteUnderTest.StartAsync(demo: true);

    protected override async Task BeginAsync() => programme = await SmallProgramme.CreateAsync(Site.Database);

    [Fact]
    public async Task On_a_phone_from_the_start_page_to_a_seat_and_back()
    {
        var page = await Browser.VisitAsync(Site, Browser.Phone);

        await SignUpAsync(page);
        await ConfirmAsync(page);
        await Site.Database.InviteAsync(programme.Dialogues[0], await OnlyRegistrationAsync());
        await AcceptAsync(page);
        await GiveBackAsync(page);

        Assert.Equal(["cancelled"], await QueryAsync("select state from invitation"));
        Assert.Equal(["true"], await QueryAsync("select (registration_id is null)::text from seat"));
    }

    [Fact]
    public async Task A_question_is_answered_with_the_keyboard_alone()
    {
        var page = await StartedAsync(Browser.Desktop);
        await page.GotoAsync("/aanmelden/proeftuin/geboortejaar");

        await TabToAsync(page, "#geboortejaar");
        await page.Keyboard.TypeAsync("84");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(".error-summary:focus");
        await Browser.AssertAccessibleAsync(page);
        await TabToAsync(page, ".error-summary a");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("#geboortejaar:focus");
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("1984");
        await page.Keyboard.PressAsync("Enter");

        await Browser.ArrivesAsync(page, "/postcode");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/programma/proeftuin")]
    [InlineData("/aanmelden/proeftuin")]
    [InlineData("/mijn")]
    [InlineData("/mijn/gewist")]
    [InlineData("/privacy")]
    [InlineData("/toegankelijkheid")]
    [InlineData("/bevestigen/verzonnen")]
    [InlineData("/uitnodiging/verzonnen")]
    public async Task Every_public_page_has_no_barriers_in_either_language(string path)
    {
        var phone = await Browser.VisitAsync(Site, Browser.Phone);
        var desktop = await Browser.VisitAsync(Site);

        await phone.GotoAsync(path);
        await desktop.GotoAsync(path + "?taal=en");

        await Browser.AssertAccessibleAsync(phone);
        await Browser.AssertAccessibleAsync(desktop);
        Assert.Equal(("nl", "en"), (await phone.GetAttributeAsync("html", "lang"), await desktop.GetAttributeAsync("html", "lang")));
    }

    [Fact]
    public async Task Signing_up_works_without_script()
    {
        var page = await Browser.VisitAsync(Site, Browser.Phone, script: false);
        await page.GotoAsync("/aanmelden/proeftuin");

        await PressAsync(page, "Begin met aanmelden");
        await page.FillAsync("#geboortejaar", "1984");
        await PressAsync(page, "Volgende");

        Assert.EndsWith("/postcode", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ones_own_page_changes_an_answer_takes_data_along_and_erases_everything()
    {
        var registration = await programme.RegisterAsync(2);
        await Site.Database.InviteAsync(programme.Dialogues[0], registration);
        var page = await Browser.VisitAsync(Site);
        await page.GotoAsync("/mijn");
        await page.FillAsync("#email", "bewoner2@voorbeeld.example");
        await PressAsync(page, "Stuur mij een nieuwe link");
        await Browser.AssertAccessibleAsync(page);

        var own = await Site.LinkToAsync("bewoner2@voorbeeld.example", "/mijn/");
        await page.GotoAsync(own);
        await Browser.AssertAccessibleAsync(page);
        await page.ClickAsync("a[href$='/wanneer']");
        await page.CheckAsync("text=In het weekend");
        await Browser.AssertAccessibleAsync(page);
        await PressAsync(page, "Bewaren");
        Assert.Contains("In het weekend", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("text=Download alles"));
        Assert.Contains("bewoner2@voorbeeld.example", await File.ReadAllTextAsync(await download.PathAsync()), StringComparison.Ordinal);
        await page.ClickAsync("text=Ik wil niet meer meedoen");
        await Browser.AssertAccessibleAsync(page);
        await page.GoBackAsync();
        await page.ClickAsync("text=Wis al mijn gegevens");
        await Browser.AssertAccessibleAsync(page);
        await PressAsync(page, "Ja, wis alles");

        Assert.Contains("gewist", await page.InnerTextAsync("h1"), StringComparison.Ordinal);
        Assert.Equal(404, (await page.GotoAsync(own))!.Status);
        Assert.Equal(["erased"], await QueryAsync("select state from registration"));
        Assert.Equal(["true"], await QueryAsync("select (registration_id is null)::text from seat"));
    }

    private async Task SignUpAsync(IPage page)
    {
        await page.GotoAsync("/");
        await page.ClickAsync("text=Meld u aan >> nth=0");
        await PressAsync(page, "Begin met aanmelden");
        await AnswerAsync(page, () => page.FillAsync("#geboortejaar", "1984"));
        await Browser.ArrivesAsync(page, "/postcode");
        Assert.StartsWith("Stap 2 van 11", await page.InnerTextAsync("h1"), StringComparison.Ordinal);
        await AnswerAsync(page, async () =>
        {
            await page.FillAsync("#postcode", "3511ab");
            await page.FillAsync("#huisnummer", "12");
        });
        await AnswerAsync(page, () => page.CheckAsync("text=Geslacht woman"));
        await AnswerAsync(page, () => page.CheckAsync("text=Dat zeg ik liever niet"));
        await AnswerAsync(page, () => page.CheckAsync("text=Door de week in de avond"));
        await AnswerAsync(page, () => page.CheckAsync("text=Online"));
        await AnswerAsync(page, () => page.CheckAsync("text=Wonen en verkeer"));
        await AnswerAsync(page, () => page.FillAsync("#nodig", "Een tolk gebarentaal"));
        await AnswerAsync(page, async () =>
        {
            await page.FillAsync("#naam", "Anna de Wit");
            await page.FillAsync("#email", Address);
        });
        await Browser.AssertAccessibleAsync(page);
        Site.Clock.Advance(TimeSpan.FromMinutes(4));
        await page.ClickAsync("text=Dit klopt, ga verder");
        await Browser.AssertAccessibleAsync(page);
        await page.CheckAsync("text=Ja, ik ga akkoord");
        await PressAsync(page, "Aanmelding versturen");
        await Browser.AssertAccessibleAsync(page);
        Assert.Contains("Bijna klaar", await page.TitleAsync(), StringComparison.Ordinal);
    }

    private async Task ConfirmAsync(IPage page)
    {
        await page.GotoAsync(await Site.LinkToAsync(Address, "/bevestigen/"));
        await Browser.AssertAccessibleAsync(page);
        Assert.Equal(["unconfirmed"], await QueryAsync("select state from registration"));
        await PressAsync(page, "Ja, ik doe mee");
        await Browser.AssertAccessibleAsync(page);
        Assert.Equal(["active"], await QueryAsync("select state from registration"));
    }

    private async Task AcceptAsync(IPage page)
    {
        await page.GotoAsync(await Site.LinkToAsync(Address, "/uitnodiging/"));
        await Browser.AssertAccessibleAsync(page);
        await PressAsync(page, "Ja, ik kom");
        await Browser.AssertAccessibleAsync(page);
        var calendar = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("text=Zet in mijn agenda"));
        Assert.Contains("BEGIN:VEVENT", await File.ReadAllTextAsync(await calendar.PathAsync()), StringComparison.Ordinal);
        Assert.Equal(["accepted"], await QueryAsync("select state from invitation"));
    }

    private static async Task GiveBackAsync(IPage page)
    {
        await page.ClickAsync("text=Ik kan toch niet");
        await Browser.AssertAccessibleAsync(page);
        await PressAsync(page, "Ja, ik kom niet meer");
        await Browser.AssertAccessibleAsync(page);
    }

    /// <summary>Answers a question and goes on; the page is checked before and after the answer is there.</summary>
    private static async Task AnswerAsync(IPage page, Func<Task> answer)
    {
        await answer();
        await Browser.AssertAccessibleAsync(page);
        await PressAsync(page, "Volgende");
    }

    private async Task<IPage> StartedAsync(int width)
    {
        var page = await Browser.VisitAsync(Site, width);
        await page.GotoAsync("/aanmelden/proeftuin");
        await PressAsync(page, "Begin met aanmelden");
        return page;
    }

    private static Task PressAsync(IPage page, string button) =>
        page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = button }).ClickAsync();

    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var presses = 0; presses < 40; presses++)
        {
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
                return;
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"{selector} is not reached with the tab key");
    }

    private async Task<Guid> OnlyRegistrationAsync() => Guid.Parse(Assert.Single(await QueryAsync("select id::text from registration")));

    private async Task<List<string>> QueryAsync(string sql)
    {
        await using var connection = await Site.Database.Source.OpenConnectionAsync();
        return (await connection.QueryAsync<string>(sql)).AsList();
    }
}
