using System.Net;
using Recruit.Data.Audit;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;
using Recruit.Data.Registrations;
using Recruit.Data.Staff;
using Recruit.Testing;

namespace Recruit.Web.Tests.Registrations;

/// <summary>Anna signed up twice, under an address of the office and one of her own; Jan and his son Jan once each.</summary>
public sealed class DoublesTests : OrganiserTests
{
    private const string Doubles = Home + "/aanmeldingen/dubbel";
    private SmallProgramme small = null!;
    private Guid anna;
    private Guid annaAgain;

    protected override async Task BeginAsync()
    {
        await base.BeginAsync();
        small = await ProgrammeAsync(2);
        anna = await RegisterAsync("Anna de Wit", "anna@post.example", 1970);
        annaAgain = await RegisterAsync("A. de Wit", "wit@werk.example", 1970);
        await RegisterAsync("Jan Smit", "jan@post.example", 1950);
        await RegisterAsync("Jan Smit", "smit@school.example", 1980);
    }

    [Theory]
    [InlineData("/aanmeldingen")]
    [InlineData("/rondes")]
    [InlineData("/rondes/nieuw/citizens")]
    public async Task The_organiser_is_warned_before_a_draw_and_a_viewer_is_not(string path)
    {
        using var vera = await SignedInAsync(StaffRole.Viewer);

        var warning = (await Olga.ReadAsync(Home + path)).QuerySelector("[data-doubles]")!;

        Assert.Contains("1 paar aanmeldingen is mogelijk dubbel.", warning.TextContent, StringComparison.Ordinal);
        Assert.Equal(Doubles, warning.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(HttpStatusCode.NotFound, await vera.StatusOfAsync(Doubles));
        if (await vera.StatusOfAsync(Home + path) == HttpStatusCode.OK)
            Assert.Null((await vera.ReadAsync(Home + path)).QuerySelector("[data-doubles]"));
    }

    [Fact]
    public async Task A_pair_stands_side_by_side_with_what_is_the_same_and_the_look_is_logged()
    {
        var page = await Olga.ReadAsync(Doubles);

        var lines = page.QuerySelectorAll("main tbody tr").Select(line =>
            string.Join(" | ", line.Children.Select(cell => cell.TextContent.Trim()))).ToList();
        Assert.Equal("Naam | Anna de Wit | A. de Wit | gelijk", lines[0]);
        Assert.Equal("E-mail | anna@post.example | wit@werk.example | anders", lines[1]);
        Assert.Contains("Geboortejaar | 1970 | 1970 | gelijk", lines);
        Assert.Contains("Huis | 4 | 4 | gelijk", lines);
        Assert.DoesNotContain("Jan", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(await Site.Get<AuditStore>().NewestAsync(3, Stop),
            entry => entry is { Action: "view_doubles", Subject: "proeftuin", Detail: "3 and 4" });
    }

    [Fact]
    public async Task A_press_makes_one_registration_of_two()
    {
        var page = await FollowAsync(await PressAsync("Merge", annaAgain));

        Assert.Contains(
            "Samengevoegd: aanmelding 3 blijft, aanmelding 4 doet niet meer mee.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Wij zien niemand", page.Body.TextContent, StringComparison.Ordinal);
        var stays = (await Site.Get<RegistrationStore>().GetAsync(anna, Stop))!;
        Assert.Equal("wit@werk.example", (await Site.Get<Vault>().ReadAsync(stays.PersonId, Stop))!.Email);
        Assert.Contains("Dit is dezelfde mens als aanmelding 3.",
            (await Olga.ReadAsync(Home + "/aanmeldingen/4")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Her_old_link_tells_her_that_the_other_registration_is_used()
    {
        await PressAsync("Merge", anna);
        var token = await Site.Get<CapabilityStore>().IssueAsync(
            CapabilityPurpose.OwnRegistration, annaAgain, Site.Clock.Now.AddDays(1), Stop);

        var page = await Olga.ReadAsync($"/mijn/{token}");

        Assert.Contains("U had zich twee keer aangemeld.", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_people_stay_two_and_are_not_shown_again()
    {
        var page = await FollowAsync(await PressAsync("Apart", anna));

        Assert.Contains("Genoteerd: het zijn twee mensen.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null((await Olga.ReadAsync(Home + "/rondes/nieuw/citizens")).QuerySelector("[data-doubles]"));
        Assert.Equal(RegistrationState.Active, (await Site.Get<RegistrationStore>().GetAsync(annaAgain, Stop))!.State);
    }

    [Fact]
    public async Task What_changes_about_anybody_is_seen_at_the_next_look()
    {
        const string list = Home + "/aanmeldingen";
        Assert.Contains("1 paar", await WarningAsync(list), StringComparison.Ordinal);

        var third = await RegisterAsync("Anna Wit", "anna@elders.example", 1970);
        Assert.Contains("3 paren", await WarningAsync(list), StringComparison.Ordinal);

        var person = (await Site.Get<RegistrationStore>().GetAsync(third, Stop))!.PersonId;
        await Site.Database.Source.InTransactionAsync(connection => Site.Get<Vault>().ChangeAsync(
            connection, person, new Contact("Cem Yılmaz") { Email = "cem@elders.example" }, Stop), Stop);
        Assert.Contains("1 paar", await WarningAsync(list), StringComparison.Ordinal);
    }

    private async Task<string> WarningAsync(string path) => (await Olga.ReadAsync(path)).QuerySelector("[data-doubles]")!.TextContent;

    private Task<HttpResponseMessage> PressAsync(string handler, Guid details) => Olga.PostAsync($"{Doubles}?handler={handler}", new()
    {
        ["oudste"] = anna.ToString(),
        ["nieuwste"] = annaAgain.ToString(),
        ["gegevens"] = details.ToString(),
    });

    private async Task<Guid> RegisterAsync(string name, string email, int born)
    {
        var wish = new NewRegistration(small.Programme.Id, small.Citizens.Id,
            new Contact(name) { Email = email, Postcode = "3511 AB", Street = "4" },
            new() { ["age_group"] = "40-64", ["gender"] = "woman", ["region"] = "utrecht" }, "test")
        { BirthYear = born, Postcode4 = "3511", Confirmed = true };
        return ((RegistrationOutcome.Accepted)await Site.Get<RegistrationStore>().AddAsync(wish, Stop)).RegistrationId;
    }
}
