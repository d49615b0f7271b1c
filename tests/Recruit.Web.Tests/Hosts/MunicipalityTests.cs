using System.Net;
using Recruit.Data.Dialogues;
using Recruit.Data.Hosts;
using Recruit.Data.Privacy;
using Recruit.Data.Representativeness;
using Recruit.Data.Staff;
using Recruit.Testing;

namespace Recruit.Web.Tests.Hosts;

/// <summary>A municipality registers its hosts and offers its dialogues, and finds nothing of any other.</summary>
public sealed class MunicipalityTests : SiteTestBase
{
    private const string Offering = "/gemeente/dialoog/nieuw?programma=nederland&spoor=citizens&soort=theme";
    private TestProgramme programme = null!;
    private Dialogue evening = null!;
    private Guid mayor;
    private Visitor ursula = null!;

    private DialogueStore Dialogues => Site.Get<DialogueStore>();

    protected override async Task BeginAsync()
    {
        programme = await TestProgramme.CreateAsync(Site.Database);
        evening = await programme.DialogueAsync();
        mayor = await HostAsync("GM0344", "Marjan Bos", "burgemeester@utrecht.example");
        ursula = await OfficialAsync("Ursula", "GM0344");
    }

    protected override Task EndAsync()
    {
        ursula.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task The_start_page_shows_own_hosts_and_dialogues()
    {
        var text = (await ursula.ReadAsync("/gemeente")).QuerySelector("main")!.TextContent;

        Assert.All(["Gemeente Utrecht", "Wonen in de stad", "Marjan Bos", "nog niemand uitgenodigd"],
            shown => Assert.Contains(shown, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_municipality_that_has_nothing_is_told_how_to_begin()
    {
        using var aad = await OfficialAsync("Aad", "GM0363");

        var text = (await aad.ReadAsync("/gemeente")).QuerySelector("main")!.TextContent;

        Assert.Contains("Begin met een gastheer", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Marjan", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Wonen in de stad", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_is_registered_once()
    {
        var first = await RegisterAsync(ursula, "wethouder@utrecht.example");
        var second = await RegisterAsync(ursula, "WETHOUDER@utrecht.example ");

        Assert.Equal("/gemeente", first.Headers.Location?.ToString());
        Assert.Contains("Er is al een gastheer van uw gemeente", await ErrorsAsync(second), StringComparison.Ordinal);
        Assert.Equal(2, (await Site.Get<HostStore>().ListAsync(programme.Programme.Id, "GM0344", Stop)).Count);
    }

    [Fact]
    public async Task Whose_host_it_is_elsewhere_is_not_told()
    {
        using var aad = await OfficialAsync("Aad", "GM0363");

        var errors = await ErrorsAsync(await RegisterAsync(aad, "burgemeester@utrecht.example"));

        Assert.Contains("hulp@recruit.example", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Utrecht", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_of_a_host_is_said_at_each_field()
    {
        var page = await Visitor.PageOf(await ursula.SendAsync("/gemeente/gastheer?programma=nederland",
            new() { ["Name"] = new string('x', 8001), ["JobTitle"] = "", ["Email"] = "geen adres" }));

        Assert.Equal(["#Name", "#JobTitle", "#Email"], page.QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task An_offer_is_checked_and_then_saved_once_however_often_one_presses()
    {
        var check = await Visitor.PageOf(await ursula.SendAsync(Offering, Offer()));
        var fields = check.QuerySelectorAll("main input[type=hidden]")
            .ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value"));
        fields["step"] = "save";

        var (first, second) = (await ursula.PostAsync(Offering, Own(fields)), await ursula.PostAsync(Offering, Own(fields)));

        Assert.Equal("Klopt alles?", check.QuerySelector("h1")!.TextContent);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        var offered = Assert.Single(await Dialogues.ListAsync(programme.Programme.Id, null, "GM0344", Stop), one => one.Id != evening.Id);
        Assert.Equal((mayor, "GM0344", "Themadialoog: wonen"), (offered.HostId, offered.MunicipalityCode, offered.Title));
        Assert.Contains("Uw dialoog staat in het programma",
            (await ursula.ReadAsync(first.Headers.Location!.ToString())).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_days_one_is_chosen_and_until_then_nobody_is_drawn_and_nothing_is_public()
    {
        var offered = await OfferDaysAsync("10-3-2027 19.30\n11-3-2027, 20:00");
        using var olga = Visitor.SignedInAs(Site, await FilledEvening.StaffAsync(Site.Database, "Olga", StaffRole.Organiser));
        var own = (await ursula.ReadAsync($"/gemeente/dialoog/{offered.Number}")).QuerySelector("main")!;
        Assert.Equal(DialogueState.Offered, offered.State);
        Assert.Contains("Datum volgt", own.TextContent, StringComparison.Ordinal);
        Assert.Contains("donderdag 11 maart 2027 om 20.00 uur", own.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Themadialoog: wonen",
            (await olga.ReadAsync("/organisatie/nederland/rondes/nieuw/citizens")).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Themadialoog: wonen", (await ursula.ReadAsync("/programma/nederland")).Body!.TextContent,
            StringComparison.Ordinal);

        var page = $"/organisatie/nederland/dialogen/{offered.Number}/datum";
        Assert.Equal(HttpStatusCode.NotFound, await ursula.StatusOfAsync($"/gemeente/dialoog/{offered.Number}/datum"));
        await olga.SendAsync(page, new() { ["dag"] = "20270311T1900" }, "form[action*='Choose']");

        var chosen = (await Dialogues.GetAsync(offered.Id, Stop))!;
        Assert.Equal((DialogueState.Planned, new DateTimeOffset(2027, 3, 11, 19, 0, 0, TimeSpan.Zero)), (chosen.State, chosen.StartsAt));
        Assert.Empty(await Site.Get<DateOffers>().ListAsync(offered.Id, Stop));
        Assert.Equal(HttpStatusCode.NotFound, await olga.StatusOfAsync(page));
        Assert.Contains("Themadialoog: wonen", (await ursula.ReadAsync("/programma/nederland")).Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_town_chooses_itself_where_the_programme_lets_it_and_no_other_town_does()
    {
        var offered = await OfferDaysAsync("10-3-2027 19.30");
        using var olga = Visitor.SignedInAs(Site, await FilledEvening.StaffAsync(Site.Database, "Olga", StaffRole.Organiser));
        using var aad = await OfficialAsync("Aad", "GM0363");
        await olga.SendAsync($"/organisatie/nederland/dialogen/{offered.Number}/datum", [], "form[action*='Town']");
        var page = $"/gemeente/dialoog/{offered.Number}/datum";

        var nothing = await Visitor.PageOf(await ursula.SendAsync(page, [], "form[action*='Choose']"));
        Assert.Equal(HttpStatusCode.NotFound, await aad.StatusOfAsync(page));
        await ursula.SendAsync(page, new() { ["dag"] = "20270310T1830" }, "form[action*='Choose']");

        Assert.Contains("Kies een van de dagen", nothing.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(DialogueState.Planned, (await Dialogues.GetAsync(offered.Id, Stop))!.State);
    }

    [Theory]
    [InlineData("morgen")]
    [InlineData("1-1-2020 19.30")]
    [InlineData("10-3-2027 19.30\n11-3-2027 19.30\n12-3-2027 19.30\n15-3-2027 19.30\n16-3-2027 19.30")]
    public async Task Other_days_that_are_no_days_or_too_many_are_refused_with_an_example(string days)
    {
        var offer = Offer();
        offer["OtherDates"] = days;

        Assert.Contains("zoals 10-3-2027 19.30", await ErrorsAsync(await ursula.SendAsync(Offering, offer)), StringComparison.Ordinal);
    }

    private async Task<Dialogue> OfferDaysAsync(string others)
    {
        var offer = Offer("save");
        offer["OtherDates"] = others;
        await ursula.SendAsync(Offering, offer);
        return Assert.Single(await Dialogues.ListAsync(programme.Programme.Id, null, "GM0344", Stop), one => one.Id != evening.Id);
    }

    [Fact]
    public async Task A_dialogue_for_its_own_people_first_says_so_and_mirrors_the_town()
    {
        var offer = Offer("save");
        offer["OwnTownFirst"] = "true";

        var saved = await ursula.SendAsync(Offering, offer);

        var offered = Assert.Single(await Dialogues.ListAsync(programme.Programme.Id, null, "GM0344", Stop), one => one.Id != evening.Id);
        Assert.Contains("Mensen uit het hele land, eerst die uit Utrecht",
            string.Join(' ', (await ursula.ReadAsync(saved.Headers.Location!.ToString())).QuerySelector("main")!.TextContent
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        var book = await Site.Get<TargetStore>().BookAsync(programme.Programme.Id, Stop);
        var women = book.At(TargetPlace.LineOf(offered)).Single(target => target.Level == "woman");
        Assert.Equal("GM0344", book.OriginOf(TargetPlace.LineOf(offered), women.AttributeId)!.Municipality);
        Assert.InRange(women.Population!.Value, 0.51m, 0.53m);
    }

    [Theory]
    [InlineData("Date", "31-2-2027", "31-2-2027 bestaat niet: die maand heeft 28 dagen.")]
    [InlineData("Date", "1-1-2020", "Dit moment is al geweest. Kies een dag die nog komt.")]
    [InlineData("SizeMin", "16", "Het minste aantal is groter dan het meeste. Draai de twee getallen om.")]
    [InlineData("Venue", "", "Vul het adres van de zaal in.")]
    [InlineData("HostId", "geen id", "Kies een gastheer.")]
    public async Task What_is_wrong_with_an_offer_is_said_with_its_remedy(string field, string value, string answer)
    {
        var offer = Offer();
        offer[field] = value;

        Assert.Contains(answer, await ErrorsAsync(await ursula.SendAsync(Offering, offer)), StringComparison.Ordinal);
        Assert.Single(await Dialogues.ListAsync(programme.Programme.Id, null, null, Stop));
    }

    [Fact]
    public async Task The_hour_that_summer_time_skips_is_refused()
    {
        var offer = Offer();
        (offer["Date"], offer["Time"]) = ("28-3-2027", "2.30");

        Assert.Contains("de zomertijd begint", await ErrorsAsync(await ursula.SendAsync(Offering, offer)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_host_cannot_be_chosen()
    {
        var foreign = await HostAsync("GM0363", "Aldo", "aldo@amsterdam.example");
        var offer = Offer();
        offer["HostId"] = foreign.ToString();

        Assert.Contains("Kies iets uit de lijst", await ErrorsAsync(await ursula.SendAsync(Offering, offer)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_takes_over_a_dialogue_by_offering_its_id()
    {
        using var aad = await OfficialAsync("Aad", "GM0363");
        var offer = Offer();
        (offer["id"], offer["step"], offer["HostId"]) = (evening.Id.ToString(), "save",
            (await HostAsync("GM0363", "Aldo", "aldo@amsterdam.example")).ToString());

        Assert.Equal(HttpStatusCode.NotFound, (await aad.SendAsync(Offering, offer)).StatusCode);
        Assert.Equal("GM0344", (await Dialogues.GetAsync(evening.Id, Stop))!.MunicipalityCode);
    }

    [Fact]
    public async Task Another_municipality_finds_neither_the_dialogue_nor_its_form_nor_its_roster()
    {
        using var aad = await OfficialAsync("Aad", "GM0363");
        string[] paths = [$"/gemeente/dialoog/{evening.Number}", $"/gemeente/dialoog/{evening.Number}/wijzigen",
            $"/deelnemerslijst/{evening.Number}"];

        foreach (var path in paths)
        {
            Assert.Equal(HttpStatusCode.NotFound, await aad.StatusOfAsync(path));
            Assert.Equal(HttpStatusCode.OK, await ursula.StatusOfAsync(path));
        }
        Assert.Equal(HttpStatusCode.NotFound, (await aad.PostAsync(paths[1], Offer("save"))).StatusCode);
    }

    [Theory]
    [InlineData(StaffRole.Organiser)]
    [InlineData(StaffRole.Viewer)]
    [InlineData(StaffRole.Facilitator)]
    public async Task Other_roles_have_no_municipality_pages(string role)
    {
        using var visitor = Visitor.SignedInAs(Site, await FilledEvening.StaffAsync(Site.Database, "Iemand", role));

        foreach (var path in new[] { "/gemeente", "/gemeente/gastheer?programma=nederland", "/gemeente/dialoog?programma=nederland",
            Offering, $"/gemeente/dialoog/{evening.Number}" })
            Assert.Equal(HttpStatusCode.NotFound, await visitor.StatusOfAsync(path));
    }

    [Fact]
    public async Task A_dialogue_is_changed_as_long_as_nobody_is_invited()
    {
        var path = $"/gemeente/dialoog/{evening.Number}/wijzigen";
        var offer = Offer("save");
        offer["Title"] = "Wonen, maar anders";

        Assert.Equal($"/gemeente/dialoog/{evening.Number}", (await ursula.SendAsync(path, offer)).Headers.Location?.ToString());
        Assert.Equal("Wonen, maar anders", (await Dialogues.GetAsync(evening.Id, Stop))!.Title);

        await programme.ProposeAsync(evening, [await programme.RegisterAsync("Anna")]);
        offer["Title"] = "Te laat";
        Assert.Equal(HttpStatusCode.Redirect, (await ursula.PostAsync(path, offer)).StatusCode);
        Assert.Equal("Wonen, maar anders", (await Dialogues.GetAsync(evening.Id, Stop))!.Title);
        Assert.Contains("alleen de organisatie",
            (await ursula.ReadAsync($"/gemeente/dialoog/{evening.Number}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forms_without_their_token_are_refused()
    {
        foreach (var path in new[] { "/gemeente/gastheer?programma=nederland", Offering, $"/gemeente/dialoog/{evening.Number}/wijzigen" })
            Assert.Equal(HttpStatusCode.BadRequest, (await ursula.PostWithoutTokenAsync(path, Offer("save"))).StatusCode);
    }

    [Theory]
    [InlineData("/gemeente/gastheer?programma=bestaat-niet")]
    [InlineData("/gemeente/dialoog?programma=bestaat-niet")]
    [InlineData("/gemeente/dialoog/nieuw?programma=nederland&spoor=bestaat-niet&soort=theme")]
    [InlineData("/gemeente/dialoog/nieuw?programma=nederland&spoor=citizens&soort=feest")]
    [InlineData("/gemeente/dialoog/99999")]
    public async Task What_is_not_there_is_not_found(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, await ursula.StatusOfAsync(path));

    [Fact]
    public async Task An_action_dialogue_says_which_roles_every_table_needs()
    {
        await TestRoles.AddAsync(Site.Database, programme.Programme.Id);
        var offering = Offering.Replace("soort=theme", "soort=action", StringComparison.Ordinal);
        var offer = Offer();
        (offer["Type"], offer["Roles[entrepreneur]"], offer["Roles[resident]"]) = ("action", "9", "");

        var refused = await ErrorsAsync(await ursula.SendAsync(offering, offer));
        offer["Roles[entrepreneur]"] = "2";
        var check = await Visitor.PageOf(await ursula.SendAsync(offering, offer));
        (offer["id"], offer["step"]) = (check.QuerySelector("input[name=id]")!.GetAttribute("value"), "save");
        await ursula.PostAsync(offering, offer);
        var saved = (await Dialogues.ListAsync(programme.Programme.Id, null, "GM0344", Stop)).Single(one => one.Type == "action");
        var change = $"/gemeente/dialoog/{saved.Number}/wijzigen";
        var shown = (await ursula.ReadAsync(change)).QuerySelector("input[name='Roles[entrepreneur]']")!.GetAttribute("value");
        (offer["Roles[entrepreneur]"], offer["Roles[resident]"]) = ("", "1");
        await ursula.PostAsync(change, offer);

        Assert.Contains("Samen is dit meer dan het minste aantal mensen aan een tafel.", refused, StringComparison.Ordinal);
        Assert.Contains("Ten minste per tafel: Als ondernemer", check.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("2", shown);
        Assert.Equal([("resident", 1)], (await Dialogues.RoleQuotasAsync([saved.Id], Stop)).Select(quota => (quota.Role, quota.Least)));
        Assert.Null((await ursula.ReadAsync(Offering)).QuerySelector("input[name='Roles[entrepreneur]']"));
    }

    private Dictionary<string, string?> Offer(string step = "check") => new()
    {
        ["step"] = step,
        ["Type"] = "theme",
        ["Theme"] = "wonen",
        ["HostId"] = mayor.ToString(),
        ["Language"] = "nl",
        ["Date"] = "9-3-2027",
        ["Time"] = "19.30",
        ["Minutes"] = "120",
        ["Format"] = "hall",
        ["Venue"] = "Stadhuis",
        ["SizeMin"] = "8",
        ["SizeMax"] = "15",
        ["TableCount"] = "1",
    };

    private static Dictionary<string, string?> Own(Dictionary<string, string?> fields) =>
        fields.Where(field => field.Key != "__RequestVerificationToken").ToDictionary(field => field.Key, field => field.Value);

    private static Task<HttpResponseMessage> RegisterAsync(Visitor official, string address) =>
        official.SendAsync("/gemeente/gastheer?programma=nederland",
            new() { ["Name"] = "Wim Wonen", ["JobTitle"] = "wethouder", ["Email"] = address });

    private static async Task<string> ErrorsAsync(HttpResponseMessage answer) =>
        (await Visitor.PageOf(answer)).QuerySelector(".error-summary")?.TextContent ?? $"no errors, but {answer.StatusCode}";

    private async Task<Visitor> OfficialAsync(string name, string municipality) =>
        Visitor.SignedInAs(Site, await FilledEvening.StaffAsync(Site.Database, name, StaffRole.Municipality, municipality));

    private async Task<Guid> HostAsync(string municipality, string name, string address) =>
        ((HostOutcome.Registered)await Site.Get<HostStore>().AddAsync(
            programme.Programme.Id, municipality, "burgemeester", new Contact(name) { Email = address }, null, Stop)).HostId;
}
