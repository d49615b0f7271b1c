using System.Net;
using Recruit.Data.Audit;
using Recruit.Data.Messages;
using Recruit.Data.Programmes;
using Recruit.Data.Reminders;
using Recruit.Data.Staff;

namespace Recruit.Web.Tests.Reminders;

/// <summary>Olga writes rules for reminders, sees who gets them, and confirms that count.</summary>
public sealed class RuleEditorTests : OrganiserTests
{
    private const string Rules = Home + "/regels";

    [Fact]
    public async Task The_rules_stand_in_words_in_both_languages()
    {
        await ProgrammeAsync();

        var dutch = (await Olga.ReadAsync(Rules)).Body!.TextContent;
        var english = (await Olga.ReadAsync(Rules + "?taal=en")).Body!.TextContent;

        Assert.Contains("3 dagen na de uitnodiging, als er geen antwoord is, aan wie nog niet antwoordde", dutch, StringComparison.Ordinal);
        Assert.Contains("Van 21.00 tot 8.00 uur gaat er niets weg. Wat dan zou gaan, gaat om 9.00 uur.", dutch, StringComparison.Ordinal);
        Assert.Contains("7 days before the start, to those who come", english, StringComparison.Ordinal);
        Assert.Contains("From 21:00 to 08:00 nothing leaves", english, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_rule_is_tried_dry_and_switched_on_for_the_count_that_was_seen()
    {
        await ProgrammeAsync();

        var check = await Olga.ReadAsync(CheckOf(HostRule()));
        Assert.Contains("2 dagen voor het begin, om 10.00 uur, aan de gastheer", check.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2 herinneringen weg naar 1 mens.", check.QuerySelector("#aantal-nu")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, (await RulesAsync()).Count);
        var after = await FollowAsync(await Olga.SendAsync(CheckOf(HostRule()), []));

        Assert.Contains("staat aan", after.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        var rule = (await RulesAsync()).Single(one => one.NameNl == "Gastheer");
        Assert.Equal((true, ReminderAudience.Host, 2 * 1440, 600, "Host"),
            (rule.Active, rule.Audience, rule.OffsetMinutes, rule.LocalMinutes, rule.NameEn));
        Assert.Contains(await Site.Get<AuditStore>().NewestAsync(5, Stop),
            entry => entry.Action == "save_reminder_rule" && entry.Subject == $"reminder_rule {rule.Id}");
    }

    [Fact]
    public async Task Another_count_than_was_seen_saves_nothing_and_asks_again()
    {
        await ProgrammeAsync();

        var after = await FollowAsync(await Olga.SendAsync(CheckOf(HostRule()), new() { ["aantal_gezien"] = "7" }));

        Assert.Contains("het was 7 en het is nu 2", after.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(after.QuerySelector("#aantal-nu"));
        Assert.Equal(3, (await RulesAsync()).Count);
    }

    [Fact]
    public async Task A_rule_can_be_kept_switched_off()
    {
        await ProgrammeAsync();

        await Olga.SendAsync(CheckOf(HostRule()), [], "main form:last-of-type");

        Assert.False((await RulesAsync()).Single(one => one.NameNl == "Gastheer").Active);
    }

    [Theory]
    [InlineData("naam", "", "naam van hoogstens")]
    [InlineData("moment", "volle maan", "Kies een moment")]
    [InlineData("wie", ReminderAudience.WithoutPaper + "x", "horen niet bij dit moment")]
    [InlineData("kant", "after", "Na het begin is een herinnering te laat")]
    [InlineData("aantal", "veel", "Vul een heel getal in")]
    [InlineData("tijd", "02:30", "Tussen 2 en 3 uur")]
    [InlineData("tijd", "23:00", "stille uren")]
    [InlineData("eenheid", "uren", "hele dagen")]
    [InlineData("marge", "0", "Vul uren in")]
    [InlineData("keren", "3", "Alleen wie nog moet antwoorden")]
    public async Task What_is_wrong_is_told_at_its_field_with_the_remedy(string field, string typed, string remedy)
    {
        await ProgrammeAsync();
        var wrong = HostRule();
        wrong[field] = typed;

        var page = await Olga.ReadAsync(CheckOf(wrong));

        Assert.Contains(remedy, page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(page.QuerySelector(".error-summary a")!.GetAttribute("href")!));
        Assert.Null(page.QuerySelector("#aantal-nu"));
        Assert.Contains("English", await EnglishAsync(CheckOf(wrong)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changing_a_rule_that_is_on_shows_its_new_count_first()
    {
        await ProgrammeAsync();
        var week = (await RulesAsync()).Single(rule => rule.Slug == "week_before");

        var form = await Olga.ReadAsync($"{Rules}/{week.Id}");
        var fields = form.QuerySelectorAll("main form input")
            .Where(input => input.GetAttribute("type") is not ("radio" or "checkbox") || input.HasAttribute("checked"))
            .ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value") ?? "");
        fields["aantal"] = "5";
        fields.Remove("handler");
        await Olga.SendAsync(CheckOf(fields, week.Id.ToString()), []);

        var changed = (await RulesAsync()).Single(rule => rule.Id == week.Id);
        Assert.Equal((5 * 1440, week.Slug, true, Site.Clock.Now), (changed.OffsetMinutes, changed.Slug, changed.Active, changed.Since));
    }

    [Fact]
    public async Task A_rule_is_switched_off_at_once_and_on_only_after_its_count()
    {
        await ProgrammeAsync();
        var week = (await RulesAsync()).Single(rule => rule.Slug == "week_before");

        var off = await FollowAsync(await Olga.PostAsync($"{Rules}?handler=Off", new() { ["rule"] = week.Id.ToString() }));
        Assert.Contains("staat uit", off.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.False((await RulesAsync()).Single(rule => rule.Id == week.Id).Active);

        var check = (await Olga.GetAsync($"{Rules}/{week.Id}?handler=Aan")).Headers.Location!.OriginalString;
        Assert.Contains(
            "krijgt niemand hem", (await Olga.ReadAsync(check)).QuerySelector("#aantal-nu")!.TextContent, StringComparison.Ordinal);
        await Olga.SendAsync(check, []);
        Assert.True((await RulesAsync()).Single(rule => rule.Id == week.Id).Active);
    }

    [Fact]
    public async Task Removing_asks_first_and_the_messages_keep_their_name()
    {
        await (await ProgrammeAsync(60)).InviteAsync();
        await Site.SweepAllAsync();
        Site.Clock.Advance(TimeSpan.FromDays(2.5));
        await Site.SweepAllAsync();
        var unanswered = (await RulesAsync()).Single(rule => rule.Slug == "unanswered");

        var page = await Olga.ReadAsync($"{Rules}/{unanswered.Id}/verwijderen");
        Assert.Contains("Wilt u deze herinnering verwijderen?", page.Body!.TextContent, StringComparison.Ordinal);
        var after = await FollowAsync(await Olga.SendAsync($"{Rules}/{unanswered.Id}/verwijderen", []));
        Site.Clock.Advance(TimeSpan.FromHours(13));
        await Site.SweepAllAsync();

        Assert.DoesNotContain("Nog geen antwoord", after.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.All(await Site.Get<MessageStore>().ListAsync(new MessageFilter(Rule: "reminder_unanswered"), 0, 100, Stop),
            message => Assert.Equal(("skipped", MessageReason.RuleRemoved), (message.State, message.Reason)));
        var messages = await Olga.ReadAsync(Home + "/berichten?regel=reminder_unanswered");
        Assert.Contains("Nog geen antwoord", messages.QuerySelector("table:has(#berichten)")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("deze herinnering is verwijderd", messages.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quiet_hours_and_the_most_in_a_day_are_the_programmes_own()
    {
        var programme = await ProgrammeAsync();

        var wrong = await Visitor.PageOf(await Olga.SendAsync(
            Rules + "/instellingen", new() { ["van"] = "20:00", ["tot"] = "9:30", ["ochtend"] = "9:00", ["aantal"] = "0" }));
        var after = await FollowAsync(await Olga.SendAsync(
            Rules + "/instellingen", new() { ["van"] = "20:00", ["tot"] = "7.30", ["ochtend"] = "8:15", ["aantal"] = "2" }));

        Assert.Equal(2, wrong.QuerySelectorAll(".error-summary li").Length);
        Assert.Contains("Van 20.00 tot 7.30 uur gaat er niets weg", after.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            new ReminderSettings(1200, 450, 495, 2), await Site.Get<ReminderRuleStore>().SettingsAsync(programme.Programme.Id, Stop));
    }

    [Fact]
    public async Task Olga_says_in_which_track_people_hand_in_a_paper_and_when()
    {
        var programme = await ProgrammeAsync();
        const string settings = Rules + "/instellingen", papers = "form[action*='Papers']";

        var wrong = await Visitor.PageOf(
            await Olga.SendAsync(settings, new() { ["paper-citizens"] = "", ["paper-science"] = "veel" }, papers));
        await Olga.SendAsync(settings, new() { ["paper-citizens"] = "", ["paper-science"] = "7" }, papers);

        Assert.Equal("veel", wrong.QuerySelector("#paper-science")!.GetAttribute("value"));
        Assert.Contains("Vul voor Wetenschap", wrong.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            [null, 7], (await Site.Get<ProgrammeStore>().TracksAsync(programme.Programme.Id, Stop)).Select(track => track.PaperDays));
    }

    [Fact]
    public async Task A_viewer_reads_the_rules_and_can_change_nothing()
    {
        await ProgrammeAsync();
        using var vera = await SignedInAsync(StaffRole.Viewer);
        var rule = (await RulesAsync())[0].Id;

        var page = await vera.ReadAsync(Rules);

        Assert.Null(page.QuerySelector("main form"));
        foreach (var path
            in new[] { $"{Rules}/nieuw", $"{Rules}/{rule}", $"{Rules}/{rule}/verwijderen", $"{Rules}/instellingen", CheckOf(HostRule()) })
            Assert.Equal(HttpStatusCode.NotFound, await vera.StatusOfAsync(path));
        Assert.Equal(
            HttpStatusCode.NotFound, (await vera.PostAsync($"{Rules}?handler=Off", new() { ["rule"] = rule.ToString() })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await vera.PostAsync($"{Rules}/nieuw")).StatusCode);
    }

    private static Dictionary<string, string> HostRule() => new()
    {
        ["naam"] = "Gastheer",
        ["naam-engels"] = "Host",
        ["moment"] = ReminderTrigger.BeforeStart,
        ["aantal"] = "2",
        ["eenheid"] = "dagen",
        ["kant"] = "before",
        ["tijd"] = "10:00",
        ["wie"] = ReminderAudience.Host,
        ["marge"] = "24",
    };

    private static string CheckOf(Dictionary<string, string> fields, string id = "nieuw") =>
        $"{Rules}/{id}?handler=Controle&" + string.Join('&', fields.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"));

    private async Task<string> EnglishAsync(string path) => (await Olga.ReadAsync(path + "&taal=en")).Body!.TextContent;

    private async Task<IReadOnlyList<ReminderRule>> RulesAsync() =>
        await Site.Get<ProgrammeStore>().ReminderRulesAsync((await Site.Get<ProgrammeStore>().ListAsync(Stop))[0].Id, Stop);
}
