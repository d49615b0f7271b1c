using System.Net;
using Dapper;
using Recruit.Data.Invitations;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Data.Results;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Testing;

namespace Recruit.Web.Tests.Results;

/// <summary>Anna and Ben hear once what came of their evening, and once what was done with it, unless they stop it.</summary>
public sealed class ResultsNewsTests : OrganiserTests
{
    private const string FollowUps = "/organisatie/nederland/resultaten/wat-ermee-gedaan-is";

    private FilledEvening evening = null!;

    private string Review => $"/organisatie/nederland/resultaten/{evening.Dialogue.Number}";

    protected override async Task BeginAsync()
    {
        await base.BeginAsync();
        evening = await FilledEvening.CreateAsync(Site.Database,
        [
            new ReminderRule
            {
                Id = Guid.NewGuid(), ProgrammeId = Guid.Empty, Slug = "results", NameNl = "De uitkomst", NameEn = "The results",
                Trigger = ReminderTrigger.ResultsPublished, OffsetMinutes = 0, MarginMinutes = 7 * 24 * 60,
            },
        ]);
        Site.Clock.MoveTo(new DateTimeOffset(evening.Dialogue.StartsAt.Date, TimeSpan.Zero).AddDays(1).AddHours(10));
    }

    [Fact]
    public async Task Published_twice_the_results_reach_each_who_came_once_with_the_page_and_a_way_out()
    {
        await WrittenReport.PublishAsync(Site.Database, evening);
        await Site.SweepAllAsync();
        await Site.Get<ResultsNotes>().WithdrawAsync(evening.Dialogue.Id, evening.Dialogue.Number, "olga", Stop);
        await Site.Get<ResultsNotes>().PublishReportsAsync(evening.Dialogue.Id, evening.Dialogue.Number, "olga", Stop);
        Site.Clock.Advance(TimeSpan.FromDays(1));
        await Site.SweepAllAsync();

        var mail = Assert.Single(await NewsAsync("anna", "Dit kwam eruit"));

        Assert.Contains($"http://recruit.example/programma/nederland/resultaten/{evening.Dialogue.Number}", mail.Links);
        Assert.Contains("/geen-nieuws/", mail.Header("List-Unsubscribe")!, StringComparison.Ordinal);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Header("List-Unsubscribe-Post"));
        Assert.Single(await NewsAsync("ben", "Dit kwam eruit"));
        Assert.Empty(await NewsAsync("cem", "Dit kwam eruit"));
    }

    [Fact]
    public async Task One_press_ends_all_further_news_and_opening_the_page_ends_nothing()
    {
        await WrittenReport.PublishAsync(Site.Database, evening);
        await Site.SweepAllAsync();
        var path = SiteUnderTest.PathOf((await NewsAsync("anna", "Dit kwam eruit"))[0].Header("List-Unsubscribe")!.Trim('<', '>'));
        using var program = new Visitor(Site);

        await program.ReadAsync(path);
        Assert.Equal(0, await CountAsync("select count(*)::int from news_stop"));
        var pressed = await program.PostWithoutTokenAsync(path, new() { ["List-Unsubscribe"] = "One-Click" });
        await TellAsync();
        await Site.SweepAllAsync();

        Assert.Equal(HttpStatusCode.OK, pressed.StatusCode);
        Assert.Contains("geen mail meer", (await program.ReadAsync(path)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await NewsAsync("anna", "Dit is er gedaan"));
        Assert.Single(await NewsAsync("ben", "Dit is er gedaan"));
        Assert.Equal(HttpStatusCode.NotFound, await program.StatusOfAsync("/geen-nieuws/" + new string('A', 43)));
    }

    [Fact]
    public async Task Who_stopped_before_the_results_get_out_hears_nothing_of_them()
    {
        var anna = await PersonAsync("anna");
        await Site.Get<NewsStops>().StopAsync(Site.Get<ResultsLinks>().TokenOf(ResultsLinks.Stop, anna), Stop);

        await WrittenReport.PublishAsync(Site.Database, evening);
        await Site.SweepAllAsync();

        Assert.Empty(await NewsAsync("anna", "Dit kwam eruit"));
        Assert.Equal(1, await CountAsync("select count(*)::int from message where state = 'skipped' and reason = 'news_stopped'"));
    }

    [Fact]
    public async Task What_was_done_stands_on_the_pages_and_reaches_who_was_there_once()
    {
        await WrittenReport.PublishAsync(Site.Database, evening);
        await TellAsync();
        await Site.SweepAllAsync();
        using var anyone = new Visitor(Site);

        var mail = Assert.Single(await NewsAsync("anna", "Dit is er gedaan: In het coalitieakkoord"));

        Assert.Contains("honderd woningen", mail.Text, StringComparison.Ordinal);
        Assert.Contains("https://utrecht.example/akkoord", mail.Links);
        foreach (var path in new[] { "", $"/{evening.Dialogue.Number}", "/thema/wonen" })
            Assert.Contains("In het coalitieakkoord",
                (await anyone.ReadAsync("/programma/nederland/resultaten" + path)).QuerySelector("main")!.TextContent,
                StringComparison.Ordinal);
        await Olga.SendAsync(FollowUps, [], "form[action*='Withdraw']");
        Assert.DoesNotContain("In het coalitieakkoord",
            (await anyone.ReadAsync("/programma/nederland/resultaten")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_taken_back_before_the_mail_leaves_reaches_nobody()
    {
        await WrittenReport.PublishAsync(Site.Database, evening);
        await TellAsync();
        await Olga.SendAsync(FollowUps, [], "form[action*='Withdraw']");

        await Site.SweepAllAsync();

        Assert.Empty(await NewsAsync("anna", "Dit is er gedaan"));
    }

    [Fact]
    public async Task A_statement_without_a_dialogue_a_day_or_a_real_address_is_not_told()
    {
        await WrittenReport.PublishAsync(Site.Database, evening);

        var page = await Visitor.PageOf(await Olga.SendAsync(FollowUps,
            new() { ["titel"] = "Iets", ["tekst"] = "Iets.", ["datum"] = "ooit", ["link"] = "javascript:alert(1)" }));

        Assert.Equal(3, page.QuerySelectorAll(".error-summary li").Length);
        Assert.Empty(await Site.Get<FollowUpStore>().ListAsync(evening.Programme.Programme.Id, Stop));
    }

    [Fact]
    public async Task The_own_page_tells_the_way_from_signing_up_to_what_was_done()
    {
        await WrittenReport.PublishAsync(Site.Database, evening);
        await TellAsync();
        var anna = await RegistrationAsync("anna");
        var invitation = (await Site.Get<InvitationStore>().ListOfRegistrationAsync(anna, Stop))[0];
        await Site.Get<AnswerStore>().NoteAttendanceAsync(invitation.Id, true, "fenna", Stop);

        var story = await Site.Get<OwnStoryStore>().OfAsync(anna, Stop);
        var token = await Site.Get<CapabilityStore>().IssueAsync(
            CapabilityPurpose.OwnRegistration, anna, Site.Clock.Now.AddDays(1), Stop);
        using var visitor = new Visitor(Site);
        var page = await visitor.ReadAsync($"/mijn/{token}");

        Assert.Equal([OwnStep.SignedUp, OwnStep.Drawn, OwnStep.Seated, OwnStep.Came, OwnStep.Published, OwnStep.FollowedUp],
            story.Select(moment => moment.Step));
        Assert.Equal(6, page.QuerySelectorAll("ol.steps > li").Length);
        Assert.NotNull(page.QuerySelector($"a[href='/programma/nederland/resultaten/{evening.Dialogue.Number}']"));
    }

    [Fact]
    public async Task The_owner_of_an_agreement_is_asked_on_the_day_and_answers_by_a_press()
    {
        await WrittenReport.PublishAsync(Site.Database, evening);
        await Olga.PostAsync(Review + "?handler=Owner",
            new() { ["item"] = WrittenReport.Agreement.ToString(), ["email"] = "wethouder@utrecht.example" });
        await Site.SweepAllAsync();
        Assert.Empty(await Site.MailsToAsync("wethouder@utrecht.example"));
        Site.Clock.MoveTo(new DateTimeOffset(2027, 3, 1, 8, 0, 0, TimeSpan.Zero));
        await Site.SweepAllAsync();
        var mail = Assert.Single(await Site.MailsToAsync("wethouder@utrecht.example"));
        var path = SiteUnderTest.PathOf(mail.Links.Single(link => link.Contains("/afspraak/", StringComparison.Ordinal)));
        using var owner = new Visitor(Site);

        await owner.ReadAsync(path);
        Assert.Contains("nog bezig", await ListAsync(owner), StringComparison.Ordinal);
        var empty = await Visitor.PageOf(await owner.SendAsync(path, new() { ["reden"] = " " }, "form[novalidate]"));
        await owner.SendAsync(path, new() { ["reden"] = "Er is geen geld." }, "form[novalidate]");

        Assert.NotNull(empty.QuerySelector(".error-summary"));
        Assert.Contains("Er is geen geld.", await ListAsync(owner), StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync("select count(*)::int from report_item where owner_id is not null"));
        await owner.SendAsync(path, new() { ["staat"] = AgreementState.Done });
        Assert.Equal(AgreementState.Done, (await Site.Get<AgreementStore>().GetAsync(WrittenReport.Agreement, Stop))!.State);
        await Site.SweepAllAsync();
        Assert.Equal(1, await CountAsync("select count(*)::int from message where rule = 'agreement_due'"));
    }

    [Fact]
    public async Task A_day_that_is_moved_asks_on_the_new_day_only_and_a_hidden_agreement_asks_nobody()
    {
        await WrittenReport.PublishAsync(Site.Database, evening);
        await Site.Get<AgreementStore>().OwnAsync(
            evening.Dialogue.Number, WrittenReport.Agreement, "wethouder@utrecht.example", "olga", Stop);
        var report = (await Site.Get<ReportStore>().FindAsync(evening.Dialogue.Id, 1, Stop))!;
        await Site.Get<ReportStore>().SaveAsync(new ReportDraft(evening.Dialogue.Id, evening.Dialogue.Number, 1, report.Version,
            [.. report.Items.Select(item => item.Line with { DueOn = item.DueOn?.AddDays(7) })], false, EvenPublished: true), "olga", Stop);
        Site.Clock.MoveTo(new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.Zero));
        await Site.SweepAllAsync();
        Assert.Empty(await Site.MailsToAsync("wethouder@utrecht.example"));

        await Site.Get<ReportStore>().HideAsync(evening.Dialogue.Number, 1, WrittenReport.Agreement, "dubbel", "olga", Stop);
        Site.Clock.MoveTo(new DateTimeOffset(2027, 3, 8, 9, 0, 0, TimeSpan.Zero));
        await Site.SweepAllAsync();

        Assert.Empty(await Site.MailsToAsync("wethouder@utrecht.example"));
        Assert.Equal(2, await CountAsync("select count(*)::int from message where rule = 'agreement_due' and state = 'skipped'"));
    }

    [Fact]
    public async Task An_owner_who_never_answers_is_forgotten_after_ninety_days()
    {
        await WrittenReport.PublishAsync(Site.Database, evening);
        await Site.Get<AgreementStore>().OwnAsync(
            evening.Dialogue.Number, WrittenReport.Agreement, "wethouder@utrecht.example", "olga", Stop);

        Site.Clock.MoveTo(new DateTimeOffset(2027, 5, 30, 12, 0, 0, TimeSpan.Zero));
        var kept = await Site.SweepAsync("ForgetOwners");
        Site.Clock.Advance(TimeSpan.FromDays(1));
        var forgotten = await Site.SweepAsync("ForgetOwners");

        Assert.Equal((0, 1), (kept, forgotten));
        Assert.Empty(await Site.Get<Vault>().FindAsync("wethouder@utrecht.example", Stop));
    }

    private Task TellAsync() => Olga.SendAsync(FollowUps, new()
    {
        ["titel"] = "In het coalitieakkoord van Utrecht",
        ["tekst"] = "De raad bouwt honderd woningen.",
        ["datum"] = "2027-02-10",
        ["link"] = "https://utrecht.example/akkoord",
        ["dialogen"] = $"{evening.Dialogue.Number}",
    });

    private static async Task<string> ListAsync(Visitor visitor) =>
        (await visitor.ReadAsync("/programma/nederland/resultaten/afspraken")).QuerySelector("tbody")!.TextContent;

    private async Task<IReadOnlyList<ReadMail>> NewsAsync(string name, string subject) =>
        [.. (await Site.MailsToAsync($"{name}@voorbeeld.example"))
            .Where(mail => mail.Subject.StartsWith(subject, StringComparison.Ordinal))];

    private async Task<Guid> RegistrationAsync(string name)
    {
        var person = await PersonAsync(name);
        await using var connection = await Site.Database.Source.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<Guid>("select id from registration where person_id = @person", new { person });
    }

    private async Task<Guid> PersonAsync(string name) =>
        Assert.Single(await Site.Get<Vault>().FindAsync($"{name}@voorbeeld.example", Stop));

    private async Task<int> CountAsync(string sql)
    {
        await using var connection = await Site.Database.Source.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>(sql);
    }
}
