using System.Net;
using Dapper;
using Recruit.Data.Privacy;
using Recruit.Data.Registrations;
using Recruit.Testing;

namespace Recruit.Web.Tests.Registrations;

/// <summary>Signing up: every answer is understood or answered with what to do, and nothing is stored before the consent.</summary>
public sealed class SignUpTests : SiteTestBase
{
    private SmallProgramme programme = null!;
    private SignUpForm anna = null!;

    protected override async Task BeginAsync()
    {
        programme = await SmallProgramme.CreateAsync(Site.Database);
        anna = new SignUpForm(Site);
    }

    protected override Task EndAsync()
    {
        anna.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Who_answers_everything_and_agrees_is_registered_and_gets_one_mail()
    {
        await anna.AnswerAsync();

        var sent = await anna.AgreeAsync();

        Assert.Equal("/aanmelden/proeftuin/verzonden", sent.Headers.Location?.ToString());
        var registration = await OnlyRegistrationAsync();
        Assert.Equal(("unconfirmed", "nl"), (registration.State, registration.Language));
        Assert.Equal(["weekday_evening"], registration.Availability);
        var contact = await Site.Get<Vault>().ReadAsync(registration.PersonId, Stop);
        Assert.Equal(("Anna de Wit", "anna+praat@voorbeeld.example", "3511 AB"), (contact!.Name, contact.Email, contact.Postcode));
        Assert.Equal(["confirm_registration"], await MailsAsync());
    }

    [Fact]
    public async Task Age_group_and_province_follow_from_birth_year_and_postcode()
    {
        await anna.AnswerAsync();
        await anna.AgreeAsync();

        var told = await Site.Get<RegistrationStore>().DemographicsAsync((await OnlyRegistrationAsync()).Id, Stop);

        Assert.Equal(("40-64", "utrecht", "woman"), (told!.Levels["age_group"], told.Levels["region"], told.Levels["gender"]));
        Assert.Equal((1984, "3511"), (told.BirthYear, told.Postcode4));
        Assert.Empty(told.SpecialLevels);
    }

    [Fact]
    public async Task Nothing_is_stored_before_the_consent()
    {
        await anna.AnswerAsync();

        var refused = await anna.SendAsync("toestemming", []);

        Assert.Contains("akkoord", await ErrorsAsync(refused), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, await CountAsync("registration"));
        Assert.Equal(0, await CountAsync("message"));
    }

    [Fact]
    public async Task People_of_one_house_are_one_household_and_neighbours_are_not()
    {
        await SignUpAsync("anna@voorbeeld.example", "3511 AB", "12");
        await SignUpAsync("ben@voorbeeld.example", "3511ab", "12");
        await SignUpAsync("cem@voorbeeld.example", "3511AB", "14");
        await SignUpAsync("dana@voorbeeld.example", "3511", "");

        var households = await QueryAsync<byte[]?>("select household from registration order by number");

        Assert.Equal(households[0], households[1]);
        Assert.NotEqual(households[0], households[2]);
        Assert.Null(households[3]);
    }

    [Fact]
    public async Task A_second_sign_up_with_the_same_address_looks_the_same_and_stores_nothing()
    {
        await SignUpAsync("anna@voorbeeld.example", "3511 AB", "12");
        using var again = new SignUpForm(Site);
        await again.AnswerAsync(("contact", new() { ["naam"] = "Iemand Anders", ["email"] = " Anna@Voorbeeld.example" }));

        var sent = await again.AgreeAsync();

        Assert.Equal("/aanmelden/proeftuin/verzonden", sent.Headers.Location?.ToString());
        Assert.Equal(1, await CountAsync("registration"));
        Assert.Equal(["confirm_registration", "registered_again"], await MailsAsync());
    }

    [Theory]
    [InlineData("geboortejaar", "geboortejaar", "", "vier cijfers")]
    [InlineData("geboortejaar", "geboortejaar", "84", "vier cijfers")]
    [InlineData("geboortejaar", "geboortejaar", "29 februari 1984", "vier cijfers")]
    [InlineData("geboortejaar", "geboortejaar", "1850", "vier cijfers")]
    [InlineData("postcode", "postcode", "", "Vul uw postcode in")]
    [InlineData("postcode", "postcode", "B-1000", "buitenland")]
    [InlineData("postcode", "postcode", "10115", "buitenland")]
    [InlineData("postcode", "postcode", "9999 ZZ", "Deze postcode kennen wij niet")]
    [InlineData("vraag-gender", "gender", "", "Kies een antwoord")]
    [InlineData("vraag-gender", "gender", "koning", "Kies een antwoord")]
    [InlineData("wanneer", "wanneer", "nooit", "ten minste één")]
    [InlineData("hoe", "hoe", "", "ten minste één")]
    [InlineData("contact", "naam", "", "Vul uw naam in")]
    [InlineData("contact", "email", "anna.voorbeeld.example", "Vul uw e-mailadres in")]
    [InlineData("contact", "email", "piet..puntpunt@voorbeeld.example", "Vul uw e-mailadres in")]
    [InlineData("contact", "email", "naam.@voorbeeld.example", "Vul uw e-mailadres in")]
    [InlineData("contact", "email", "dd@voorbeeld..example", "Vul uw e-mailadres in")]
    [InlineData("contact", "naam", "\u202E\u200B\n", "Vul uw naam in")]
    [InlineData("contact", "email", "anna@gmail.con", "Bedoelt u anna@gmail.com?")]
    [InlineData("contact", "telefoon", "bel maar", "telefoonnummer")]
    public async Task A_wrong_answer_says_what_to_do_at_the_field_and_above_the_form(string step, string field, string value, string says)
    {
        await anna.AnswerUntilAsync(step);

        var answer = await anna.SendAsync(step, new() { ["naam"] = "Anna", ["email"] = "anna@voorbeeld.example", [field] = value });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await Visitor.PageOf(answer);
        Assert.Contains(says, page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        var target = page.QuerySelector(".error-summary a")!.GetAttribute("href")!;
        Assert.Contains(
            says, page.QuerySelector(target)!.Closest(".field")!.QuerySelector(".field-error")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("Fout:", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_of_8001_characters_is_refused_and_still_stands_in_its_field()
    {
        await anna.AnswerUntilAsync("nodig");
        var story = new string('a', 8001);

        var page = await Visitor.PageOf(await anna.SendAsync("nodig", new() { ["nodig"] = story }));

        Assert.Contains(
            "hoogstens 500 tekens. U gebruikte er 8.001", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(story, page.QuerySelector("textarea")!.TextContent);
    }

    [Fact]
    public async Task Who_is_too_young_is_told_so_kindly_and_goes_no_further()
    {
        await anna.AnswerUntilAsync("geboortejaar");

        var page = await Visitor.PageOf(await anna.SendAsync("geboortejaar", new() { ["geboortejaar"] = "2014" }));

        Assert.Contains("Meedoen kan vanaf 16 jaar", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var next = await anna.Visitor.GetAsync("/aanmelden/proeftuin/postcode");
        Assert.Equal("/aanmelden/proeftuin/geboortejaar", next.Headers.Location?.ToString());
    }

    [Fact]
    public async Task A_special_answer_needs_a_consent_of_its_own_and_is_stored_apart()
    {
        await anna.AnswerUntilAsync("vraag-origin");
        var without = await anna.SendAsync("vraag-origin", new() { ["origin"] = "abroad" });
        await anna.AnswerAsync(("vraag-origin", new() { ["origin"] = "abroad", ["toestemming"] = "ja" }));
        await anna.AgreeAsync();

        var told = await Site.Get<RegistrationStore>().DemographicsAsync((await OnlyRegistrationAsync()).Id, Stop);

        Assert.Contains("Geef toestemming", await ErrorsAsync(without), StringComparison.Ordinal);
        Assert.Equal(["abroad"], told!.SpecialLevels.Values);
        Assert.DoesNotContain("origin", told.Levels.Keys);
    }

    [Fact]
    public async Task An_odd_address_that_its_owner_insists_on_is_taken()
    {
        await anna.AnswerAsync(("contact", new() { ["naam"] = "Anna", ["email"] = "anna@gmial.com", ["email-keuze"] = "anna@gmial.com" }));
        await anna.AgreeAsync();

        var contact = await Site.Get<Vault>().ReadAsync((await OnlyRegistrationAsync()).PersonId, Stop);

        Assert.Equal("anna@gmial.com", contact!.Email);
    }

    [Fact]
    public async Task Answers_stay_when_one_goes_back_or_refreshes()
    {
        await anna.AnswerUntilAsync("wanneer");

        var before = await anna.Visitor.ReadAsync("/aanmelden/proeftuin/postcode");

        Assert.Equal(("3511 AB", "12"),
            (before.QuerySelector("#postcode")!.GetAttribute("value"), before.QuerySelector("#huisnummer")!.GetAttribute("value")));
    }

    [Fact]
    public async Task The_check_shows_every_answer_and_a_change_leads_back_to_it()
    {
        await anna.AnswerAsync();
        var check = await anna.Visitor.ReadAsync("/aanmelden/proeftuin/controleren");

        var changed = await anna.SendAsync("wanneer?wijzig=true", new() { ["wanneer"] = "weekend" });

        Assert.Contains("anna+praat@voorbeeld.example", check.QuerySelector("dl")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/aanmelden/proeftuin/controleren", changed.Headers.Location?.ToString());
        Assert.Contains("In het weekend",
            (await anna.Visitor.ReadAsync("/aanmelden/proeftuin/controleren")).QuerySelector("dl")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_can_skip_a_question()
    {
        await anna.AnswerUntilAsync("wanneer");

        foreach (var later in new[] { "contact", "controleren", "toestemming" })
            Assert.Equal("/aanmelden/proeftuin/wanneer",
                (await anna.Visitor.GetAsync($"/aanmelden/proeftuin/{later}")).Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("/aanmelden/proeftuin/geboortejaar")]
    [InlineData("/aanmelden/proeftuin/controleren")]
    [InlineData("/aanmelden/proeftuin/toestemming")]
    public async Task Who_has_not_started_is_brought_to_the_start(string path)
    {
        var answer = await anna.Visitor.GetAsync(path);

        Assert.Equal("/aanmelden/proeftuin", answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task An_unfinished_form_is_forgotten_after_four_hours()
    {
        await anna.AnswerUntilAsync("wanneer");
        Site.Clock.Advance(TimeSpan.FromHours(4));

        Assert.Equal("/aanmelden/proeftuin", (await anna.Visitor.GetAsync("/aanmelden/proeftuin/wanneer")).Headers.Location?.ToString());
    }

    [Fact]
    public async Task Programs_are_thanked_and_not_stored()
    {
        await anna.AnswerAsync();
        var trapped = await anna.SendAsync("toestemming", new() { ["akkoord"] = "ja", ["aanvulling"] = "koop nu" });
        using var hasty = new SignUpForm(Site);
        await hasty.AnswerUntilAsync("");
        var tooQuick = await hasty.AgreeAsync();

        Assert.Equal("/aanmelden/proeftuin/verzonden", trapped.Headers.Location?.ToString());
        Assert.Equal("/aanmelden/proeftuin/verzonden", tooQuick.Headers.Location?.ToString());
        Assert.Equal(0, await CountAsync("registration"));
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_with_a_page_that_says_so()
    {
        await anna.AnswerUntilAsync("wanneer");

        var refused = await anna.Visitor.PostWithoutTokenAsync("/aanmelden/proeftuin/wanneer", new() { ["wanneer"] = "weekend" });

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains(
            "Het formulier was verlopen", (await Visitor.PageOf(refused)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_closing_date_the_page_says_so_and_takes_nothing()
    {
        await anna.AnswerAsync();
        await ExecuteAsync("update programme set registration_closes_at = @now", new { now = Site.Clock.Now });

        var late = await anna.Visitor.PostAsync("/aanmelden/proeftuin/toestemming", new() { ["akkoord"] = "ja" });

        Assert.Equal("/aanmelden/proeftuin", late.Headers.Location?.ToString());
        Assert.Contains("niet meer aanmelden", (await anna.Visitor.ReadAsync("/aanmelden/proeftuin")).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync("registration"));
    }

    [Fact]
    public async Task A_programme_that_does_not_exist_is_not_found() =>
        Assert.Equal(HttpStatusCode.NotFound, await anna.Visitor.StatusOfAsync("/aanmelden/bestaat-niet"));

    [Fact]
    public async Task Scientists_sign_up_by_their_own_link_and_name_their_organisation()
    {
        await anna.Visitor.SendAsync("/aanmelden/proeftuin?spoor=science", []);
        foreach (var (step, fields) in new (string, Dictionary<string, string?>)[]
        {
            ("geboortejaar", new() { ["geboortejaar"] = "1970" }), ("postcode", new() { ["postcode"] = "9401" }),
            ("vraag-gender", new() { ["gender"] = "man" }), ("vraag-origin", new() { ["origin"] = "zeg-ik-niet" }),
            ("wanneer", new() { ["wanneer"] = "weekend" }), ("hoe", new() { ["hoe"] = "ver" }), ("nodig", []),
            ("contact", new() { ["naam"] = "Kees Bol", ["organisatie"] = "Universiteit Zuidlaren", ["email"] = "k.bol@voorbeeld.example" }),
        })
            Assert.Equal(HttpStatusCode.Redirect, (await anna.SendAsync(step, fields)).StatusCode);
        Site.Clock.Advance(TimeSpan.FromMinutes(3));
        await anna.AgreeAsync();

        var kees = await OnlyRegistrationAsync();

        Assert.Equal((programme.Science.Id, "Universiteit Zuidlaren", true), (kees.TrackId, kees.Organisation, kees.Travels));
        Assert.Equal(["hall"], kees.Formats);
    }

    private async Task SignUpAsync(string email, string postcode, string houseNumber)
    {
        using var form = new SignUpForm(Site);
        await form.AnswerAsync(
            ("postcode", new() { ["postcode"] = postcode, ["huisnummer"] = houseNumber }),
            ("contact", new() { ["naam"] = email, ["email"] = email }));
        await form.AgreeAsync();
    }

    private async Task<Registration> OnlyRegistrationAsync() =>
        (await Site.Get<RegistrationStore>().GetAsync(Assert.Single(await QueryAsync<Guid>("select id from registration")), Stop))!;

    private Task<List<string>> MailsAsync() => QueryAsync<string>("select rule from message order by rule");

    private async Task<int> CountAsync(string table) => Assert.Single(await QueryAsync<int>($"select count(*)::int from {table}"));

    private async Task<List<T>> QueryAsync<T>(string sql)
    {
        await using var connection = await Site.Database.Source.OpenConnectionAsync();
        return (await connection.QueryAsync<T>(sql)).AsList();
    }

    private async Task ExecuteAsync(string sql, object parameters)
    {
        await using var connection = await Site.Database.Source.OpenConnectionAsync();
        await connection.ExecuteAsync(sql, parameters);
    }

    private static async Task<string> ErrorsAsync(HttpResponseMessage answer) =>
        (await Visitor.PageOf(answer)).QuerySelector(".error-summary")?.TextContent ?? "";
}
