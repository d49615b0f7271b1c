using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Dapper;
using Recruit.Data.Invitations;
using Recruit.Data.Privacy;
using Recruit.Data.Registrations;
using Recruit.Data.Staff;
using Recruit.Testing;

namespace Recruit.Web.Tests.Post;

/// <summary>Wim has no e-mail: Olga prints and posts his letter, he types its code or calls; Vera may only look.</summary>
public sealed class PaperLetterTests : OrganiserTests
{
    private const string Letters = "/organisatie/nederland/post";
    private Guid registration, invitation;
    private long number;

    protected override async Task BeginAsync()
    {
        await base.BeginAsync();
        var programme = await TestProgramme.CreateAsync(Site.Database);
        var evening = await programme.DialogueAsync();
        registration = await programme.RegisterAsync("Wim", "man", wish => wish with
        {
            Contact = new Contact("Wim <Bakker>")
            {
                Street = "Lindelaan 4",
                Postcode = "3511 AB",
                City = "Utrecht",
                Telephone = "030 123 45 67",
            },
            BirthYear = 1956,
        });
        await Site.Get<ConfirmationStore>().ConfirmRoundAsync(await programme.ProposeAsync(evening, [registration]), "olga", Stop);
        invitation = (await InvitationAsync()).Id;
        number = (await Site.Get<RegistrationStore>().GetAsync(registration, Stop))!.Number;
        await Site.SweepAsync("SendDueMessages");
    }

