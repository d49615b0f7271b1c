using System.Net;
using Dapper;
using Recruit.Data.Privacy;
using Recruit.Data.Rounds;
using Recruit.Data.Staff;
using Recruit.Scheduler.Draws.Publishing;
using Recruit.Scheduler.Rounds;
using Recruit.Testing;

namespace Recruit.Web.Tests.Rounds;

/// <summary>The fair draw as an organiser runs it and as a citizen checks it.</summary>
public sealed class RoundDrawTests : OrganiserTests
{
    private const string Rounds = Home + "/rondes";

    [Fact]
    public async Task Before_a_round_the_targets_stand_as_numbers_beside_who_signed_up()
    {
        await ProgrammeAsync(citizens: 30);

        var page = await Olga.ReadAsync(Rounds + "/nieuw/citizens");

        Assert.Contains("De doelen bij", page.QuerySelector("#doelen")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("[aria-labelledby=doelen] tbody tr"));
        Assert.Equal(["dice", "seed"], page.QuerySelectorAll("input[name=nummer]").Select(choice => choice.GetAttribute("value")));
    }

    [Fact]
    public async Task Computing_the_targets_again_starts_nothing()
    {
        var small = await ProgrammeAsync(citizens: 30);

        var answer = await Olga.PostManyAsync(Rounds + "/nieuw/citizens?handler=Targets", Fields(small, "dice"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await Site.Get<RoundStore>().ListAsync(small.Programme.Id, Stop));
    }

    [Theory]
    [InlineData("nummer", "beide", "Kies wie het nummer kiest")]
    [InlineData("nummer", " ", "Kies wie het nummer kiest")]
    [InlineData("eerlijk", "loterij", "Kies wat u eerlijk vindt")]
    [InlineData("eerlijk", " ", "Kies wat u eerlijk vindt")]
    [InlineData("speling", "-1", "van 0 tot en met 100")]
    public async Task A_choice_that_does_not_exist_is_refused(string field, string value, string error)
    {
        var small = await ProgrammeAsync(citizens: 30);

        var page = await Visitor.PageOf(await Olga.PostManyAsync(
            Rounds + "/nieuw/citizens", Fields(small, "seed").Where(one => one.Key != field).Append(new(field, value))));

        Assert.Contains(error, page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await Site.Get<RoundStore>().ListAsync(small.Programme.Id, Stop));
    }

    [Fact]
    public async Task Dice_are_looked_at_first_and_final_after_one_press()
    {
        var round = await PublishedAsync();

        var preview = await Olga.ReadAsync(round + "/dobbelstenen?honderdtal=4&tiental=1&eenheid=7");
        var looked = await RecordOf(round);
        var done = await FollowAsync(await Olga.SendAsync(round + "/dobbelstenen?honderdtal=4&tiental=1&eenheid=7", []));
        var again = await FollowAsync(
            await Olga.PostAsync(round + "/dobbelstenen", new() { ["honderdtal"] = "9", ["tiental"] = "9", ["eenheid"] = "9" }));
        await Site.SweepAsync(nameof(RunMatchingRound));

        Assert.Contains("Ja, het nummer is 417", preview.QuerySelector("main form button")!.TextContent, StringComparison.Ordinal);
        Assert.Null(looked.Number);
        Assert.Contains("Het nummer is 417", done.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Er is al gegooid: het nummer is 417", again.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(417, (await RecordOf(round)).Number);
        Assert.Contains(
            "wacht op uw besluit", (await Olga.ReadAsync(round)).QuerySelector(".badge")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("4", "", "7")]
    [InlineData("4", "12", "7")]
    [InlineData("x", "1", "7")]
    public async Task A_die_that_shows_no_digit_is_refused_at_its_field(string hundreds, string tens, string ones)
    {
        var round = await PublishedAsync();

        var page = await Olga.ReadAsync($"{round}/dobbelstenen?honderdtal={hundreds}&tiental={tens}&eenheid={ones}");

        Assert.Contains("Vul één cijfer in", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await RecordOf(round)).Number);
    }

    [Fact]
    public async Task A_viewer_sees_the_draw_but_neither_throws_nor_changes_anything()
    {
        var round = await PublishedAsync();
        using var viewer = await SignedInAsync(StaffRole.Viewer);

        var page = await viewer.ReadAsync(round);
        var dice = await viewer.PostAsync(round + "/dobbelstenen", new() { ["honderdtal"] = "4", ["tiental"] = "1", ["eenheid"] = "7" });
        var change = await viewer.PostAsync(round + "?handler=Change");
        var withoutToken = await Olga.PostWithoutTokenAsync(
            round + "/dobbelstenen", new() { ["honderdtal"] = "4", ["tiental"] = "1", ["eenheid"] = "7" });

        Assert.DoesNotContain("Naar de dobbelstenen", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.BadRequest],
            [dice.StatusCode, change.StatusCode, withoutToken.StatusCode]);
        Assert.Null((await RecordOf(round)).Number);
    }

    [Fact]
    public async Task The_page_of_a_round_says_how_fair_the_draw_is()
    {
        var round = await PublishedAsync();

        var text = (await Olga.ReadAsync(round)).Body!.TextContent;

        Assert.Contains("geen enkele eerlijke loting kan het beter", text, StringComparison.Ordinal);
        Assert.Contains("Wat elk doel kost", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("leximin", "dan die daarboven, en zo verder", "geen enkele eerlijke loting kan het beter")]
    [InlineData("goldilocks", "De hoogste kans is laag gehouden en de laagste hoog", "samen kan het niet beter")]
    public async Task Everyone_can_read_which_rule_the_organiser_chose_and_that_it_is_proven(string rule, string words, string proof)
    {
        var small = await ProgrammeAsync(citizens: 60);
        var fields = Fields(small, "dice").Where(field => field.Key != "eerlijk").Append(new("eerlijk", rule));
        var round = (await Olga.PostManyAsync(Rounds + "/nieuw/citizens", fields)).Headers.Location!.OriginalString;
        await Site.SweepAsync(nameof(RunMatchingRound));
        using var anna = new Visitor(Site);

        var text = (await anna.ReadAsync("/loting/" + (await RecordOf(round)).Code)).Body!.TextContent;

        Assert.Contains(words, text, StringComparison.Ordinal);
        Assert.Contains(proof, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Targets_that_clash_are_told_in_words_and_a_press_applies_the_least_change()
    {
        var small = await ProgrammeAsync(citizens: 60);
        await ExecuteAsync("update demographic set levels = jsonb_set(levels, '{gender}', '\"woman\"')");
        var round = await StartAsync(small, "seed");
        await Site.SweepAsync(nameof(RunMatchingRound));

        var failed = await Olga.ReadAsync(round);
        await Olga.PostAsync(round + "?handler=Change");
        var again = await FollowAsync(await Olga.PostAsync(round + "?handler=Change"));
        await Site.SweepAsync(nameof(RunMatchingRound));
        // With no man there, the room for women is what clashes next.
        await Olga.PostAsync(round + "?handler=Change");
        await Site.SweepAsync(nameof(RunMatchingRound));

        Assert.Contains("Wie ontbreekt", failed.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Neem genoegen met", failed.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("Er is niets veranderd", again.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Doelen die u hebt aangepast", (await Olga.ReadAsync(round)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everyone_can_read_how_the_draw_goes_and_take_the_files_along()
    {
        var round = await PublishedAsync();
        var path = "/loting/" + (await RecordOf(round)).Code;
        using var anna = new Visitor(Site);

        var page = await anna.ReadAsync(path);
        var report = await (await anna.GetAsync(path + "?handler=Report")).Content.ReadAsByteArrayAsync();
        var panels = await (await anna.GetAsync(path + "?handler=Panels")).Content.ReadAsByteArrayAsync();

        Assert.Contains("Er is nog niet gegooid", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("./recruit verify", page.QuerySelector("pre")!.TextContent, StringComparison.Ordinal);
        Assert.IsType<VerificationOutcome.InOrder>(DrawVerification.Check(report, panels, new VerificationQuestion(417)));
        Assert.Equal(HttpStatusCode.NotFound, await anna.StatusOfAsync("/loting/0000000000"));
    }

    [Fact]
    public async Task Anna_finds_her_number_and_code_on_her_own_page_and_her_chance_with_them()
    {
        var round = await PublishedAsync();
        var mine = (await Site.Get<FairDrawStore>().PoolAsync(IdOf(round), Stop))[0];
        var link = await Site.Get<CapabilityStore>()
            .IssueAsync(CapabilityPurpose.OwnRegistration, mine.RegistrationId, Site.Clock.Now.AddDays(1), Stop);
        using var anna = new Visitor(Site);

        var own = await anna.ReadAsync("/mijn/" + link);
        var code = own.QuerySelector("dl.facts code")!.TextContent;
        var path = own.QuerySelector("a[href^='/loting/']")!.GetAttribute("href")!;
        var found = await Visitor.PageOf(await anna.PostAsync(
            path, new() { ["nummer"] = $"{mine.Number}", ["code"] = code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal) }));
        var wrong = await Visitor.PageOf(await anna.PostAsync(path, new() { ["nummer"] = $"{mine.Number + 1}", ["code"] = code }));

        Assert.Contains($"U staat op {(int)Math.Round(mine.Chance * 1000)} van de duizend panelen",
            found.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("In het bewijs tellen voor u", found.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("hoort geen kans", wrong.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_panels_are_published_there_is_no_public_page()
    {
        var round = await StartAsync(await ProgrammeAsync(citizens: 60), "dice");
        using var anna = new Visitor(Site);

        Assert.Equal(HttpStatusCode.NotFound, await anna.StatusOfAsync("/loting/" + (await RecordOf(round)).Code));
    }

    private async Task<string> PublishedAsync()
    {
        var round = await StartAsync(await ProgrammeAsync(citizens: 60), "dice");
        await Site.SweepAsync(nameof(RunMatchingRound));
        return round;
    }

    private async Task<string> StartAsync(SmallProgramme small, string number) =>
        (await Olga.PostManyAsync(Rounds + "/nieuw/citizens", Fields(small, number))).Headers.Location!.OriginalString;

    private static IEnumerable<KeyValuePair<string, string?>> Fields(SmallProgramme small, string number) =>
    [
        .. small.Dialogues.Where(dialogue => dialogue.TrackId == small.Citizens.Id)
            .Select(dialogue => KeyValuePair.Create<string, string?>("dialogen", dialogue.Id.ToString())),
        new("lotnummer", "7"), new("nummer", number), new("eerlijk", "leximin"), new("speling", "10"),
    ];

    private static Guid IdOf(string round) => Guid.Parse(round.Split('/')[^1]);

    private async Task<FairDrawRecord> RecordOf(string round) => (await Site.Get<FairDrawStore>().GetAsync(IdOf(round), Stop))!;

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await Site.Database.Source.OpenConnectionAsync();
        await connection.ExecuteAsync(sql);
    }
}
