using System.Net;
using Dapper;
using Recruit.Data.Audit;
using Recruit.Data.Privacy;
using Recruit.Data.Staff;

namespace Recruit.Web.Tests.Staff;

/// <summary>Staff sign in by a one-time code, in the browser that asked for it, within ten minutes and five tries.</summary>
public sealed class SignInTests : SiteTestBase
{
    private const string Fatima = "fatima@utrecht.example";
    private StaffMember official = null!;

    protected override async Task BeginAsync() => official = await StaffAsync("Fatima Aydin", Fatima, StaffRole.Municipality, "GM0344");

    [Fact]
    public async Task The_code_from_the_mail_leads_to_the_page_of_the_role()
    {
        using var fatima = new Visitor(Site);

        await AskAsync(fatima, Fatima);
        var answer = await EnterAsync(fatima, await NewestCodeAsync());

        Assert.Equal("/gemeente", answer.Headers.Location?.ToString());
        Assert.Contains("recruit-staff", answer.Headers.GetValues("Set-Cookie").Aggregate(string.Concat), StringComparison.Ordinal);
        Assert.Contains(await Site.Get<AuditStore>().NewestAsync(5, Stop),
            entry => entry is { Action: "sign_in" } && entry.Actor == $"staff:{official.Id:N}");
    }

