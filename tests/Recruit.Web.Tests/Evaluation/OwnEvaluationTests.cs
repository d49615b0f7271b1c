using System.Globalization;
using System.Net;
using Dapper;
using Recruit.Data.Evaluation;
using Recruit.Data.Invitations;
using Recruit.Data.Privacy;
using Recruit.Scheduler.Evaluation;
using Recruit.Testing;

namespace Recruit.Web.Tests.Evaluation;

/// <summary>Anna and Ben say how the evening was; Olga reads it, and nobody learns who said what.</summary>
public sealed class OwnEvaluationTests : OrganiserTests
{
    private const string Results = "/organisatie/nederland/evaluatie";
    private const string Public = "/programma/nederland/evaluatie";

    private FilledEvening evening = null!;
    private Visitor anna = null!;

    protected override async Task BeginAsync()
    {
        await base.BeginAsync();
        evening = await FilledEvening.CreateAsync(Site.Database);
        await Site.Get<EvaluationForms>().BeginAsync(ProgrammeId, StandardQuestions.Of(Site.Clock), "olga", Stop);
        Site.Clock.MoveTo(evening.Dialogue.EndsAt);
        anna = new Visitor(Site);
    }

    protected override async Task EndAsync()
    {
        anna.Dispose();
        await base.EndAsync();
    }

    private Guid ProgrammeId => evening.Dialogue.ProgrammeId;

