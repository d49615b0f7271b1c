using System.Globalization;
using System.Net;
using Recruit.Data.Audit;
using Recruit.Data.Invitations;
using Recruit.Data.Privacy;
using Recruit.Data.Registrations;
using Recruit.Data.Staff;

namespace Recruit.Web.Tests.Registrations;

/// <summary>Registrations as the office finds and enters them.</summary>
public sealed class OrganiserRegistrationTests : OrganiserTests
{
    private const string Registrations = Home + "/aanmeldingen";

    [Fact]
    public async Task Registrations_are_counted_per_track_and_state_and_listed_without_names()
    {
        await ProgrammeAsync(3);

        var page = await Olga.ReadAsync(Registrations);

        Assert.Contains("3 aanmeldingen", page.QuerySelector("#aantallen")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, page.QuerySelectorAll("table:has(#nieuwste) tbody tr").Length);
        Assert.DoesNotContain("Bewoner", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_walks_through_the_pages_of_a_track_sees_each_registration_once_the_newest_first()
    {
        await ProgrammeAsync(120);

        var seen = new List<string>();
        for (var path = Registrations + "?spoor=citizens&staat=active"; path is not null;)
        {
            var page = await Olga.ReadAsync(path);
            seen.AddRange(page.QuerySelectorAll("table:has(#nieuwste) tbody th").Select(cell => cell.TextContent.Trim()));
            path = page.QuerySelector("nav.paging a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(Enumerable.Range(1, 120).Reverse().Select(number => number.ToString(CultureInfo.InvariantCulture)), seen);
    }

    [Theory]
    [InlineData("Bewoner2@Voorbeeld.example ")]
    [InlineData("2")]
    public async Task A_whole_address_or_a_number_leads_to_the_person_and_the_look_is_logged(string wanted)
    {
        await ProgrammeAsync(3);

        var page = await FollowAsync(await Olga.PostAsync(Registrations + "?handler=Find", new() { ["zoek"] = wanted }));

        Assert.Equal("Aanmelding 2", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Bewoner 2", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(await Site.Get<AuditStore>().NewestAsync(5, Stop),
            entry => entry is { Action: "view_registration", Subject: "registration 2" });
    }

    [Theory]
    [InlineData("bewoner")]
    [InlineData("")]
    [InlineData("99")]
    public async Task Half_an_address_finds_nobody(string wanted)
    {
        await ProgrammeAsync(3);

        var page = await Visitor.PageOf(await Olga.PostAsync(Registrations + "?handler=Find", new() { ["zoek"] = wanted }));

        Assert.NotNull(page.QuerySelector(".error-summary"));
        Assert.DoesNotContain("Bewoner", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_viewer_sees_numbers_only()
    {
        await ProgrammeAsync(3);
        using var vera = await SignedInAsync(StaffRole.Viewer);

        var page = await vera.ReadAsync(Registrations + "/2");

        Assert.DoesNotContain("Bewoner", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await vera.StatusOfAsync(Registrations + "/nieuw/citizens"));
        Assert.Equal(HttpStatusCode.NotFound, (await vera.PostAsync(Registrations + "?handler=Find", new() { ["zoek"] = "2" })).StatusCode);
    }

    [Fact]
    public async Task Somebody_without_mail_is_entered_and_takes_part_as_an_equal()
    {
        var small = await ProgrammeAsync();

        var page = await FollowAsync(await Olga.PostManyAsync(Registrations + "/nieuw/citizens", Form()));

        Assert.Contains("Anna de Wit", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("geen: alles gaat per brief", page.Body.TextContent, StringComparison.Ordinal);
        var anna = Assert.Single(await Site.Get<EligiblePeople>().OfAsync(small.Citizens.Id, Stop));
        Assert.Equal("utrecht", anna.Levels["region"]);
        Assert.Equal(Site.Get<Vault>().HouseholdHash("3511 AB4"), anna.Household);
    }

    [Theory]
    [InlineData("naam", "")]
    [InlineData("geboortejaar", "2020")]
    [InlineData("geboortejaar", "vroeger")]
    [InlineData("postcode", "0000")]
    [InlineData("akkoord", "")]
    public async Task What_is_missing_or_wrong_is_said_and_nothing_is_stored(string field, string value)
    {
        var small = await ProgrammeAsync();
        var form = Form().Where(one => one.Key != field).Append(KeyValuePair.Create<string, string?>(field, value));

        var page = await Visitor.PageOf(await Olga.PostManyAsync(Registrations + "/nieuw/citizens", form));

        Assert.NotNull(page.QuerySelector(".error-summary a"));
        Assert.Empty(await Site.Get<RegistrationSearch>().NewestAsync(small.Programme.Id, null, null, 0, 10, Stop));
        Assert.Equal("Lindelaan 4", page.QuerySelector("input[name=straat]")!.GetAttribute("value"));
    }

    private static List<KeyValuePair<string, string?>> Form() =>
    [
        new("naam", "Anna de Wit"), new("straat", "Lindelaan 4"), new("plaats", "Utrecht"), new("geboortejaar", "1950"),
        new("postcode", "3511 AB"), new("huisnummer", "4"), new("gender", "woman"), new("origin", "zeg-ik-niet"),
        new("wanneer", "weekday_evening"), new("hoe", "hall"), new("akkoord", "ja"),
    ];
}
