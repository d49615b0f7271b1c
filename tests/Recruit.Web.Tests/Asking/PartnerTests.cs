using System.Net;
using System.Text.RegularExpressions;
using Recruit.Data.Asking;
using Recruit.Data.Invitations;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;
using Recruit.Data.Registrations;
using Recruit.Data.Rounds;
using Recruit.Testing;
using Recruit.Web.Tests.Registrations;

namespace Recruit.Web.Tests.Asking;

/// <summary>The food bank brings Anna: its link, its square, and its own seats in the exploratory dialogue.</summary>
public sealed class PartnerTests : OrganiserTests
{
    private const string Page = Home + "/werving";
    private SmallProgramme programme = null!;

    protected override async Task BeginAsync()
    {
        await base.BeginAsync();
        programme = await ProgrammeAsync(citizens: 30);
    }

    [Fact]
    public async Task From_the_square_of_a_partner_to_a_seat_of_its_own()
    {
        var link = await AddAsync("Voedselbank", seats: 1);
        using var anna = new SignUpForm(Site) { Way = link };
        await anna.AnswerAsync();
        await anna.AgreeAsync();
        await anna.Visitor.SendAsync(await Site.LinkToAsync("anna+praat@voorbeeld.example", "/bevestigen/"), []);

        var round = await RoundAsync();

        var people = await Site.Get<ChannelStore>().PeopleAsync((await OutcomesAsync(round)).Keys.ToList(), Stop);
        Assert.Equal("seat", (await OutcomesAsync(round))[Assert.Single(people).RegistrationId]);
        Assert.Contains("Voedselbankpartner, met 1 eigen plaats in elke verkenning–11111–", Regex.Replace(
            (await Olga.ReadAsync(Page)).QuerySelector("main")!.TextContent, @"\s*\n\s*", ""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partner_that_brings_many_gets_no_more_than_its_seats()
    {
        await AddAsync("Voedselbank", seats: 2);
        var partner = Assert.Single(await Site.Get<ChannelStore>().ListAsync(programme.Programme.Id, Stop));
        var brought = new List<Guid>();
        for (var number = 1; number <= 12; number++)
            brought.Add(await BringAsync(partner.Id, number));

        var outcomes = await OutcomesAsync(await RoundAsync());

        Assert.Equal(2, brought.Count(person => outcomes[person] == "seat"));
    }

    [Fact]
    public async Task Nobody_makes_Anna_a_partners_guest_by_entering_her_address()
    {
        await AddAsync("Voedselbank", seats: 2);
        var partner = Assert.Single(await Site.Get<ChannelStore>().ListAsync(programme.Programme.Id, Stop));
        var known = new NewRegistration(programme.Programme.Id, programme.Citizens.Id,
            new Contact("Mallory") { Email = "bewoner1@voorbeeld.example" }, [], "Ik doe mee.");

        await Site.Get<ArrivalStore>().RegisterAsync(known, new WayIn(Channel: partner.Id), Stop);

        Assert.Empty(await Site.Get<ChannelStore>().PeopleAsync(programme.Registrations, Stop));
    }

    [Fact]
    public async Task The_sheet_prints_the_link_and_an_ended_link_is_an_ordinary_sign_up()
    {
        var link = await AddAsync("Voedselbank", seats: 2);
        using var anna = new Visitor(Site);
        var before = (await anna.ReadAsync(link)).QuerySelector("main")!.TextContent;

        await Olga.SendAsync(
            (await Olga.ReadAsync(Page)).QuerySelector("th a[href*=kanalen]")!.GetAttribute("href")!, [], "form[action*=End]");
        var after = (await anna.ReadAsync(link)).QuerySelector("main")!.TextContent;

        Assert.Matches("^/aanmelden/proeftuin\\?via=[A-Za-z0-9_-]{22}$", link);
        Assert.Contains("U komt via Voedselbank", before, StringComparison.Ordinal);
        Assert.DoesNotContain("Voedselbank", after, StringComparison.Ordinal);
        Assert.Contains("gestopt", (await Olga.ReadAsync(Page)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_there_already_and_too_many_seats_are_told_at_their_fields()
    {
        await AddAsync("Voedselbank", seats: 2);

        var twice = await Visitor.PageOf(await Olga.SendAsync(
            Page, new() { ["naam"] = "voedselbank", ["plaatsen"] = "2" }, "form#kanaal"));
        var wrong = await Visitor.PageOf(await Olga.SendAsync(Page, new() { ["naam"] = "", ["plaatsen"] = "99" }, "form#kanaal"));

        Assert.Contains("Deze naam is er al", twice.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, wrong.QuerySelectorAll(".error-summary li").Length);
    }

    private async Task<string> AddAsync(string name, int seats)
    {
        var answer = await Olga.SendAsync(Page, new() { ["naam"] = name, ["plaatsen"] = $"{seats}" }, "form#kanaal");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var sheet = await FollowAsync(answer);
        Assert.NotNull(sheet.QuerySelector("svg.qr"));
        return SiteUnderTest.PathOf(sheet.QuerySelector("article .breaks")!.TextContent);
    }

    private async Task<Guid> BringAsync(Guid partner, int number)
    {
        var wish = new NewRegistration(
            programme.Programme.Id, programme.Citizens.Id, new Contact("Gast") { Email = $"gast{number}@voorbeeld.example" },
            new Levels { ["age_group"] = "16-39", ["gender"] = "woman", ["region"] = "drenthe" }, "Ik doe mee.")
        {
            Availability = ["weekday_evening"],
            Formats = ["online"],
            Confirmed = true,
        };
        var outcome = await Site.Get<ArrivalStore>().RegisterAsync(wish, new WayIn(Channel: partner), Stop);
        return ((RegistrationOutcome.Accepted)((ArrivalOutcome.Registered)outcome).Outcome).RegistrationId;
    }

    private async Task<Guid> RoundAsync()
    {
        var pool = (await Site.Get<EligiblePeople>().OfAsync(programme.Citizens.Id, Stop)).Select(person => person.Id).ToList();
        var round = await Site.Get<RoundStore>().RequestAsync(
            programme.Programme.Id, programme.Citizens.Id, [programme.Dialogues[0].Id], pool, 7, "olga", Stop);
        await Site.SweepAsync("RunMatchingRound");
        await Site.Get<ConfirmationStore>().ConfirmRoundAsync(round, "olga", Stop);
        return round;
    }

    private async Task<Dictionary<Guid, string>> OutcomesAsync(Guid round) =>
        (await Site.Get<RoundStore>().OutcomesAsync(round, Stop)).ToDictionary(one => one.RegistrationId, one => one.Outcome);
}
