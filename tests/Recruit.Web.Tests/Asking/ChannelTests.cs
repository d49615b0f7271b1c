using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Dapper;
using Recruit.Data.Asking;
using Recruit.Data.Privacy;
using Recruit.Data.Registrations;
using Recruit.Data.Rounds;
using Recruit.Data.Staff;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Testing;
using Recruit.Web.Tests.Registrations;

namespace Recruit.Web.Tests.Asking;

/// <summary>The town panel of Zwolle: its people are asked once by mail, and never again when they do not want to be.</summary>
public sealed class ChannelTests : OrganiserTests
{
    private const string List = Home + "/werving/lijst";
    private const string Panel =
        "naam;e-mail;gemeente;taal\nAnna de Wit;anna+praat@voorbeeld.example;Zwolle;\nCem Kaya;cem@voorbeeld.example;Zwolle;en\n"
        + "Bewoner 1;BEWONER1@voorbeeld.example;;\nDirk;geen adres;;\nAnna;Anna+praat@voorbeeld.example;;\n";

    private SmtpServer server = null!;
    private SmallProgramme programme = null!;

    protected override async Task<SiteUnderTest> StartAsync()
    {
        server = await SmtpServer.StartAsync();
        return await SiteUnderTest.StartAsync(change: options => options with { Smtp = server.Address, MailsPerMinute = 0 });
    }

    protected override async Task BeginAsync()
    {
        await base.BeginAsync();
        programme = await ProgrammeAsync(citizens: 12);
    }

