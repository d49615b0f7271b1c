using System.Net;
using Dapper;
using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Messages;
using Recruit.Data.Staff;

namespace Recruit.Web.Tests.Reminders;

/// <summary>Olga sees who gets which reminder and when, who does not and why, and reads the mails; nothing is sent.</summary>
public sealed class DryRunTests : OrganiserTests
{
    private const string DryRun = Home + "/proefdraaien";

    [Fact]
    public async Task Without_invitations_the_page_says_that_nothing_leaves()
    {
        await ProgrammeAsync();

        Assert.Contains("gaat er niets weg", (await Olga.ReadAsync(DryRun)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everyone_who_has_not_answered_is_named_with_the_moment_and_nothing_is_sent()
    {
        var invited = await InvitedAsync();
        var before = await Site.Get<MessageStore>().CountAsync(new MessageFilter(), Stop);

        var page = await Olga.ReadAsync(DryRun);

        Assert.Contains($"{invited} gaan weg", Spaced(page.QuerySelector(".stages")!.TextContent), StringComparison.Ordinal);
        Assert.Contains("7 januari 2027", page.QuerySelector("table:has(#per-dag)")!.TextContent, StringComparison.Ordinal);
        var lines = page.QuerySelectorAll("table:has(#lijst) tbody tr");
        Assert.Equal(invited, lines.Length);
        Assert.All(lines, line => Assert.Contains("Bewoner", line.TextContent, StringComparison.Ordinal));
        Assert.Equal(before, await Site.Get<MessageStore>().CountAsync(new MessageFilter(), Stop));
        Assert.Contains(await Site.Get<AuditStore>().NewestAsync(3, Stop),
            entry => entry.Action == "view_dry_run" && !entry.Detail.Contains("Bewoner", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_does_not_get_it_stands_with_the_reason_in_both_languages()
    {
        var invited = await InvitedAsync();
        await ExecuteAsync("update vault.contact set address_hash = null where person_id = (select person_id from message "
            + "where rule = 'invitation' order by id limit 1)");
        await ExecuteAsync("update invitation set state = 'declined' where id = (select subject_id from message "
            + "where rule = 'invitation' order by id desc limit 1)");

        var dutch = await Olga.ReadAsync($"{DryRun}?toon=niet");
        var english = await Olga.ReadAsync($"{DryRun}?toon=niet&taal=en");

        Assert.Contains($"{invited - 2} gaan weg", Spaced(dutch.QuerySelector(".stages")!.TextContent), StringComparison.Ordinal);
        Assert.Contains(
            "geen e-mailadres: stuur een brief", dutch.QuerySelector("table:has(#redenen)")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("de uitnodiging is afgewezen", dutch.QuerySelector("table:has(#lijst)")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("the invitation is declined", english.QuerySelector("table:has(#lijst)")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_if_it_were_later_what_should_have_left_has_passed()
    {
        var invited = await InvitedAsync();

        var page = await Olga.ReadAsync($"{DryRun}?van=2027-01-05&tot=2027-01-20&nu=2027-01-15T10:00&toon=niet");

        Assert.Contains("het moment is voorbij", page.QuerySelector("table:has(#redenen)")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(invited, page.QuerySelectorAll("table:has(#lijst) tbody tr").Length);
    }

    [Fact]
    public async Task A_rule_that_is_off_can_be_tried_as_if_it_were_on()
    {
        await InvitedAsync();
        await ExecuteAsync("update reminder_rule set active = false");
        var rule = await ScalarAsync<Guid>("select id from reminder_rule where slug = 'unanswered'");

        Assert.Contains(
            "0 gaan weg", Spaced((await Olga.ReadAsync(DryRun)).QuerySelector(".stages")!.TextContent), StringComparison.Ordinal);
        Assert.DoesNotContain(" 0 gaan weg",
            " " + Spaced((await Olga.ReadAsync($"{DryRun}?regel={rule}")).QuerySelector(".stages")!.TextContent).Trim(),
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await Olga.StatusOfAsync($"{DryRun}?regel={Guid.NewGuid()}"));
    }

    [Theory]
    [InlineData("van=gisteren")]
    [InlineData("van=2027-03-09&tot=2027-03-01")]
    [InlineData("nu=straks")]
    public async Task What_cannot_be_read_is_told_and_the_usual_is_shown(string question)
    {
        await ProgrammeAsync();

        var page = await Olga.ReadAsync($"{DryRun}?{question}");

        Assert.Contains("Vul een da", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(page.QuerySelector(".error-summary a")!.GetAttribute("href")!));
    }

    [Fact]
    public async Task The_mails_are_paged_through_with_links_that_open_nothing()
    {
        var invited = await InvitedAsync();
        var capabilities = await ScalarAsync<int>("select count(*)::int from capability");

        var first = await Olga.ReadAsync(
            ((await Olga.ReadAsync(DryRun)).QuerySelector("a[href*='/proefdraaien/mail']")!).GetAttribute("href")!);
        var second = await Olga.ReadAsync(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        var html = await Olga.GetAsync(second.QuerySelector("iframe")!.GetAttribute("src")!);

        Assert.Null(first.QuerySelector("a[rel=prev]"));
        Assert.NotNull(second.QuerySelector("a[rel=prev]"));
        Assert.Contains($"Mail 2 van {invited}", second.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Beste Bewoner", second.QuerySelector("pre")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("sandbox", html.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(capabilities, await ScalarAsync<int>("select count(*)::int from capability"));
        Assert.Equal(HttpStatusCode.NotFound, await Olga.StatusOfAsync($"{DryRun}/mail?nummer={invited + 1}"));
    }

    [Fact]
    public async Task A_viewer_sees_the_counts_and_no_names_or_mails()
    {
        var invited = await InvitedAsync();
        using var vera = await SignedInAsync(StaffRole.Viewer);

        var page = await vera.ReadAsync(DryRun);

        Assert.Contains($"{invited} gaan weg", Spaced(page.QuerySelector(".stages")!.TextContent), StringComparison.Ordinal);
        Assert.DoesNotContain("Bewoner", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await vera.StatusOfAsync($"{DryRun}/mail?nummer=1"));
        Assert.Equal(HttpStatusCode.NotFound, await vera.StatusOfAsync($"{DryRun}/mail?nummer=1&handler=Html"));
    }

    [Fact]
    public async Task The_dry_run_of_today_is_what_is_sent_three_days_later()
    {
        var invited = await InvitedAsync();

        Site.Clock.Advance(TimeSpan.FromDays(2.5));
        await Site.SweepAllAsync();
        Site.Clock.Advance(TimeSpan.FromHours(12));
        await Site.SweepAllAsync();

        Assert.Equal(
            invited, await Site.Get<MessageStore>().CountAsync(new MessageFilter(Rule: "reminder_unanswered", State: "sent"), Stop));
    }

    /// <summary>Sixty citizens signed up, a round was confirmed, and the invitations have left.</summary>
    private async Task<int> InvitedAsync()
    {
        await (await ProgrammeAsync(60)).InviteAsync();
        await Site.SweepAllAsync();
        return await Site.Get<MessageStore>().CountAsync(new MessageFilter(Rule: "invitation"), Stop);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await Site.Get<NpgsqlDataSource>().OpenConnectionAsync(Stop);
        await connection.ExecuteAsync(sql);
    }

    private async Task<T> ScalarAsync<T>(string sql)
    {
        await using var connection = await Site.Get<NpgsqlDataSource>().OpenConnectionAsync(Stop);
        return (await connection.ExecuteScalarAsync<T>(sql))!;
    }

    private static string Spaced(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