    [Fact]
    public async Task The_list_shows_who_waits_and_looking_makes_no_code()
    {
        var page = await Olga.ReadAsync(Letters);

        Assert.Contains("1 brief wacht", page.QuerySelector("caption")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Wim <Bakker>", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync("select count(*) from letter_code"));
        Assert.Contains(
            "wacht als brief", (await Olga.ReadAsync("/organisatie/nederland/berichten")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_is_a_sheet_with_address_words_code_and_a_square_that_a_telephone_reads()
    {
        await Olga.PostAsync($"{Letters}?handler=Settings", new() { ["dagen"] = "3", ["telefoon"] = "030 765 43 21" });

        var page = await PrintAsync();
        var letter = page.QuerySelector("article.letter")!;

        Assert.Contains("Wim <Bakker>", letter.QuerySelector("address")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("3511 AB Utrecht", letter.QuerySelector("address")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Er is een plaats voor u", letter.TextContent, StringComparison.Ordinal);
        Assert.Contains("030 765 43 21", letter.TextContent, StringComparison.Ordinal);
        Assert.Contains("recruit.example/code", letter.QuerySelector(".letter__code")!.TextContent, StringComparison.Ordinal);
        Assert.True(letter.QuerySelector("svg.qr path")!.GetAttribute("d")!.Length > 1000);
        Assert.Null(letter.QuerySelector("[style], script, a"));
    }

    [Fact]
    public async Task The_press_that_counts_what_was_posted_counts_it_once()
    {
        await PrintAsync();

        var wrong = await StatusAfterAsync(await Olga.PostAsync($"{Letters}?handler=Posted", new() { ["aantal"] = "2" }));
        var first = await StatusAfterAsync(await Olga.PostAsync($"{Letters}?handler=Posted", new() { ["aantal"] = "1" }));
        var second = await StatusAfterAsync(await Olga.PostAsync($"{Letters}?handler=Posted", new() { ["aantal"] = "1" }));

        Assert.Contains("Er is niets geteld", wrong, StringComparison.Ordinal);
        Assert.Contains("1 brief telt nu als verstuurd", first, StringComparison.Ordinal);
        Assert.Contains("Er is niets dubbel geteld", second, StringComparison.Ordinal);
        Assert.Equal(InvitationState.Sent, (await InvitationAsync()).State);
        Assert.Equal(1, await CountAsync("select count(*) from audit_entry where action = 'post_letters'"));
    }

    [Fact]
    public async Task Wim_types_his_code_sees_his_invitation_and_answers_only_by_pressing()
    {
        var code = CodeOn(await PrintAsync());
        using var wim = new Visitor(Site);

        var wrong = await Visitor.PageOf(await wim.SendAsync("/code", new() { ["code"] = code, ["bewijs"] = "1955" }, "main form"));
        var right = await wim.SendAsync("/code", new() { ["code"] = code.ToLowerInvariant(), ["bewijs"] = "1956" }, "main form");
        var path = right.Headers.Location!.OriginalString;
        var page = await wim.ReadAsync(path);

        Assert.Contains("Dit klopt niet samen", wrong.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Matches("^/uitnodiging/[A-Za-z0-9_-]{22}$", path);
        Assert.Contains("U bent uitgenodigd", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(InvitationState.Planned, (await InvitationAsync()).State);
        await wim.PostAsync(path + "?handler=Accept");
        Assert.Equal(InvitationState.Accepted, (await InvitationAsync()).State);
    }

    [Fact]
    public async Task Guessing_is_slowed_down_and_an_empty_form_says_what_is_missing()
    {
        using var mallory = new Visitor(Site);
        var empty = await Visitor.PageOf(await mallory.PostAsync("/code"));
        HttpStatusCode last = 0;
        for (var tried = 0; tried < 60; tried++)
            last = (await mallory.PostAsync("/code", new() { ["code"] = $"AAAA-AAAA-{tried:D4}", ["bewijs"] = "3511" })).StatusCode;

        Assert.Equal(2, empty.QuerySelectorAll(".error-summary li").Length);
        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    [Fact]
    public async Task What_Wim_says_on_the_telephone_is_recorded_with_who_heard_it()
    {
        var path = $"/organisatie/nederland/aanmeldingen/{number}";

        var yes = await StatusAfterAsync(
            await Olga.PostAsync(path + "?handler=Phone", new() { ["uitnodiging"] = invitation.ToString(), ["antwoord"] = "Comes" }));
        var off = await StatusAfterAsync(
            await Olga.PostAsync(path + "?handler=Phone", new() { ["uitnodiging"] = invitation.ToString(), ["antwoord"] = "DoesNotCome" }));
        var late = await StatusAfterAsync(
            await Olga.PostAsync(path + "?handler=Phone", new() { ["uitnodiging"] = invitation.ToString(), ["antwoord"] = "Comes" }));

        Assert.Contains("deze persoon komt.", yes, StringComparison.Ordinal);
        Assert.Contains("zegde af", off, StringComparison.Ordinal);
        Assert.Contains("Er is niets genoteerd", late, StringComparison.Ordinal);
        Assert.Equal(2, await CountAsync("select count(*) from audit_entry where action = 'answer_by_phone'"));
        Assert.Equal(HttpStatusCode.NotFound, (await Olga.PostAsync(
            path + "?handler=Phone", new() { ["uitnodiging"] = Guid.NewGuid().ToString(), ["antwoord"] = "Comes" })).StatusCode);
    }

    [Fact]
    public async Task A_viewer_sees_numbers_instead_of_names_and_cannot_print_post_or_record()
    {
        var code = CodeOn(await PrintAsync());
        using var vera = Visitor.SignedInAs(Site, await FilledEvening.StaffAsync(Site.Database, "Vera", StaffRole.Viewer));

        var text = (await vera.ReadAsync(Letters)).QuerySelector("main")!;

        Assert.DoesNotContain("Wim", text.TextContent, StringComparison.Ordinal);
        Assert.Contains($"Aanmelding {number}", text.TextContent, StringComparison.Ordinal);
        Assert.Null(text.QuerySelector("form"));
        Assert.Equal(HttpStatusCode.NotFound, await vera.StatusOfAsync(Letters + "/print"));
        Assert.Equal(HttpStatusCode.NotFound, (await vera.PostAsync(Letters + "?handler=Posted", new() { ["aantal"] = "1" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await vera.PostAsync($"/organisatie/nederland/aanmeldingen/{number}?handler=Phone",
            new() { ["uitnodiging"] = invitation.ToString(), ["antwoord"] = "Comes" })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Olga.PostWithoutTokenAsync(Letters + "?handler=Print")).StatusCode);
        var message = await MessageIdAsync();
        Assert.DoesNotContain(
            code, (await Olga.ReadAsync($"/organisatie/nederland/berichten/{message}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_little_time_left_Wim_is_on_the_list_of_those_to_be_called()
    {
        Site.Clock.Advance(TimeSpan.FromDays(15));

        var page = await Olga.ReadAsync(Letters);
        var message = page.QuerySelector("input[name=bericht]")!.GetAttribute("value");
        var called = await StatusAfterAsync(await Olga.PostAsync($"{Letters}?handler=Called", new() { ["bericht"] = message }));

        Assert.Contains("030 123 45 67", page.QuerySelector(".attendance")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("deze persoon weet het", called, StringComparison.Ordinal);
        Assert.Equal(InvitationState.Sent, (await InvitationAsync()).State);
    }

    [Fact]
    public async Task In_English_the_pages_speak_English_and_wrong_settings_are_told_at_their_fields()
    {
        await Olga.PostAsync("/taal", new() { ["taal"] = "en", ["terug"] = "/" });

        var page = await Olga.ReadAsync(Letters);
        var wrong = await Visitor.PageOf(
            await Olga.PostAsync($"{Letters}?handler=Settings", new() { ["dagen"] = "99", ["telefoon"] = "bel maar" }));
        var code = await Olga.ReadAsync("/code");

        Assert.Contains("1 letter is waiting", page.QuerySelector("caption")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, wrong.QuerySelectorAll(".error-summary li").Length);
        Assert.Contains("Enter the code from your letter", code.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_letters_the_page_says_so()
    {
        await PrintAsync();
        await Olga.PostAsync($"{Letters}?handler=Posted", new() { ["aantal"] = "1" });

        Assert.Contains(
            "Er wachten geen brieven", (await Olga.ReadAsync(Letters)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private async Task<IDocument> PrintAsync()
    {
        var answer = await Olga.PostAsync($"{Letters}?handler=Print");
        return await Olga.ReadAsync(answer.Headers.Location!.OriginalString);
    }

    private static string CodeOn(IDocument page) =>
        Regex.Match(page.QuerySelector(".letter__digits")!.TextContent, "[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}").Value;

    private async Task<string> StatusAfterAsync(HttpResponseMessage answer) =>
        (await Olga.ReadAsync(answer.Headers.Location!.OriginalString)).QuerySelector("[role=status]")!.TextContent;

    private async Task<Invitation> InvitationAsync() =>
        Assert.Single(await Site.Get<InvitationStore>().ListOfRegistrationAsync(registration, Stop));

    private async Task<Guid> MessageIdAsync()
    {
        await using var connection = await Site.Database.Source.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<Guid>("select id from message where state = 'letter'");
    }

    private async Task<int> CountAsync(string sql)
    {
        await using var connection = await Site.Database.Source.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>(sql);
    }
}
