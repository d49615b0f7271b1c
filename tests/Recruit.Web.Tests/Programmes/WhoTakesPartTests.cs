using System.Net;
using Dapper;
using Recruit.Data.Invitations;
using Recruit.Data.Staff;
using Recruit.Testing;
using Recruit.Web.Tests.Registrations;

namespace Recruit.Web.Tests.Programmes;

/// <summary>An organiser says which tracks are open to everyone, and how long people are left in peace.</summary>
public sealed class WhoTakesPartTests : OrganiserTests
{
    private const string Path = Home + "/meedoen";

    [Fact]
    public async Task A_track_that_is_by_invitation_takes_no_sign_up_and_can_be_opened_again()
    {
        var small = await ProgrammeAsync();
        using var anna = new Visitor(Site);
        var signUp = $"/aanmelden/{small.Programme.Slug}";

        var saved = await FollowAsync(await Olga.SendAsync(Path, new() { ["pauze"] = "0" }));
        var closed = (await anna.ReadAsync(signUp)).QuerySelector("main")!.TextContent;
        await Olga.SendAsync(Path, new() { ["pauze"] = "0", ["open"] = "citizens" });
        var open = await anna.ReadAsync(signUp);

        Assert.Contains("Bewaard", saved.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Burgers", closed, StringComparison.Ordinal);
        Assert.NotNull(open.QuerySelector("main form"));
        Assert.Equal(2, await CountAsync("select count(*) from audit_entry where action = 'change_participation'"));
    }

    [Fact]
    public async Task The_link_of_a_closed_track_offers_that_track_alone_until_it_is_replaced_or_ended()
    {
        await ProgrammeAsync();
        await Olga.SendAsync(Path, new() { ["pauze"] = "0", ["open"] = "citizens" });
        var link = await LinkAsync();
        using var form = new SignUpForm(Site) { Way = link };

        var invited = (await form.Visitor.ReadAsync(link)).QuerySelector("main")!;
        await form.AnswerUntilAsync("themas");
        await form.SendAsync("nodig", []);
        await form.SendAsync("contact", new()
        {
            ["naam"] = "Wil Wetenschap",
            ["organisatie"] = "Universiteit Twente",
            ["email"] = "wil@voorbeeld.example",
        });
        Site.Clock.Advance(TimeSpan.FromMinutes(4));
        await form.AgreeAsync();
        var renewed = await LinkAsync();
        var replaced = (await form.Visitor.ReadAsync(link)).QuerySelector("main")!.TextContent;
        await Olga.PostAsync(Path + "?handler=EndLink", new() { ["spoor"] = "science" });
        var ended = (await form.Visitor.ReadAsync(renewed)).QuerySelector("main")!.TextContent;

        Assert.Contains("U meldt zich aan voor: Wetenschap", invited.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Inwoners", invited.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(
            """
            select count(*)
              from arrival
              join registration on registration.id = registration_id
              join channel on channel.id = channel_id and channel.track_id = registration.track_id and channel.ended_at is not null
            """));
        Assert.NotEqual(link, renewed);
        Assert.DoesNotContain("Wetenschap", replaced, StringComparison.Ordinal);
        Assert.DoesNotContain("Wetenschap", ended, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_half_way_when_the_link_ends_cannot_finish()
    {
        await ProgrammeAsync();
        await Olga.SendAsync(Path, new() { ["pauze"] = "0", ["open"] = "citizens" });
        using var form = new SignUpForm(Site) { Way = await LinkAsync() };
        await form.AnswerUntilAsync("wanneer");

        await Olga.PostAsync(Path + "?handler=EndLink", new() { ["spoor"] = "science" });
        var answer = await form.Visitor.GetAsync(SignUpForm.Start + "/wanneer");

        Assert.Equal(SignUpForm.Start, answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Who_sits_at_another_programme_rests_so_long_and_not_longer()
    {
        var small = await ProgrammeAsync(citizens: 6);
        var (elsewhere, track) = (small.Programme.Id, small.Citizens);
        var first = (await Site.Get<EligiblePeople>().OfAsync(track.Id, Stop))[0];
        await SitsElsewhereAsync(first.Id, daysAgo: 30);

        await Olga.SendAsync(Path, new() { ["pauze"] = "60", ["open"] = "citizens" });
        var resting = await Site.Get<EligiblePeople>().OfAsync(track.Id, Stop);
        var page = (await Olga.ReadAsync(Path)).QuerySelector("main")!.TextContent;
        await Olga.SendAsync(Path, new() { ["pauze"] = "20", ["open"] = "citizens" });

        Assert.DoesNotContain(resting, person => person.Id == first.Id);
        Assert.Contains("Nu rust 1 mens van dit programma", page, StringComparison.Ordinal);
        Assert.Contains(await Site.Get<EligiblePeople>().OfAsync(track.Id, Stop), person => person.Id == first.Id);
        Assert.Equal(0, await Site.Get<EligiblePeople>().RestingAsync(elsewhere, Stop));
    }

    [Fact]
    public async Task A_pause_that_is_no_number_is_told_at_its_field_and_others_do_not_see_the_page()
    {
        await ProgrammeAsync();
        using var vera = await SignedInAsync(StaffRole.Viewer);

        var wrong = await Visitor.PageOf(await Olga.PostAsync(Path, new() { ["pauze"] = "lang", ["open"] = "citizens" }));

        Assert.NotNull(wrong.QuerySelector("#pauze[aria-invalid=true]"));
        Assert.Equal(HttpStatusCode.NotFound, await vera.StatusOfAsync(Path));
        Assert.Equal(HttpStatusCode.NotFound, (await vera.PostAsync(Path, new() { ["pauze"] = "1" })).StatusCode);
    }

    private async Task<string> LinkAsync()
    {
        var sheet = await FollowAsync(await Olga.PostAsync(Path + "?handler=Link", new() { ["spoor"] = "science" }));
        return SiteUnderTest.PathOf(sheet.QuerySelector("article .breaks")!.TextContent);
    }

    /// <summary>The same address has a seat at a dialogue of another programme.</summary>
    private async Task SitsElsewhereAsync(Guid registration, int daysAgo)
    {
        var other = await TestProgramme.CreateAsync(Site.Database, programme => programme with { Slug = "elders" });
        var evening = await other.DialogueAsync();
        var (there, friend) = (await other.RegisterAsync("Elders"), await other.RegisterAsync("Vriend", "man"));
        Assert.IsType<ConfirmOutcome.Confirmed>(await Site.Get<ConfirmationStore>().ConfirmRoundAsync(
            await other.ProposeAsync(evening, [there, friend]), "olga", Stop));
        await using var connection = await Site.Database.Source.OpenConnectionAsync();
        await connection.ExecuteAsync(
            """
            update registration set address_hash = (select address_hash from registration where id = @registration) where id = @there;
            update invitation set state = 'attended' where registration_id = @there;
            update dialogue set starts_at = @on where id = @dialogue
            """,
            new { registration, there, dialogue = evening.Id, on = Site.Database.Clock.Now.AddDays(-daysAgo) });
    }

    private async Task<int> CountAsync(string sql)
    {
        await using var connection = await Site.Database.Source.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>(sql);
    }
}