    protected override async Task EndAsync()
    {
        await base.EndAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task From_the_list_of_a_panel_by_mail_to_a_sign_up_that_is_counted()
    {
        var before = (await PreviewAsync(Panel)).QuerySelector("main")!;
        Assert.Equal(0, await CountAsync("select count(*) from asked_person"));
        await PressAsync(before);
        var mails = await MailsAsync();
        using var anna = new SignUpForm(Site) { Way = LinkOf(mails["anna+praat@voorbeeld.example"], "/aanmelden/") };
        await anna.AnswerAsync();
        await anna.AgreeAsync();
        var confirm = LinkOf((await MailsAsync())["anna+praat@voorbeeld.example"], "/bevestigen/");
        await anna.Visitor.SendAsync(confirm, []);

        Assert.Contains("2mensen krijgen een mail", Squeezed(before), StringComparison.Ordinal);
        Assert.Contains("Al aangemeld: 1.", before.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "Regel 5: \"geen adres\" is geen e-mailadres", Regex.Replace(before.TextContent, @"\s+", " "), StringComparison.Ordinal);
        Assert.Contains("staat al op regel 2", before.TextContent, StringComparison.Ordinal);
        Assert.Equal(["anna+praat@voorbeeld.example", "cem@voorbeeld.example"], mails.Keys.Order());
        Assert.Contains("You belong to Stadspanel Zwolle", mails["cem@voorbeeld.example"].Text, StringComparison.Ordinal);
        // Asked, begun, signed up and confirmed with the one who stood there before, drawn, seated, opted out.
        Assert.Equal((2, 1, 2, 2, 0, 0, 0), await ReachAsync("Stadspanel Zwolle"));
        Assert.Contains("Stadspanel Zwolle", (await Olga.ReadAsync(Home + "/werving")).QuerySelector("#wegen")!.ParentElement!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_list_and_a_second_press_mail_nobody_twice()
    {
        var first = (await PreviewAsync(Panel)).QuerySelector("main")!;
        await PressAsync(first);
        await PressAsync(first);
        var again = await AskAsync(Panel + "Els;els@voorbeeld.example;;\n", "Netwerk Overijssel");

        await Site.SweepAllAsync();

        Assert.Equal(["anna+praat@voorbeeld.example", "cem@voorbeeld.example", "els@voorbeeld.example"],
            (await server.ArrivedAsync()).Select(mail => mail.To).Order());
        Assert.Contains("1 mens krijgt een mail", again.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_opted_out_with_one_click_is_asked_by_no_later_list_of_any_programme()
    {
        await AskAsync(Panel, "Stadspanel Zwolle");
        var mail = (await MailsAsync())["cem@voorbeeld.example"];
        using var program = new Visitor(Site);
        var path = SiteUnderTest.PathOf(mail.Header("List-Unsubscribe")!.Trim('<', '>'));

        var opened = (await program.ReadAsync(path)).QuerySelector("main form");
        var kept = await CountAsync("select count(*) from opt_out");
        var clicked = await program.PostWithoutTokenAsync(path, new() { ["List-Unsubscribe"] = "One-Click" });
        var other = await TestProgramme.CreateAsync(Site.Database, one => one with { Slug = "elders" });
        var forecast = await Site.Get<AskedPersonStore>().ForecastAsync(
            other.Programme.Id, [new("Cem", "Cem@voorbeeld.example", null, "nl")], Stop);
        var mails = await Site.Get<AskedPersonStore>().AskAsync(
            other.Programme.Id, "Elders", Site.Clock.Now.AddDays(9), [new("Cem", "cem@voorbeeld.example", null, "nl")], "olga", Stop);

        Assert.Equal("List-Unsubscribe=One-Click", mail.Header("List-Unsubscribe-Post"));
        Assert.NotNull(opened);
        Assert.Equal((0, HttpStatusCode.OK), (kept, clicked.StatusCode));
        Assert.Equal((new AskingForecast(0, 0, 0, 1, 0), 0), (forecast, mails));
        Assert.Contains(
            "Wij vragen u niet meer", (await program.ReadAsync(path)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await AddressesAsync());
        Assert.Equal(1, (await ReachAsync("Stadspanel Zwolle")).OptedOut);
    }

    [Fact]
    public async Task Who_opts_out_before_the_mail_leaves_gets_none_and_nobody_gets_one_on_paper()
    {
        await AskAsync(Panel, "Stadspanel Zwolle");
        var cem = await OneAsync<Guid>("select subject_id from message where rule = 'asked_by_mail' and language = 'en'");
        await Site.Get<AskedPersonStore>().OptOutAsync(Site.Get<ChannelStore>().TokenOf(cem), Stop);
        await ExecuteAsync("insert into suppression (address_hash, person_id, kind, reason, at) "
            + "select address_hash, person_id, 'bounced', '', asked_at from asked_person where opted_out_at is null");

        await Site.SweepAllAsync();

        Assert.Empty(await server.ArrivedAsync());
        Assert.Equal(2, await CountAsync("select count(*) from message where rule = 'asked_by_mail' and state = 'skipped'"));
    }

    [Fact]
    public async Task After_the_last_day_the_addresses_are_erased_and_the_link_is_an_ordinary_sign_up()
    {
        await AskAsync(Panel, "Stadspanel Zwolle");
        var link = LinkOf((await MailsAsync())["cem@voorbeeld.example"], "/aanmelden/");
        using var cem = new Visitor(Site);
        var before = (await cem.ReadAsync(link)).QuerySelector("main")!.TextContent;

        Site.Clock.Advance(TimeSpan.FromDays(43));
        var after = (await cem.ReadAsync(link)).QuerySelector("main")!.TextContent;
        await Site.SweepAsync("PurgeExpiredData");
        var again = await Site.Get<AskedPersonStore>().ForecastAsync(
            programme.Programme.Id, [new("Cem", "cem@voorbeeld.example", null, "nl")], Stop);

        Assert.Contains("U komt via Stadspanel Zwolle", before, StringComparison.Ordinal);
        Assert.DoesNotContain("Stadspanel", after, StringComparison.Ordinal);
        Assert.Equal(0, await AddressesAsync());
        Assert.Equal(1, again.AskedBefore);
    }

    [Fact]
    public async Task A_round_of_a_panel_draws_from_its_people_and_the_page_says_how_many_there_are()
    {
        var panel = await Site.Get<ChannelStore>().FindOrAddAsync(programme.Programme.Id, "Stadspanel Zwolle", null, "olga", Stop);
        var people = new HashSet<Guid>();
        for (var number = 1; number <= 10; number++)
            people.Add(await ByAsync(panel, number));
        const string page = Home + "/rondes/nieuw/citizens";

        var choices = (await Olga.ReadAsync(page)).QuerySelector("main")!.TextContent;
        var nobody = await Visitor.PageOf(await Olga.PostAsync(page, Round()));
        var answer = await Olga.PostAsync(page, Round(panel.ToString()));
        var round = Guid.Parse(answer.Headers.Location!.OriginalString.Split('/')[^1]);

        Assert.Contains("Via Stadspanel Zwolle: 10", choices, StringComparison.Ordinal);
        Assert.Contains("Zelf aangemeld: 12", choices, StringComparison.Ordinal);
        Assert.Contains("Kies ten minste één manier", nobody.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(people, (await Site.Get<RoundStore>().OutcomesAsync(round, Stop)).Select(one => one.RegistrationId).ToHashSet());
        Assert.Equal(panel.ToString(), await OneAsync<string>("select ways[1] from fair_draw"));
    }

    [Fact]
    public async Task Only_organisers_see_how_many_came_and_read_a_list()
    {
        using var vera = await SignedInAsync(StaffRole.Viewer);

        var page = await vera.ReadAsync(Home + "/werving");

        Assert.NotNull((await Olga.ReadAsync(Home + "/werving")).QuerySelector("#wegen"));
        Assert.Null(page.QuerySelector("#wegen"));
        Assert.Equal(HttpStatusCode.NotFound, await vera.StatusOfAsync(List));
        Assert.Equal(HttpStatusCode.NotFound, (await vera.PostAsync(List + "?handler=Ask", new() { ["voorstel"] = "x" })).StatusCode);
    }

    private Dictionary<string, string?> Round(string? way = null) => new()
    {
        ["dialogen"] = programme.Dialogues[0].Id.ToString(),
        ["lotnummer"] = "7",
        ["nummer"] = "seed",
        ["eerlijk"] = "leximin",
        ["speling"] = "100",
        ["wie"] = "true",
        ["wegen"] = way ?? "",
    };

    private async Task<IDocument> PreviewAsync(string file, string channel = "Stadspanel Zwolle") =>
        await Visitor.PageOf(await Olga.SendFileAsync(List, file, new()
        {
            ["kanaal"] = channel,
            ["tot"] = Site.Clock.Now.AddDays(42).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        }));

    private Task<HttpResponseMessage> PressAsync(IElement preview) => Olga.PostAsync(
        List + "?handler=Ask", new() { ["voorstel"] = preview.QuerySelector("input[name=voorstel]")!.GetAttribute("value") });

    private async Task<IDocument> AskAsync(string file, string channel) =>
        await FollowAsync(await PressAsync((await PreviewAsync(file, channel)).QuerySelector("main")!));

    /// <summary>The newest mail to each address, after what is due was sent.</summary>
    private async Task<Dictionary<string, ReadMail>> MailsAsync()
    {
        await Site.SweepAllAsync();
        return (await server.ArrivedAsync()).GroupBy(mail => mail.To).ToDictionary(to => to.Key, to => ReadMail.Parse(to.Last().Raw));
    }

    private static string LinkOf(ReadMail mail, string path) =>
        mail.Links.Select(SiteUnderTest.PathOf).First(link => link.StartsWith(path, StringComparison.Ordinal));

    private async Task<Guid> ByAsync(Guid channel, int number)
    {
        var wish = new NewRegistration(
            programme.Programme.Id, programme.Citizens.Id, new Contact("Panellid") { Email = $"panel{number}@voorbeeld.example" },
            new() { ["age_group"] = "16-39", ["gender"] = "woman", ["region"] = "drenthe" }, "Ik doe mee.")
        {
            Availability = ["weekday_evening"],
            Formats = ["online"],
            Confirmed = true,
        };
        var outcome = await Site.Get<ArrivalStore>().RegisterAsync(wish, new WayIn(Channel: channel), Stop);
        return ((RegistrationOutcome.Accepted)((ArrivalOutcome.Registered)outcome).Outcome).RegistrationId;
    }

    private async Task<(int? Asked, int? Begun, int SignedUp, int Confirmed, int Drawn, int Seated, int? OptedOut)> ReachAsync(string name)
    {
        var channel = (await Site.Get<ChannelStore>().ListAsync(programme.Programme.Id, Stop)).Single(one => one.Name == name);
        var reach = (await Site.Get<ArrivalStore>().ReachAsync(programme.Programme.Id, Stop))
            .Single(one => one.Way == channel.Id.ToString());
        return (reach.Asked, reach.Begun, reach.SignedUp, reach.Confirmed, reach.Drawn, reach.Seated, reach.OptedOut);
    }

    private Task<int> AddressesAsync() =>
        CountAsync("select count(*) from vault.contact where person_id in (select person_id from asked_person)");

    private Task<int> CountAsync(string sql) => OneAsync<int>(sql);

    private async Task<T> OneAsync<T>(string sql)
    {
        await using var connection = await Site.Database.Source.OpenConnectionAsync();
        return await connection.QuerySingleAsync<T>(sql);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await Site.Database.Source.OpenConnectionAsync();
        await connection.ExecuteAsync(sql);
    }

    private static string Squeezed(IElement element) => Regex.Replace(element.TextContent, @"\s*\n\s*", "");
}