    [Fact]
    public async Task Anna_skips_what_she_likes_and_a_second_press_changes_nothing()
    {
        var own = await LinkOfAsync("Anna");
        var page = await anna.ReadAsync(own);
        Assert.Contains("Dit is anoniem.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(8, page.QuerySelectorAll("form .field").Length);

        Assert.Equal(HttpStatusCode.Redirect, (await FillInAsync(own, "5", "Meer koffie.")).StatusCode);
        Assert.Equal(2, await CountAsync("evaluation_answer"));
        await anna.PostAsync(own, new() { ["anoniem"] = "true" });

        Assert.Contains("zijn binnen", (await anna.ReadAsync(own)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, await CountAsync("evaluation_answer"));
        Assert.Equal(1, await CountAsync("evaluation_mark"));
    }

    [Fact]
    public async Task Nobody_who_reads_every_row_can_join_an_answer_to_a_person()
    {
        await FillInAsync(await LinkOfAsync("Anna"), "1", "Te warm.");
        await FillInAsync(await LinkOfAsync("Ben"), "5", "Mooi.");

        // All rows of the pile stem from one transaction and lie in the order of their random ids.
        Assert.Equal(1, await ScalarAsync("select count(distinct xmin::text) from evaluation_answer"));
        Assert.Equal(0, await ScalarAsync(
            "select count(*) from (select id < lag(id) over (order by ctid) as back from evaluation_answer) pile where back"));
        Assert.Equal(0, await ScalarAsync("select count(*) from evaluation_answer where person_id is not null"));
        // Of the answer there is no moment, and of the mark no more than the invitation.
        Assert.Equal(0, await ScalarAsync(
            """
            select count(*)
              from information_schema.columns
             where table_name in ('evaluation_mark', 'evaluation_answer')
               and (data_type like 'timestamp%' or data_type = 'date' or column_default like 'nextval%' or is_identity = 'YES')
            """));
        // No key of a person, a registration or an invitation stands in an answer, and no id of an answer anywhere else.
        Assert.Equal(["evaluation_question", "dialogue", "person_key"], await ListAsync(
            """
            select confrelid::regclass::text
              from pg_constraint
             where contype = 'f' and conrelid = 'evaluation_answer'::regclass
             order by conkey[1]
            """, name => name.Split('.')[^1]));
        Assert.Equal(0, await ScalarAsync(
            "select count(*) from pg_constraint where contype = 'f' and confrelid = 'evaluation_answer'::regclass"));
        Assert.Equal(0, await ScalarAsync(
            "select count(*) from audit_entry where action in ('hand_in_evaluation') or detail like '%warm%'"));
    }

    [Fact]
    public async Task Early_late_and_of_a_track_that_is_not_asked_nothing_is_taken()
    {
        var own = await LinkOfAsync("Anna");
        Site.Clock.MoveTo(evening.Dialogue.StartsAt);
        await FillInAsync(own, "5", "");
        Site.Clock.MoveTo(evening.Dialogue.EndsAt.AddDays(22));
        await FillInAsync(own, "5", "");
        Site.Clock.MoveTo(evening.Dialogue.EndsAt);
        await Site.Get<EvaluationForms>().ChangeAsync(
            ProgrammeId, new EvaluationSettings { TracksOff = [evening.Dialogue.TrackId] }, "olga", Stop);
        await FillInAsync(own, "5", "");

        Assert.Equal(0, await CountAsync("evaluation_answer"));
        Assert.Contains("geen vragen", (await anna.ReadAsync(own)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await anna.StatusOfAsync("/uitnodiging/elders/evaluatie"));
    }

    [Fact]
    public async Task A_form_that_stopped_being_anonymous_is_not_taken_unseen_and_a_named_one_may_be_changed()
    {
        var own = await LinkOfAsync("Anna");
        await Site.Get<EvaluationForms>().ChangeAsync(ProgrammeId, new EvaluationSettings { Anonymous = false }, "olga", Stop);
        await FillInAsync(own, "5", "");
        Assert.Equal(0, await CountAsync("evaluation_answer"));

        await FillInAsync(own, "5", "Te warm.", anonymous: false);
        await FillInAsync(own, "4", "Veel te warm.", anonymous: false);

        Assert.Contains("Veel te warm.", (await anna.ReadAsync(own)).QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, await CountAsync("evaluation_answer"));
        var review = (await Olga.ReadAsync(Results + "/antwoorden")).QuerySelector("main")!.TextContent;
        Assert.Contains("Geschreven door Anna de Wit.", review, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_words_are_another_question_and_the_old_answers_stay_with_the_old_words()
    {
        await FillInAsync(await LinkOfAsync("Anna"), "5", "");
        var heard = (await QuestionsAsync())[0];

        await Olga.PostAsync(Results + "/vragen?handler=Ask", new()
        {
            ["vraag"] = heard.RootId.ToString(),
            ["soort"] = QuestionKind.YesNo,
            ["nl"] = "Hoorden ze u?",
            ["en"] = "Did they hear you?",
        });

        var every = await QuestionsAsync();
        Assert.Equal("Werd er naar u geluisterd?", Assert.Single(every, question => question.EndedAt is not null).WordsNl);
        Assert.Equal("Hoorden ze u?", every.First(question => question.EndedAt is null).WordsNl);
        Assert.Equal(heard.Id, Assert.Single(await Site.Get<EvaluationCounts>().AnswersAsync(new(ProgrammeId), Stop)).QuestionId);
    }

    [Fact]
    public async Task Organisers_move_and_remove_questions_and_see_the_form_as_a_participant_does()
    {
        var second = (await QuestionsAsync())[1];
        await Olga.PostAsync(Results + "/vragen?handler=Up", new() { ["id"] = second.Id.ToString() });
        await Olga.PostAsync(Results + "/vragen?handler=Remove", new() { ["id"] = (await QuestionsAsync())[7].Id.ToString() });

        var page = await Olga.ReadAsync(Results + "/vragen");

        Assert.Equal(second.WordsNl, page.QuerySelector("main ol p")!.TextContent);
        Assert.Equal(7, page.QuerySelectorAll("main ol li").Length);
        Assert.Equal(7, page.QuerySelectorAll(".card .field").Length);
    }

    [Fact]
    public async Task Own_words_are_read_by_others_only_once_reviewed_and_with_ten_beside_them_and_once_published()
    {
        await FillInAsync(await LinkOfAsync("Anna"), "5", "=Anna zei veel");
        await FillManyAsync(11);
        Assert.Equal(HttpStatusCode.NotFound, await anna.StatusOfAsync(Public));
        await Olga.PostAsync(Results + "?handler=Publish", new() { ["openbaar"] = "true" });
        Assert.DoesNotContain("zei veel", await BodyAsync(Public), StringComparison.Ordinal);
        Assert.Contains("misschien wie iemand is", await OlgaReadsAsync(Results + "/antwoorden"), StringComparison.Ordinal);

        var answer = (await Site.Get<OpenAnswers>().ListAsync(new(ProgrammeId), Stop)).Single(one => one.Words[0] == '=');
        await Olga.PostAsync(Results + "/antwoorden", new()
        {
            ["id"] = answer.Id.ToString(),
            ["doe"] = AnswerReview.Shown,
            ["tekst"] = "=Iemand zei veel",
        });

        Assert.Contains("Iemand zei veel", await BodyAsync(Public), StringComparison.Ordinal);
        Assert.DoesNotContain("=Anna", await BodyAsync(Public), StringComparison.Ordinal);
        Assert.Contains("Gemiddeld", await BodyAsync(Public), StringComparison.Ordinal);
        var csv = await (await Olga.GetAsync(Results + "?handler=csv")).Content.ReadAsStringAsync();
        Assert.Contains(",'=Iemand zei veel,", csv, StringComparison.Ordinal);
        Assert.Contains("hidden", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Few_answers_show_nothing_but_how_many_came_in()
    {
        await FillInAsync(await LinkOfAsync("Anna"), "5", "Te warm.");

        var page = await OlgaReadsAsync(Results);

        Assert.Contains("Ingevulde formulieren: 1 van 2", page, StringComparison.Ordinal);
        Assert.Contains("Minder dan 10", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Gemiddeld", page, StringComparison.Ordinal);
        Assert.Equal(new TrackAnswers("citizens", 2, 1),
            Assert.Single(await Site.Get<EvaluationCounts>().PerTrackAsync(new(ProgrammeId), Stop)));
    }

    [Fact]
    public async Task Of_a_part_of_the_dialogues_no_small_number_is_told_at_all()
    {
        await FillInAsync(await LinkOfAsync("Anna"), "5", "Te warm.");

        foreach (var part in new[] { "?spoor=citizens", $"?soort={evening.Dialogue.Type}", $"?dialoog={evening.Dialogue.Number}" })
        {
            var page = await OlgaReadsAsync(Results + part);

            Assert.Contains("Minder dan 10 mensen vulden", page, StringComparison.Ordinal);
            Assert.DoesNotContain("1 van 2", page, StringComparison.Ordinal);
        }
        Assert.Equal(["verborgen", "verborgen"], (await Olga.ReadAsync(Results)).QuerySelectorAll("table:has(#wie) td.number")
            .Select(cell => cell.TextContent));
    }

    [Fact]
    public async Task The_programme_leads_to_the_outcome_only_while_it_is_public()
    {
        async Task<bool> LeadsAsync() =>
            (await anna.ReadAsync("/programma/nederland")).QuerySelector($"main a[href='{Public}']") is not null;
        Assert.False(await LeadsAsync());

        await Olga.PostAsync(Results + "?handler=Publish", new() { ["openbaar"] = "true" });

        Assert.True(await LeadsAsync());
    }

    private async Task<string> BodyAsync(string path) =>
        WebUtility.HtmlDecode(await (await anna.GetAsync(path)).Content.ReadAsStringAsync());

    private async Task<string> OlgaReadsAsync(string path) => (await Olga.ReadAsync(path)).QuerySelector("main")!.TextContent;

    private Task<IReadOnlyList<EvaluationQuestion>> QuestionsAsync() =>
        Site.Get<EvaluationForms>().QuestionsAsync(ProgrammeId, Stop);

    private async Task<HttpResponseMessage> FillInAsync(string own, string heard, string better, bool anonymous = true)
    {
        var questions = (await QuestionsAsync()).Where(question => question.EndedAt is null).ToList();
        return await anna.PostAsync(own, new()
        {
            ["anoniem"] = anonymous ? "true" : "false",
            [$"v-{questions[0].Id:N}"] = heard,
            [$"v-{questions[^1].Id:N}"] = better,
        });
    }

    /// <summary>As many more answers to the first and the last question as if others had been there.</summary>
    private async Task FillManyAsync(int people)
    {
        var questions = await QuestionsAsync();
        await using var connection = await Site.Database.Source.OpenConnectionAsync(Stop);
        for (var number = 1; number <= people; number++)
            await connection.ExecuteAsync(
                """
                insert into evaluation_answer (question_id, dialogue_id, value, words)
                values (@heard, @dialogue, 4, null), (@better, @dialogue, null, @words)
                """,
                new
                {
                    heard = questions[0].Id,
                    better = questions[^1].Id,
                    dialogue = evening.Dialogue.Id,
                    words = "Goed " + number.ToString(CultureInfo.InvariantCulture),
                });
    }

    private async Task<string> LinkOfAsync(string name)
    {
        var invitation = (await Site.Get<InvitationStore>().ListOfRegistrationAsync(await RegistrationOfAsync(name), Stop))[0].Id;
        var token = await Site.Get<CapabilityStore>().IssueAsync(
            CapabilityPurpose.Invitation, invitation, evening.Dialogue.EndsAt.AddDays(30), Stop);
        return $"/uitnodiging/{token}/evaluatie";
    }

    private async Task<Guid> RegistrationOfAsync(string name)
    {
        await using var connection = await Site.Database.Source.OpenConnectionAsync(Stop);
        var people = (await connection.QueryAsync<(Guid Id, Guid PersonId)>("select id, person_id from registration")).ToList();
        var contacts = await Site.Get<Vault>().ReadAsync([.. people.Select(person => person.PersonId)], Stop);
        return people.Single(person => contacts[person.PersonId].Name.StartsWith(name, StringComparison.Ordinal)).Id;
    }

    private async Task<long> CountAsync(string table) => await ScalarAsync($"select count(*) from {table}");

    private async Task<long> ScalarAsync(string sql)
    {
        await using var connection = await Site.Database.Source.OpenConnectionAsync(Stop);
        return await connection.ExecuteScalarAsync<long>(sql);
    }

    private async Task<IReadOnlyList<string>> ListAsync(string sql, Func<string, string> read)
    {
        await using var connection = await Site.Database.Source.OpenConnectionAsync(Stop);
        return [.. (await connection.QueryAsync<string>(sql)).Select(read)];
    }
}
