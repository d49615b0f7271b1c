using System.Net;
using AngleSharp.Dom;
using Dapper;
using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Staff;
using Recruit.Testing;

namespace Recruit.Web.Tests.Changes;

/// <summary>Olga moves and cancels an evening to which Anna and Ben come; Vera may only look.</summary>
public sealed class MoveDialogueTests : OrganiserTests
{
    private FilledEvening evening = null!;

    private string At => $"/organisatie/nederland/dialogen/{evening.Dialogue.Number}";

    private static Dictionary<string, string?> NextDay => new()
    {
        ["Title"] = "Wonen in de stad",
        ["Date"] = "26-1-2027",
        ["Time"] = "19.30",
        ["Minutes"] = "120",
        ["Format"] = "hall",
        ["Venue"] = "Stadhuis, Stadhuisbrug 1, Utrecht",
        ["step"] = "check",
    };

    protected override async Task BeginAsync()
    {
        await base.BeginAsync();
        evening = await FilledEvening.CreateAsync(Site.Database);
        await Site.SweepAsync("SendDueMessages");
    }

    [Fact]
    public async Task The_preview_tells_what_changes_who_is_told_what_they_read_and_sends_nothing()
    {
        var page = await PreviewAsync();
        var text = page.QuerySelector("main")!.TextContent;

        Assert.All(["maandag 25 januari 2027", "dinsdag 26 januari 2027", "4 mensen krijgen elk één bericht", "2 mensen die komen",
            "1 mens die is uitgenodigd", "1 gespreksleider",
            "Eerst was hij op"], words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.Equal(0, await CountAsync("select count(*) from message where rule like 'dialogue_%'"));
        Assert.Equal(evening.Dialogue.StartsAt, (await DialogueAsync()).StartsAt);
    }

    [Fact]
    public async Task A_press_moves_it_and_tells_everyone_once_and_a_second_press_does_nothing()
    {
        var fields = HiddenOf(await PreviewAsync());

        var first = await PageAfterAsync(await Olga.PostAsync(At + "/verplaatsen", fields));
        var second = await PageAfterAsync(await Olga.PostAsync(At + "/verplaatsen", fields));

        Assert.Contains("4 berichten staan klaar", first.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Er is nu niets gewijzigd", second.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(4, await CountAsync("select count(*) from message where rule like 'dialogue_%'"));
        Assert.Contains("Eerst was hij op maandag 25 januari", first.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Verplaatst, eerst op maandag 25 januari", (await Olga.ReadAsync("/programma/nederland")).Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_somebody_answers_in_between_the_organiser_looks_again()
    {
        var fields = HiddenOf(await PreviewAsync());
        await Site.Get<AnswerStore>().CancelAsync(await InvitationToAsync(0), Stop);

        var page = await PageAfterAsync(await Olga.PostAsync(At + "/verplaatsen", fields));

        Assert.Contains("Er is nog niets gewijzigd. Intussen krijgen 3 mensen", page.QuerySelector("[role=status]")!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal(evening.Dialogue.StartsAt, (await DialogueAsync()).StartsAt);
    }

    [Fact]
    public async Task Somebody_who_cannot_come_at_the_new_time_is_named_by_number_only()
    {
        await ExecuteAsync("update registration set availability = '{weekday_evening}'");
        var page = await PreviewAsync(NextDay.With("Time", "10.00"));

        var clash = page.QuerySelector("section[aria-labelledby=botst]")!.TextContent;

        Assert.Contains("Kunnen niet op dit deel van de week", clash, StringComparison.Ordinal);
        Assert.DoesNotContain("Anna", clash, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mistakes_are_told_at_their_fields_and_nothing_new_is_said_so()
    {
        var wrong = await Visitor.PageOf(
            await Olga.PostAsync(At + "/verplaatsen", NextDay.With("Date", "31-2-2027").With("Venue", "").With("Title", "")));
        var same = await Visitor.PageOf(await Olga.PostAsync(At + "/verplaatsen", NextDay.With("Date", "25-1-2027")));

        Assert.Equal(3, wrong.QuerySelectorAll(".error-summary li").Length);
        Assert.Contains("nog niets veranderd", same.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_title_tells_nobody()
    {
        var page = await PreviewAsync(NextDay.With("Date", "25-1-2027").With("Title", "Wonen, anders"));
        var after = await PageAfterAsync(await Olga.PostAsync(At + "/verplaatsen", HiddenOf(page)));

        Assert.Contains("Niemand krijgt daar bericht van", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Niemand hoefde bericht", after.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync("select count(*) from message where rule like 'dialogue_%'"));
    }

    [Fact]
    public async Task A_viewer_and_a_stranger_find_no_page_and_no_button_and_cannot_press()
    {
        using var vera = Visitor.SignedInAs(Site, await FilledEvening.StaffAsync(Site.Database, "Vera", StaffRole.Viewer));
        var fields = HiddenOf(await PreviewAsync());

        Assert.Null((await vera.ReadAsync(At)).QuerySelector("a[href$=verplaatsen]"));
        Assert.Equal(HttpStatusCode.NotFound, await vera.StatusOfAsync(At + "/verplaatsen"));
        Assert.Equal(HttpStatusCode.NotFound, await vera.StatusOfAsync(At + "/afgelasten"));
        Assert.Equal(HttpStatusCode.NotFound, (await vera.PostAsync(At + "/verplaatsen", fields)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Olga.PostWithoutTokenAsync(At + "/verplaatsen", fields)).StatusCode);
    }

    [Fact]
    public async Task Cancelling_shows_who_is_told_and_why_and_everyone_reads_that_it_is_off()
    {
        var link = await Site.LinkToAsync("anna@voorbeeld.example", "/uitnodiging/");
        var preview = await Visitor.PageOf(
            await Olga.PostAsync(At + "/afgelasten", new() { ["reden"] = "De zaal is dicht.", ["step"] = "check" }));
        var fields = HiddenOf(preview);

        var first = await PageAfterAsync(await Olga.PostAsync(At + "/afgelasten", fields));
        var second = await PageAfterAsync(await Olga.PostAsync(At + "/afgelasten", fields));
        using var anna = new Visitor(Site);

        Assert.Contains("De zaal is dicht.", preview.QuerySelector("pre")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("4 berichten staan klaar", first.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("gaat niet door", first.QuerySelector(".alert--bad")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Er is niets dubbel verstuurd", second.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "Deze dialoog gaat niet door", (await anna.ReadAsync(link)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("De zaal is dicht.", (await anna.ReadAsync(link)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Gaat niet door", (await anna.ReadAsync("/programma/nederland")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_comes_is_asked_once_whether_the_new_date_suits_and_opening_does_not_answer()
    {
        var link = await Site.LinkToAsync("anna@voorbeeld.example", "/uitnodiging/");
        Site.Clock.Advance(TimeSpan.FromMinutes(5));
        await Olga.PostAsync(At + "/verplaatsen", HiddenOf(await PreviewAsync()));
        Site.Clock.Advance(TimeSpan.FromMinutes(5));
        using var anna = new Visitor(Site);

        var asked = await anna.ReadAsync(link);
        Assert.NotNull((await anna.ReadAsync(link)).QuerySelector("[aria-labelledby=gewijzigd]"));
        await anna.PostAsync(link + "?handler=StillComes");

        Assert.Contains("Nu is hij op dinsdag 26 januari 2027", asked.QuerySelector("[aria-labelledby=gewijzigd]")!.TextContent,
            StringComparison.Ordinal);
        Assert.Null((await anna.ReadAsync(link)).QuerySelector("[aria-labelledby=gewijzigd]"));
    }

    [Fact]
    public async Task A_municipality_cancels_its_own_free_dialogue_and_no_other()
    {
        var free = await evening.Programme.DialogueAsync(dialogue => dialogue with { Title = "Werken" });
        using var guus = Visitor.SignedInAs(Site, await FilledEvening.StaffAsync(Site.Database, "Guus", StaffRole.Municipality));
        using var zoe = Visitor.SignedInAs(Site, await FilledEvening.StaffAsync(Site.Database, "Zoe", StaffRole.Municipality, "GM0193"));
        var path = $"/gemeente/dialoog/{free.Number}/afgelasten";

        var preview = await Visitor.PageOf(await guus.PostAsync(path, new() { ["reden"] = "", ["step"] = "check" }));
        Assert.Equal(HttpStatusCode.NotFound, await zoe.StatusOfAsync(path));
        await guus.PostAsync(path, HiddenOf(preview));

        Assert.Contains("gaat niet door", (await guus.ReadAsync($"/gemeente/dialoog/{free.Number}")).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, await guus.StatusOfAsync($"/gemeente/dialoog/{evening.Dialogue.Number}/afgelasten"));
    }

    [Fact]
    public async Task In_English_the_pages_speak_English()
    {
        await Olga.PostAsync("/taal", new() { ["taal"] = "en", ["terug"] = "/" });

        var page = await PreviewAsync();

        Assert.Contains("4 people get one message each", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("The dialogue has been moved", page.QuerySelector("pre")!.TextContent, StringComparison.Ordinal);
    }

    private async Task<IDocument> PreviewAsync(Dictionary<string, string?>? fields = null) =>
        await Visitor.PageOf(await Olga.PostAsync(At + "/verplaatsen", fields ?? NextDay));

    private static Dictionary<string, string?> HiddenOf(IDocument page) => page.QuerySelectorAll("main form input[type=hidden]")
        .Where(input => input.GetAttribute("name") != "__RequestVerificationToken")
        .ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value")).With("step", "save");

    private async Task<IDocument> PageAfterAsync(HttpResponseMessage answer) =>
        answer.Headers.Location is { } to ? await Olga.ReadAsync(to.OriginalString) : await Visitor.PageOf(answer);

    private async Task<Dialogue> DialogueAsync() => (await Site.Get<DialogueStore>().GetAsync(evening.Dialogue.Id, Stop))!;

    private async Task<Guid> InvitationToAsync(int index) =>
        (await Site.Get<InvitationStore>().ListOfDialogueAsync(evening.Dialogue.Id, Stop))[index].Id;

    private async Task<int> CountAsync(string sql)
    {
        await using var connection = await Site.Database.Source.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>(sql);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await Site.Database.Source.OpenConnectionAsync();
        await connection.ExecuteAsync(sql);
    }
}

/// <summary>Fields of a form with one of them changed.</summary>
internal static class FormFields
{
    public static Dictionary<string, string?> With(this Dictionary<string, string?> fields, string name, string? value) =>
        new(fields) { [name] = value };
}