    [Fact]
    public async Task An_unknown_address_gets_the_same_answer_and_no_code()
    {
        using var stranger = new Visitor(Site);
        using var fatima = new Visitor(Site);

        var unknown = await AskAsync(stranger, "iemand@elders.example");
        var known = await AskAsync(fatima, Fatima);

        Assert.Equal((known.StatusCode, known.Headers.Location), (unknown.StatusCode, unknown.Headers.Location));
        Assert.Equal(1, await CodesAsync());
        Assert.Equal((await fatima.ReadAsync("/inloggen/code")).QuerySelector("main")!.TextContent,
            (await stranger.ReadAsync("/inloggen/code")).QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task A_wrong_code_is_refused_with_what_to_do()
    {
        using var fatima = new Visitor(Site);
        await AskAsync(fatima, Fatima);

        var page = await Visitor.PageOf(await EnterAsync(fatima, Other(await NewestCodeAsync())));

        Assert.Contains("vraag een nieuwe code", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("true", page.QuerySelector("#Code")!.GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task The_sixth_try_is_refused_even_with_the_right_code()
    {
        using var fatima = new Visitor(Site);
        await AskAsync(fatima, Fatima);
        var code = await NewestCodeAsync();
        for (var attempt = 1; attempt <= 5; attempt++)
            await EnterAsync(fatima, Other(code));

        var answer = await EnterAsync(fatima, code);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, await fatima.StatusOfAsync("/inloggen/rol"));
    }

    [Fact]
    public async Task After_ten_minutes_the_code_is_too_old()
    {
        using var fatima = new Visitor(Site);
        await AskAsync(fatima, Fatima);
        Site.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(HttpStatusCode.OK, (await EnterAsync(fatima, await NewestCodeAsync())).StatusCode);
    }

    [Fact]
    public async Task Another_browser_cannot_use_the_code()
    {
        using var fatima = new Visitor(Site);
        using var thief = new Visitor(Site);
        await AskAsync(fatima, Fatima);
        var code = await NewestCodeAsync();
        await AskAsync(thief, "iemand@elders.example");

        Assert.Equal(HttpStatusCode.OK, (await EnterAsync(thief, code)).StatusCode);
        Assert.Equal("/gemeente", (await EnterAsync(fatima, code)).Headers.Location?.ToString());
    }

    [Fact]
    public async Task Once_signed_in_the_code_is_used_up()
    {
        using var fatima = new Visitor(Site);
        await AskAsync(fatima, Fatima);
        await EnterAsync(fatima, await NewestCodeAsync());

        Assert.Equal("/inloggen", (await fatima.GetAsync("/inloggen/code")).Headers.Location?.ToString());
    }

    [Fact]
    public async Task Somebody_with_two_roles_chooses_one()
    {
        Site.Clock.Advance(TimeSpan.FromDays(1));
        await StaffAsync("Fatima Aydin", Fatima, StaffRole.Facilitator, null);
        var foreign = await StaffAsync("Otto", "otto@programma.example", StaffRole.Organiser, null);
        using var fatima = new Visitor(Site);
        await AskAsync(fatima, Fatima);

        var answer = await EnterAsync(fatima, await NewestCodeAsync());
        var roles = (await fatima.ReadAsync(answer.Headers.Location!.ToString())).QuerySelectorAll("main button");
        var chosen = await fatima.SendAsync(
            "/inloggen/rol", new() { ["role"] = roles.Single(role => role.TextContent.Contains("Gespreksleider")).GetAttribute("value") });
        var stolen = await fatima.SendAsync("/inloggen/rol", new() { ["role"] = foreign.Id.ToString() });

        Assert.Equal(["Gemeente Utrecht", "Gespreksleider"], roles.Select(role => role.TextContent.Trim()));
        Assert.Equal("/tafel", chosen.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.NotFound, stolen.StatusCode);
    }

    [Theory]
    [InlineData("/deelnemerslijst/1", "/deelnemerslijst/1")]
    [InlineData("https://elders.example/", "/gemeente")]
    [InlineData("//elders.example/", "/gemeente")]
    [InlineData("/\\elders.example", "/gemeente")]
    public async Task The_way_back_stays_on_this_site(string asked, string reached)
    {
        using var fatima = new Visitor(Site);
        await fatima.SendAsync($"/inloggen?terug={Uri.EscapeDataString(asked)}", new() { ["Address"] = Fatima });

        Assert.Equal(reached, (await EnterAsync(fatima, await NewestCodeAsync())).Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("fatima")]
    [InlineData("fatima@")]
    public async Task What_is_no_address_is_said_at_the_field(string address)
    {
        using var fatima = new Visitor(Site);

        var page = await Visitor.PageOf(await AskAsync(fatima, address));

        Assert.Contains("naam@gemeente.nl", page.QuerySelector("#Address-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var fatima = new Visitor(Site);

        Assert.Equal(
            HttpStatusCode.BadRequest, (await fatima.PostWithoutTokenAsync("/inloggen", new() { ["Address"] = Fatima })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await fatima.PostWithoutTokenAsync("/uitloggen")).StatusCode);
        Assert.Equal(0, await CodesAsync());
    }

    [Fact]
    public async Task Signing_out_takes_a_press()
    {
        using var fatima = new Visitor(Site);
        await AskAsync(fatima, Fatima);
        await EnterAsync(fatima, await NewestCodeAsync());

        await fatima.GetAsync("/uitloggen");
        Assert.Equal(HttpStatusCode.OK, await fatima.StatusOfAsync("/inloggen/rol"));
        await fatima.SendAsync("/uitloggen", []);
        Assert.Equal(HttpStatusCode.Redirect, await fatima.StatusOfAsync("/inloggen/rol"));
    }

    [Fact]
    public async Task Whoever_was_taken_off_the_list_is_out_at_the_next_page()
    {
        using var fatima = Visitor.SignedInAs(Site, official);
        Assert.Equal(HttpStatusCode.OK, await fatima.StatusOfAsync("/inloggen/rol"));

        await using (var connection = await Site.Database.Source.OpenConnectionAsync())
            await connection.ExecuteAsync("update staff set active = false where id = @Id", new { official.Id });

        Assert.Equal(HttpStatusCode.Redirect, await fatima.StatusOfAsync("/inloggen/rol"));
    }

    [Fact]
    public async Task The_trial_gives_codes_to_no_real_site()
    {
        using var visitor = new Visitor(Site);

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync("/inloggen/proef", new() { ["rol"] = "municipality" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await visitor.StatusOfAsync("/inloggen/proef"));
        Assert.Equal(0, await CodesAsync());
    }

    [Fact]
    public async Task The_sixty_first_try_of_one_network_within_ten_minutes_has_to_wait()
    {
        using var guesser = new Visitor(Site);
        for (var attempt = 1; attempt <= 60; attempt++)
            await guesser.PostWithoutTokenAsync("/inloggen/code");

        Assert.Equal(HttpStatusCode.TooManyRequests, (await guesser.PostWithoutTokenAsync("/inloggen/code")).StatusCode);
    }

    private Task<StaffMember> StaffAsync(string name, string address, string role, string? municipality) =>
        Site.Get<StaffStore>().AddAsync(new Contact(name) { Email = address }, role, municipality, "nl", Stop);

    private static Task<HttpResponseMessage> AskAsync(Visitor visitor, string address) =>
        visitor.SendAsync("/inloggen", new() { ["Address"] = address });

    private static Task<HttpResponseMessage> EnterAsync(Visitor visitor, string code) =>
        visitor.SendAsync("/inloggen/code", new() { ["Code"] = code });

    private static string Other(string code) => code == "123456" ? "654321" : "123456";

    private async Task<string> NewestCodeAsync() => await SignInCodes.NewestAsync(Site);

    private async Task<int> CodesAsync()
    {
        await using var connection = await Site.Database.Source.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>("select count(*)::int from sign_in_code");
    }
}
