using System.Net;
using AngleSharp.Dom;
using Recruit.Data.Audit;
using Recruit.Data.Messages;
using Recruit.Data.Staff;
using Recruit.Scheduler.Engines.Mail;

namespace Recruit.Web.Tests.Letters;

/// <summary>Olga gives the letters of her programme words of their own.</summary>
public sealed class LetterEditorTests : OrganiserTests
{
    private const string Letters = Home + "/brieven";
    private const string Invitation = Letters + "/invitation/nl";
    private const string Text = "Beste {{name}},\n\nKom praten, op {{day}}. <b>Echt</b>!\n\n[Ja of nee]({{link}})";

    [Fact]
    public async Task The_list_tells_which_letters_have_words_of_their_own_and_when_they_changed()
    {
        await ProgrammeAsync();
        var before = await Olga.ReadAsync(Letters);
        await SaveAsync("Praat u mee?");

        var line = (await Olga.ReadAsync(Letters))
            .QuerySelectorAll("table:has(#brieven) tbody tr")
            .Single(row => row.QuerySelector("th")!.TextContent == "Uitnodiging");

        Assert.DoesNotContain("eigen woorden", before.QuerySelector("table:has(#brieven)")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["eigen woorden", "standaard"], line.QuerySelectorAll(".badge").Select(badge => badge.TextContent));
        Assert.Contains("4 jan 2027", line.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_editor_begins_with_the_standard_words_and_says_what_can_be_filled_in()
    {
        await ProgrammeAsync();

        var page = await Olga.ReadAsync(Invitation);

        Assert.Equal("Er is een plaats voor u: {{title}}", page.QuerySelector("#onderwerp")!.GetAttribute("value"));
        Assert.Contains("{{answer_by}}", page.QuerySelector("#tekst")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("de persoonlijke link; alleen in een knop of link (verplicht)",
            page.QuerySelector("table:has(#invullen)")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Anna de Wit", page.QuerySelector("table:has(#invullen)")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Dit leest makkelijk.", page.QuerySelector("section:has(#tips)")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Letters + "/invitation/en", page.QuerySelector("main a[href$='/en']")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_preview_shows_text_and_layout_before_anything_is_saved()
    {
        await ProgrammeAsync();

        var page = await PressAsync("", "Dag {{name}}", Text);
        var html = await Olga.GetAsync(page.QuerySelector("iframe")!.GetAttribute("src")!);

        Assert.Contains("Dag Anna de Wit", page.QuerySelector("section:has(#voorbeeld)")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;Echt&lt;/b&gt;", await html.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("sandbox", html.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("Dit is uw concept", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Dag Anna", (await Olga.ReadAsync(Letters + "?brief=invitation")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_seen_by_nobody_else_and_can_be_thrown_away()
    {
        await ProgrammeAsync();
        await PressAsync("", "Van Olga", Text);
        using var piet = await SignedInAsync(StaffRole.Organiser);

        var his = await piet.ReadAsync(Invitation);
        var hers = await PressAsync("Drop", "Van Olga", Text);

        Assert.Equal("Er is een plaats voor u: {{title}}", his.QuerySelector("#onderwerp")!.GetAttribute("value"));
        Assert.Equal("Er is een plaats voor u: {{title}}", hers.QuerySelector("#onderwerp")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Words_that_cannot_be_a_letter_are_not_saved_and_not_lost_and_each_fault_is_named()
    {
        await ProgrammeAsync();

        var page = await PressAsync("Save", "", "Beste {{nme}},\n\nKlik {{answer_by}}\n[x](javascript:alert(1))");

        var faults = page.QuerySelectorAll(".error-summary li").Select(fault => fault.TextContent.Trim()).ToList();
        Assert.Equal(["Vul een onderwerp in.", "Regel 1: {{nme}} bestaat niet in deze brief. Bedoelde u {{name}}?"], faults);
        Assert.StartsWith("Beste {{nme}},", page.QuerySelector("#tekst")!.TextContent.TrimStart(), StringComparison.Ordinal);
        Assert.Equal("true", page.QuerySelector("#onderwerp")!.GetAttribute("aria-invalid"));
        Assert.Null(page.QuerySelector("iframe"));
        var next = await PressAsync("Save", "Dag", "Beste {{name}},\n\n[x](javascript:alert(1))");
        Assert.Equal(2, next.QuerySelectorAll(".error-summary li").Length);
        Assert.Contains("De link {{link}} ontbreekt", next.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await Site.Get<LetterTemplateStore>()
            .NewestOfAllAsync((await Site.Get<Recruit.Data.Programmes.ProgrammeStore>().FindAsync("proeftuin", Stop))!.Id, Stop));
    }

    [Fact]
    public async Task Saved_words_are_what_people_get()
    {
        var programme = await ProgrammeAsync(60);
        await SaveAsync("{{name}}, praat u mee?");
        await programme.InviteAsync();
        await Site.SweepAllAsync();

        var mail = (await Site.Get<LocalMailbox>().NewestAsync("bewoner", 0, 99, Stop))
            .First(kept => kept.Subject.EndsWith("praat u mee?", StringComparison.Ordinal));

        Assert.StartsWith("Bewoner ", mail.Subject, StringComparison.Ordinal);
        Assert.Contains(await Site.Get<AuditStore>().NewestAsync(200, Stop),
            entry => (entry.Action, entry.Detail) == ("change_letter", "invitation nl version 1"));
    }

    [Fact]
    public async Task Words_can_be_read_in_a_real_persons_mail_and_that_is_written_down()
    {
        await (await ProgrammeAsync(60)).InviteAsync();
        var message = (await Site.Get<MessageStore>().ListAsync(new MessageFilter(Rule: "invitation"), 0, 1, Stop)).Single();

        var page = await PressAsync("", "Dag {{name}}", Text, message.Id);

        Assert.Matches("Dag Bewoner [0-9]+", page.QuerySelector("section:has(#voorbeeld)")!.TextContent);
        Assert.DoesNotMatch("/uitnodiging/[A-Za-z0-9_-]{22}", page.Body!.TextContent);
        Assert.Contains(await Site.Get<AuditStore>().NewestAsync(9, Stop),
            entry => (entry.Action, entry.Subject) == ("view_message", $"message {message.Id}"));
    }

    [Fact]
    public async Task Who_would_not_get_the_mail_is_told_why_instead_of_shown()
    {
        await (await ProgrammeAsync(60)).InviteAsync();
        var message = (await Site.Get<MessageStore>().ListAsync(new MessageFilter(Rule: "invitation"), 0, 1, Stop)).Single();
        Site.Clock.Advance(TimeSpan.FromDays(20));

        var page = await PressAsync("", "Dag {{name}}", Text, message.Id);

        Assert.Contains("Deze persoon krijgt deze mail nu niet: de tijd om te antwoorden is voorbij.", page.Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_of_unsaved_words_reaches_only_who_asked()
    {
        await ProgrammeAsync();

        var page = await PressAsync("Test", "Dag {{name}}", Text);

        Assert.Contains("proefmail is naar u onderweg", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("[TEST] Dag Anna de Wit", Assert.Single(await Site.Get<LocalMailbox>().NewestAsync(null, 0, 9, Stop)).Subject);
    }

    [Fact]
    public async Task A_test_of_words_that_are_not_right_yet_sends_nothing()
    {
        await ProgrammeAsync();

        var page = await PressAsync("Test", "Dag {{nme}}", Text);

        Assert.Contains("Er is niets te sturen", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, Site.Get<LocalMailbox>().Count());
    }

    [Fact]
    public async Task Hints_help_and_hold_nothing_up()
    {
        await ProgrammeAsync();

        var page = await PressAsync(
            "Save", "Uw plaats", "Beste {{name}},\n\nIndien u wordt uitgenodigd, komt u DAN TOCH!!\n\n[Klik hier]({{link}})");

        var hints = page.QuerySelector(".hints")!.TextContent;
        Assert.Contains("Moeilijk woord: ‘Indien’. Makkelijker is: als.", hints, StringComparison.Ordinal);
        Assert.Contains("Lijdende vorm: ‘wordt uitgenodigd’", hints, StringComparison.Ordinal);
        Assert.Contains("De link ‘Klik hier’ zegt niet waar hij heen gaat", hints, StringComparison.Ordinal);
        Assert.Contains(
            "Vanaf nu krijgt iedereen deze woorden", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_goes_back_to_the_standard_words_or_an_older_version_after_seeing_them()
    {
        await ProgrammeAsync();
        await SaveAsync("Een");
        await SaveAsync("Twee");

        var sure = await Olga.ReadAsync(Invitation + "/terug/1");
        var one = await FollowAsync(await Olga.SendAsync(Invitation + "/terug/1", []));
        var standard = await FollowAsync(await Olga.SendAsync(Invitation + "/terug/0", []));

        Assert.Contains("Versie 1 terugzetten", sure.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Een", one.QuerySelector("#onderwerp")!.GetAttribute("value"));
        Assert.Equal("Er is een plaats voor u: {{title}}", standard.QuerySelector("#onderwerp")!.GetAttribute("value"));
        Assert.Equal(4, standard.QuerySelectorAll("table:has(#versies) tbody tr").Length);
    }

    [Fact]
    public async Task Who_was_overtaken_sees_the_words_of_the_other_and_keeps_her_own()
    {
        await ProgrammeAsync();
        using var piet = await SignedInAsync(StaffRole.Organiser);
        await piet.PostAsync(Invitation + "?handler=Save", Fields("Van Piet", Text, 0));

        var page = await PressAsync("Save", "Van Olga", Text, basedOn: 0);

        Assert.Contains("Iemand anders bewaarde intussen nieuwe woorden", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Van Piet", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal("Van Olga", page.QuerySelector("#onderwerp")!.GetAttribute("value"));
        Assert.Equal("1", page.QuerySelector("input[name=versie]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task In_a_programme_without_dialogues_the_dialogue_is_made_up_too()
    {
        await Recruit.Testing.TestProgramme.CreateAsync(Site.Database);

        var page = await Olga.ReadAsync("/organisatie/nederland/brieven");
        var editor = await Olga.ReadAsync("/organisatie/nederland/brieven/invitation/nl");

        Assert.Contains("Anna de Wit en de dialoog zijn verzonnen", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Wonen in onze stad", editor.QuerySelector("section:has(#voorbeeld)")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_viewer_reads_the_letters_and_changes_none()
    {
        await ProgrammeAsync();
        using var vera = await SignedInAsync(StaffRole.Viewer);

        var list = await vera.ReadAsync(Letters);

        Assert.Null(list.QuerySelector("a[href$='/invitation/nl']"));
        Assert.Equal(HttpStatusCode.NotFound, await vera.StatusOfAsync(Invitation));
        Assert.Equal(HttpStatusCode.NotFound, await vera.StatusOfAsync(Invitation + "/terug/0"));
        Assert.Equal(HttpStatusCode.NotFound, (await vera.PostAsync(Invitation + "?handler=Save", Fields("x", Text, 0))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await vera.PostAsync(Invitation + "/terug/0")).StatusCode);
    }

    [Theory]
    [InlineData("/sign_in_code/nl")]
    [InlineData("/geen/nl")]
    [InlineData("/invitation/fy")]
    [InlineData("/invitation/nl/terug/7")]
    public async Task A_letter_that_there_is_not_cannot_be_changed(string path)
    {
        await ProgrammeAsync();

        Assert.Equal(HttpStatusCode.NotFound, await Olga.StatusOfAsync(Letters + path));
    }

    private async Task SaveAsync(string subject) => Assert.Null((await PressAsync("Save", subject, Text)).QuerySelector(".error-summary"));

    /// <summary>Fills the editor in, presses a button of it, and reads the page that follows.</summary>
    private async Task<IDocument> PressAsync(string handler, string subject, string text, Guid? message = null, int? basedOn = null)
    {
        var version = basedOn ?? int.Parse((await Olga.ReadAsync(Invitation)).QuerySelector("input[name=versie]")!.GetAttribute("value")!,
            System.Globalization.CultureInfo.InvariantCulture);
        var fields = Fields(subject, text, version);
        fields["bericht"] = message?.ToString() ?? "";
        return await FollowAsync(await Olga.PostAsync(Invitation + (handler.Length == 0 ? "" : $"?handler={handler}"), fields));
    }

    private static Dictionary<string, string?> Fields(string subject, string text, int version) => new()
    {
        ["onderwerp"] = subject,
        ["tekst"] = text,
        ["versie"] = version.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["dialoog"] = "",
        ["bericht"] = "",
    };
}
