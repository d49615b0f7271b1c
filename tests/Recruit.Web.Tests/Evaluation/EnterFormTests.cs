using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Dapper;
using Recruit.Data.Dialogues;
using Recruit.Data.Evaluation;
using Recruit.Data.Invitations;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Data.Staff;
using Recruit.Scheduler.Evaluation;
using Recruit.Testing;
using Recruit.Web.Evaluation;

namespace Recruit.Web.Tests.Evaluation;

/// <summary>Wim has no e-mail: Olga types what he wrote down, found by the code of his letter; Anna is reminded by mail.</summary>
public sealed class EnterFormTests : OrganiserTests
{
    private const string Results = "/organisatie/nederland/evaluatie";
    private const string Enter = Results + "/papier";
    private Dialogue evening = null!;
    private string code = "";
    private long wim;

    protected override async Task BeginAsync()
    {
        await base.BeginAsync();
        var programme = await TestProgramme.CreateAsync(Site.Database, rules:
        [
            new ReminderRule
            {
                Id = Guid.NewGuid(),
                ProgrammeId = Guid.Empty,
                Slug = "evaluation",
                NameNl = "Evaluatie",
                NameEn = "Evaluation",
                Trigger = ReminderTrigger.AfterEnd,
                Audience = ReminderAudience.WithoutEvaluation,
                OffsetMinutes = 4 * 24 * 60,
                MarginMinutes = 3 * 24 * 60,
                Active = true,
                Position = 1,
            },
        ]);
        evening = await programme.DialogueAsync();
        var anna = await programme.RegisterAsync("Anna");
        var registration = await programme.RegisterAsync("Wim", "man", wish => wish with
        {
            Contact = new Contact("Wim Bakker") { Street = "Lindelaan 4", Postcode = "3511 AB", City = "Utrecht" },
            BirthYear = 1956,
        });
        await Site.Get<ConfirmationStore>().ConfirmRoundAsync(await programme.ProposeAsync(evening, [anna, registration]), "olga", Stop);
        await Site.SweepAsync("SendDueMessages");
        var printed = await Olga.PostAsync("/organisatie/nederland/post?handler=Print");
        var letter = await Olga.ReadAsync(printed.Headers.Location!.OriginalString);
        code = Regex.Match(letter.QuerySelector(".letter__digits")!.TextContent, "[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}").Value;
        foreach (var invited in await Site.Get<InvitationStore>().ListOfDialogueAsync(evening.Id, Stop))
            await Site.Get<AnswerStore>().AcceptAsync(invited.Id, Stop);
        wim = (await Site.Get<RegistrationStore>().GetAsync(registration, Stop))!.Number;
        await Site.Get<EvaluationForms>().BeginAsync(evening.ProgrammeId, StandardQuestions.Of(Site.Clock), "olga", Stop);
        Site.Clock.MoveTo(evening.EndsAt.AddHours(12));
    }

    private string Page => string.Create(CultureInfo.InvariantCulture, $"{Enter}?dialoog={evening.Number}&nummer={wim}");

