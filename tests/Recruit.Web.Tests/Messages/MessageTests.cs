using System.Net;
using Recruit.Data.Messages;
using Recruit.Data.Staff;
using Recruit.Scheduler.Engines.Mail;

namespace Recruit.Web.Tests.Messages;

/// <summary>The messages of a programme as the office sees them.</summary>
public sealed class MessageTests : OrganiserTests
{
    private const string Messages = Home + "/berichten";

    [Fact]
    public async Task Without_messages_the_page_says_so_and_tells_which_reminders_there_are()
    {
        await ProgrammeAsync();

        var page = await Olga.ReadAsync(Messages);

        Assert.Contains("nog geen berichten", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("3 dagen na de uitnodiging", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("staat uit", page.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_invitation_is_listed_with_its_state_and_can_be_filtered()
    {
        await (await ProgrammeAsync(60)).InviteAsync();
        var invitations = await Site.Get<MessageStore>().CountAsync(new MessageFilter(Rule: "invitation"), Stop);

        var all = await Olga.ReadAsync(Messages);
        var sent = await Olga.ReadAsync(Messages + "?staat=sent");
        var some = await Olga.ReadAsync(Messages + "?staat=queued&regel=invitation&pagina=0");

        Assert.Equal(invitations, all.QuerySelectorAll("table:has(#berichten) tbody tr").Length);
        Assert.All(all.QuerySelectorAll("table:has(#berichten) .badge"), badge => Assert.Equal("wacht", badge.TextContent));
        Assert.Contains("geen berichten van deze soort", sent.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains($"{invitations} berichten", some.QuerySelector("#berichten")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_organiser_reads_a_message_as_it_left_and_sends_it_to_herself_as_a_test()
    {
        await (await ProgrammeAsync(60)).InviteAsync();
        await Site.SweepAllAsync();
        var message = (await Site.Get<MessageStore>().ListAsync(new MessageFilter(Rule: "invitation", State: "sent"), 0, 1, Stop)).Single();

        var page = await Olga.ReadAsync($"{Messages}/{message.Id}");
        var html = await Olga.GetAsync(page.QuerySelector("iframe")!.GetAttribute("src")!);
        var after = await FollowAsync(await Olga.PostAsync($"{Messages}/{message.Id}?handler=Test"));

        Assert.Contains("Bewoner", page.QuerySelector("dl")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Zo is hij verstuurd", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotMatch("/uitnodiging/[A-Za-z0-9_-]{22}", page.Body.TextContent);
        Assert.Contains("sandbox", html.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("proefmail is naar u onderweg", after.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith(
            "[TEST]", (await Site.Get<LocalMailbox>().NewestAsync("organiser@", 0, 1, Stop)).Single().Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_viewer_sees_that_there_are_messages_but_not_to_whom_nor_what_they_say()
    {
        await (await ProgrammeAsync(60)).InviteAsync();
        await Site.SweepAllAsync();
        using var vera = await SignedInAsync(StaffRole.Viewer);
        var message = (await Site.Get<MessageStore>().ListAsync(new MessageFilter(Rule: "invitation"), 0, 1, Stop)).Single();

        var page = await vera.ReadAsync($"{Messages}/{message.Id}");

        Assert.DoesNotContain("Bewoner", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main form"));
        Assert.Equal(HttpStatusCode.NotFound, await vera.StatusOfAsync($"{Messages}/{message.Id}?handler=Html"));
        Assert.Equal(HttpStatusCode.NotFound, (await vera.PostAsync($"{Messages}/{message.Id}?handler=Test")).StatusCode);
    }

    [Fact]
    public async Task A_message_of_another_programme_is_not_there()
    {
        await ProgrammeAsync();

        Assert.Equal(HttpStatusCode.NotFound, await Olga.StatusOfAsync($"{Messages}/{Guid.NewGuid()}"));
    }
}
