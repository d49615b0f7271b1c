using System.Net;
using Dapper;
using Recruit.Data.Dialogues;
using Recruit.Data.Privacy;
using Recruit.Testing;

namespace Recruit.Web.Tests.Invitations;

/// <summary>The page of an invitation: opening never answers, and whatever happened meanwhile has its own clear page.</summary>
public sealed class AnswerTests : SiteTestBase
{
    private SmallProgramme programme = null!;
    private Visitor anna = null!;
    private string path = "";

    private Dialogue Evening => programme.Dialogues[0];

    protected override async Task BeginAsync()
    {
        programme = await SmallProgramme.CreateAsync(Site.Database, citizens: 2);
        await Site.Database.InviteAsync(Evening, programme.Registrations[0]);
        path = await PathAsync();
        anna = new Visitor(Site);
    }

    protected override Task EndAsync()
    {
        anna.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Opening_the_page_shows_the_date_in_words_and_answers_nothing()
    {
        var page = await anna.ReadAsync(path);

        Assert.Contains("U bent uitgenodigd", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("woensdag 3 februari 2027", page.QuerySelector(".ticket")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("van 20.00 tot 22.00 uur", page.QuerySelector(".ticket")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("planned", await StateAsync());
    }

    [Fact]
    public async Task The_link_to_an_online_dialogue_is_for_those_who_come()
    {
        var before = await HeadlineAndTextAsync();
        await PressAsync("Accept");
        var after = await HeadlineAndTextAsync();

        Assert.DoesNotContain("samen.example", before, StringComparison.Ordinal);
        Assert.Contains("https://samen.example/0", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_yes_is_kept_and_a_second_press_says_the_same()
    {
        var first = await PressAsync("Accept");
        var second = await anna.PostAsync(path + "?handler=Accept");

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (first.StatusCode, second.StatusCode));
        Assert.Equal("accepted", await StateAsync());
        Assert.Contains("uw plaats is vast", await HeadlineAndTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_no_frees_the_seat_and_a_later_yes_does_not_undo_it()
    {
        await PressAsync("Decline");

        var late = await Visitor.PageOf(await anna.PostAsync(path + "?handler=Accept"));

        Assert.Contains("U had al eerder geantwoord", late.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("declined", await StateAsync());
        Assert.Null(await QueryAsync<Guid?>("select registration_id from seat"));
    }

    [Fact]
    public async Task Giving_a_seat_back_is_asked_once_more_and_then_done()
    {
        await PressAsync("Accept");
        var asked = await anna.ReadAsync(path + "/afzeggen");
        await anna.SendAsync(path + "/afzeggen", []);

        Assert.Contains("Kunt u toch niet?", asked.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("cancelled", await StateAsync());
        Assert.Contains("Uw plaats is weer vrij", await HeadlineAndTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_last_day_the_page_says_that_the_time_is_over()
    {
        Site.Clock.Advance(TimeSpan.FromDays(7));

        var page = await HeadlineAndTextAsync();
        var late = await anna.PostAsync(path + "?handler=Accept");

        Assert.Contains("De tijd om te antwoorden is voorbij", page, StringComparison.Ordinal);
        Assert.Contains(
            "De tijd om te antwoorden is voorbij", (await Visitor.PageOf(late)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.NotEqual("accepted", await StateAsync());
    }

    [Fact]
    public async Task Once_it_has_started_a_seat_cannot_be_given_back()
    {
        await PressAsync("Accept");
        Site.Clock.MoveTo(Evening.StartsAt.AddMinutes(5));

        var late = await Visitor.PageOf(await anna.PostAsync(path + "?handler=Cancel"));

        Assert.Contains("al begonnen", late.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("accepted", await StateAsync());
    }

    [Fact]
    public async Task A_seat_that_went_to_somebody_else_is_said_to_be_gone()
    {
        var form = await anna.ReadAsync(path);
        await ExecuteAsync("update seat set registration_id = @other", new { other = programme.Registrations[1] });

        var late = await Visitor.PageOf(await anna.PostAsync(path + "?handler=Accept"));

        Assert.NotNull(form.QuerySelector("main form"));
        Assert.Contains("Deze plaats is er niet meer", late.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dialogue_that_was_called_off_says_so()
    {
        await ExecuteAsync("update dialogue set state = 'cancelled' where id = @id", new { id = Evening.Id });

        Assert.Contains("gaat niet door", await HeadlineAndTextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/uitnodiging/verzonnen")]
    [InlineData("/uitnodiging/verzonnen/afzeggen")]
    [InlineData("/bevestigen/verzonnen")]
    [InlineData("/mijn/verzonnen")]
    [InlineData("/mijn/verzonnen/wanneer")]
    [InlineData("/mijn/verzonnen/afmelden")]
    [InlineData("/mijn/verzonnen/wissen")]
    public async Task A_made_up_link_opens_nothing_and_offers_a_new_one(string made)
    {
        var answer = await anna.GetAsync(made);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("/mijn", (await Visitor.PageOf(answer)).QuerySelector("main a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_link_for_one_thing_does_not_open_another()
    {
        var token = path.Split('/')[^1];

        Assert.Equal(HttpStatusCode.NotFound, await anna.StatusOfAsync($"/mijn/{token}"));
        Assert.Equal(HttpStatusCode.NotFound, await anna.StatusOfAsync($"/bevestigen/{token}"));
        Assert.Equal(HttpStatusCode.NotFound, await anna.StatusOfAsync($"/mijn/{token}/gegevens.json"));
    }

    [Fact]
    public async Task The_calendar_file_is_only_for_those_who_come()
    {
        var before = await anna.StatusOfAsync(path + "/agenda.ics");
        await PressAsync("Accept");
        var after = await anna.GetAsync(path + "/agenda.ics");

        Assert.Equal(HttpStatusCode.NotFound, before);
        Assert.Equal("text/calendar", after.Content.Headers.ContentType!.MediaType);
        Assert.Contains("DTSTART;TZID=Europe/Amsterdam:20270203T200000", await after.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_without_the_forms_token_is_refused()
    {
        var answer = await anna.PostWithoutTokenAsync(path + "?handler=Accept");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("planned", await StateAsync());
    }

    private async Task<string> PathAsync()
    {
        var invitation = await QueryAsync<Guid>("select id from invitation");
        return "/uitnodiging/"
            + await Site.Get<CapabilityStore>().IssueAsync(CapabilityPurpose.Invitation, invitation, Evening.EndsAt, Stop);
    }

    private async Task<HttpResponseMessage> PressAsync(string handler)
    {
        Assert.NotNull((await anna.ReadAsync(path)).QuerySelector($"main button[formaction$='handler={handler}']"));
        return await anna.PostAsync($"{path}?handler={handler}");
    }

    private async Task<string> HeadlineAndTextAsync() => (await anna.ReadAsync(path)).QuerySelector("main")!.TextContent;

    private Task<string> StateAsync() => QueryAsync<string>("select state from invitation");

    private async Task<T> QueryAsync<T>(string sql)
    {
        await using var connection = await Site.Database.Source.OpenConnectionAsync();
        return await connection.QuerySingleAsync<T>(sql);
    }

    private async Task ExecuteAsync(string sql, object parameters)
    {
        await using var connection = await Site.Database.Source.OpenConnectionAsync();
        await connection.ExecuteAsync(sql, parameters);
    }
}
