using System.Net;
using System.Net.Http.Headers;
using Recruit.Data.Messages;
using Recruit.Data.Postgres;
using Recruit.Data.Staff;
using Recruit.Testing;

namespace Recruit.Web.Tests.Messages;

/// <summary>What an organiser sees and does when mail is refused: one address, or all mail.</summary>
public sealed class RefusedMailTests : OrganiserTests
{
    private const string Addresses = Home + "/berichten/adressen";
    private const string StopPage = Home + "/berichten/stop";

    [Fact]
    public async Task An_address_that_does_not_exist_is_listed_with_its_person_and_a_way_back()
    {
        var programme = await ProgrammeAsync(1);
        var message = await RefusedAsync(programme);

        var page = await Olga.ReadAsync(Addresses);
        var after = await FollowAsync(await Olga.SendAsync(Addresses, []));
        var again = await FollowAsync(await Olga.SendAsync($"{Home}/berichten/{message}", [], "form[action*=Again]"));

        Assert.Contains("Bewoner 1", page.QuerySelector("tbody th")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Het adres bestaat niet", page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Alle adressen nemen mail aan", after.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("staat weer klaar", again.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(MessageState.Queued, (await Site.Get<MessageStore>().GetAsync(message, Stop))!.Message.State);
    }

    [Fact]
    public async Task A_viewer_sees_how_many_but_not_who()
    {
        await RefusedAsync(await ProgrammeAsync(1));
        using var vera = await SignedInAsync(StaffRole.Viewer);

        var page = await vera.ReadAsync(Addresses);

        Assert.DoesNotContain("Bewoner", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 adres", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task While_all_mail_waits_every_page_says_so_until_an_organiser_lets_it_go()
    {
        await ProgrammeAsync();
        await Site.Get<MailStops>().StopAsync(Guid.NewGuid(), "550 5.7.1 we want no mail from you", Stop);

        var overview = await Olga.ReadAsync(Home);
        var page = await Olga.ReadAsync(StopPage);
        var after = await FollowAsync(await Olga.SendAsync(StopPage, []));

        Assert.Contains("Alle mail wacht", overview.QuerySelector(".alert--bad")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("5.7.1", page.QuerySelector("blockquote")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("De mail gaat gewoon weg", after.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null((await Olga.ReadAsync(Home)).QuerySelector(".alert--bad"));
    }

    [Fact]
    public async Task A_mail_server_posts_what_came_back_only_with_the_secret()
    {
        const string secret = "0123456789abcdef0123456789abcdef";
        await using var site = await SiteUnderTest.StartAsync(change: options => options with { BounceSecret = secret });
        using var server = site.NewVisitor();

        var without = await server.PostAsync("/terug", new StringContent("anything"));
        server.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        var nonsense = await server.PostAsync("/terug", new StringContent("anything"));
        var report = await server.PostAsync("/terug", new StringContent(
            $"To: terug+{Guid.NewGuid():N}@recruit.example\r\nContent-Type: message/delivery-status\r\n\r\n"
            + "Final-Recipient: rfc822; x@y.example\r\nAction: failed\r\nStatus: 5.1.1\r\n"));

        foreach (var strange in new[] { "Subject: =?no-such-set?Q?=96?=\r\n\r\nx", "To: terug+\0@x\r\nSubject: =?utf-8?B?QQ=?=", "\0\u0001",
            "Content-Type: multipart/report\r\n\r\n--" })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await server.PostAsync("/terug", new StringContent(strange))).StatusCode);
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.UnprocessableEntity, HttpStatusCode.NoContent),
            (without.StatusCode, nonsense.StatusCode, report.StatusCode));
        using var elsewhere = Site.NewVisitor();
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.PostAsync("/terug", new StringContent("anything"))).StatusCode);
    }

    /// <summary>A message to the first citizen that a server refused because the address does not exist.</summary>
    private async Task<Guid> RefusedAsync(SmallProgramme programme)
    {
        var person = (await Site.Get<Recruit.Data.Registrations.RegistrationStore>().GetAsync(programme.Registrations[0], Stop))!.PersonId;
        var messages = Site.Get<MessageStore>();
        await Site.Database.Source.InTransactionAsync(connection => messages.QueueAsync(connection,
            new NewMessage(person, "invitation", "once", person, Site.Clock.Now) { ProgrammeId = programme.Programme.Id }, Stop), Stop);
        var claimed = Assert.Single(await Site.Get<Outbox>().ClaimDueAsync(TimeSpan.FromMinutes(5), 1, Stop));
        await Site.Get<Recruit.Scheduler.Messages.Refusals>().OfAddressAsync(claimed, "bewoner1@voorbeeld.example", "550 5.1.1 unknown");
        return claimed.Id;
    }
}