    [Fact]
    public async Task Olga_finds_Wim_by_the_code_on_his_form_or_by_his_number()
    {
        var byCode = await Olga.PostAsync(Enter + "?handler=Find", new() { ["wie"] = code.ToLowerInvariant() });
        var byNumber = await Olga.PostAsync(Enter + "?handler=Find", new() { ["wie"] = Text(wim), ["dialoog"] = Text(evening.Number) });
        var nobody = await Visitor.PageOf(await Olga.PostAsync(Enter + "?handler=Find", new() { ["wie"] = "AAAA-BBBB-CCCC" }));
        var stranger = await Olga.ReadAsync(Enter + "?dialoog=1&nummer=999");

        Assert.Equal(Page, byCode.Headers.Location!.OriginalString);
        Assert.Equal(Page, byNumber.Headers.Location!.OriginalString);
        Assert.Contains("Wij vinden niemand", nobody.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("vragen wij niets", stranger.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_Olga_types_stays_anonymous_and_a_second_time_changes_nothing()
    {
        var page = await Olga.ReadAsync(Page);
        Assert.Contains("Dit formulier is anoniem.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        var first = await SaidAfterAsync("4");
        var second = await SaidAfterAsync("1");

        Assert.Contains("bewaard", first, StringComparison.Ordinal);
        Assert.Contains("hadden wij de antwoorden al", second, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync("select count(*) from evaluation_answer where value = 4 and person_id is null"));
        Assert.Equal($"dialogue {evening.Number}||", Assert.Single(await LinesAsync()));
        Assert.Contains("vulde een formulier van na afloop in",
            (await Olga.ReadAsync("/organisatie/nederland/logboek")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_form_with_a_name_the_log_says_whose_it_was()
    {
        await Site.Get<EvaluationForms>().ChangeAsync(
            evening.ProgrammeId, new EvaluationSettings { Anonymous = false }, "olga", Stop);
        await SaidAfterAsync("4");
        Assert.Empty(await LinesAsync());

        await SaidAfterAsync("4", anonymous: false);

        Assert.Equal($"dialogue {evening.Number}|registration {wim}|", Assert.Single(await LinesAsync()));
        Assert.Equal(1, await CountAsync("select count(*) from evaluation_answer where person_id is not null"));
    }

    [Fact]
    public async Task Paper_that_was_two_weeks_under_way_is_too_late_and_a_viewer_types_nothing()
    {
        Site.Clock.MoveTo(evening.EndsAt.AddDays(21 + 14));
        await SaidAfterAsync("4");
        Assert.Equal(0, await CountAsync("select count(*) from evaluation_answer"));

        Site.Clock.MoveTo(evening.EndsAt.AddDays(21 + 13));
        using var vera = await SignedInAsync(StaffRole.Viewer);
        Assert.Equal(HttpStatusCode.NotFound, await vera.StatusOfAsync(Enter));
        Assert.Equal(HttpStatusCode.NotFound, (await vera.PostAsync(Page + "&handler=Enter", await AnswersAsync("4"))).StatusCode);
        await SaidAfterAsync("4");

        Assert.Equal(1, await CountAsync("select count(*) from evaluation_answer"));
    }

    [Fact]
    public async Task Four_days_later_Anna_is_reminded_once_and_answers_by_the_link_in_the_mail()
    {
        await Olga.PostAsync(Page + "&handler=Enter", await AnswersAsync("4"));
        Site.Clock.MoveTo(evening.EndsAt.AddDays(5).Date.AddHours(11));
        await Site.SweepAsync("PlanReminders");
        await Site.SweepAsync("SendDueMessages");
        await Site.SweepAsync("PlanReminders");
        await Site.SweepAsync("SendDueMessages");

        var reminder = Assert.Single(await Site.MailsToAsync("anna@voorbeeld.example"),
            mail => mail.Subject.StartsWith("Hoe vond u de dialoog?", StringComparison.Ordinal));
        var link = Regex.Match(reminder.Text, "/uitnodiging/[A-Za-z0-9_-]{22}/evaluatie").Value;
        using var anna = new Visitor(Site);
        await anna.PostAsync(link, await AnswersAsync("5"));

        Assert.Equal(2, await CountAsync("select count(*) from evaluation_mark"));
        // Wim's form was in: no letter asks him again.
        Assert.Equal(1, await CountAsync("select count(*) from message where rule = 'reminder_evaluation'"));
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task<Dictionary<string, string?>> AnswersAsync(string heard, bool anonymous = true) => new()
    {
        ["anoniem"] = anonymous ? "true" : "false",
        [AskedQuestions.NameOf((await Site.Get<EvaluationForms>().QuestionsAsync(evening.ProgrammeId, Stop))[0])] = heard,
    };

    private async Task<string> SaidAfterAsync(string heard, bool anonymous = true)
    {
        var answer = await Olga.PostAsync(Page + "&handler=Enter", await AnswersAsync(heard, anonymous));
        return answer.StatusCode == HttpStatusCode.Redirect
            ? (await FollowAsync(answer)).QuerySelector("[role=status]")!.TextContent
            : "";
    }

    private async Task<IReadOnlyList<string>> LinesAsync()
    {
        await using var connection = await Site.Database.Source.OpenConnectionAsync(Stop);
        return (await connection.QueryAsync<string>(
            "select concat(subject, '|', detail, '|') from audit_entry where action = 'enter_evaluation'")).AsList();
    }

    private async Task<int> CountAsync(string sql)
    {
        await using var connection = await Site.Database.Source.OpenConnectionAsync(Stop);
        return await connection.ExecuteScalarAsync<int>(sql);
    }
}
