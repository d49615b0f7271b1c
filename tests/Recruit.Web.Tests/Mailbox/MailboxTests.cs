using System.Net;
using Microsoft.AspNetCore.Http;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Scheduler.Site;
using Recruit.Web.Mailbox;

namespace Recruit.Web.Tests.Mailbox;

/// <summary>The local mailbox, where mails can be read that were never sent.</summary>
public sealed class MailboxTests : SiteTestBase
{
    private Visitor visitor = null!;

    protected override Task BeginAsync()
    {
        visitor = new Visitor(Site);
        return Task.CompletedTask;
    }

    protected override Task EndAsync()
    {
        visitor.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task An_empty_mailbox_says_that_nothing_leaves_this_machine()
    {
        var page = await visitor.ReadAsync("/postvak");

        Assert.Contains("Niet verzonden: dit is een lokaal postvak", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("nog geen mail", page.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_shows_its_text_its_links_and_its_calendar_entry()
    {
        await KeepAsync("a1", "anna@voorbeeld.example", "Uw plaats aan tafel", "Kom <b>toch</b>");

        var list = await visitor.ReadAsync("/postvak");
        var page = await visitor.ReadAsync(list.QuerySelector("main table a")!.GetAttribute("href")!);

        Assert.Equal("Uw plaats aan tafel", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("http://recruit.example/uitnodiging/abc", page.QuerySelector("main li a")!.GetAttribute("href"));
        Assert.Contains("BEGIN:VCALENDAR", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Kom <b>toch</b>", page.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_html_of_a_mail_stands_in_a_frame_that_can_do_nothing()
    {
        await KeepAsync("a1", "anna@voorbeeld.example", "Uw plaats", "tekst");
        var frame = (await visitor.ReadAsync("/postvak/a1")).QuerySelector("iframe")!;

        var answer = await visitor.GetAsync(frame.GetAttribute("src")!);

        Assert.Equal("", frame.GetAttribute("sandbox"));
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("sandbox", policy, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_search_finds_the_mails_of_one_address_and_thousands_come_in_pages()
    {
        for (var number = 1; number <= 27; number++)
            await KeepAsync($"m{number}", $"bewoner{number}@voorbeeld.example", $"Brief {number}", "tekst");

        var first = await visitor.ReadAsync("/postvak");
        var second = await visitor.ReadAsync("/postvak?pagina=2");
        var found = await visitor.ReadAsync("/postvak?adres=BEWONER13@");
        var nobody = await visitor.ReadAsync("/postvak?adres=" + Uri.EscapeDataString("<script>"));

        Assert.Equal(25, first.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(2, second.QuerySelectorAll("tbody tr").Length);
        Assert.Equal("Brief 13", Assert.Single(found.QuerySelectorAll("tbody th")).TextContent);
        Assert.Contains("geen mail aan “<script>”", nobody.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/postvak/weg")]
    [InlineData("/postvak/..%2F..%2Fmaster.key")]
    public async Task A_mail_that_is_not_there_is_not_found(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, await visitor.StatusOfAsync(path));

    [Theory]
    [InlineData(null, "127.0.0.1", true)]
    [InlineData(null, "::1", true)]
    [InlineData(null, "192.0.2.7", false)]
    [InlineData("mail.example:25", "127.0.0.1", false)]
    public void Only_who_sits_at_a_machine_that_sends_nothing_sees_it(string? smtp, string from, bool shown)
    {
        var context = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(from) } };

        Assert.Equal(shown, LocalOnly.Shows(new SiteOptions("http://localhost", "mailbox", smtp, "dialoog@recruit.example"), context));
    }

    private Task KeepAsync(string id, string to, string subject, string text) => Site.Get<LocalMailbox>().SendAsync(
        new OutgoingMail(id, "dialoog@recruit.example", to, "Anna", subject, text,
            """<p>Kom</p><a href="http://recruit.example/uitnodiging/abc">Antwoord</a>""")
        {
            Calendar = new CalendarPart("REQUEST", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"),
            Date = Site.Clock.Now,
        }, Stop);
}
