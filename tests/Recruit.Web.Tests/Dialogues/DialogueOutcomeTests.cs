using System.Net;
using Dapper;
using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Results;
using Recruit.Data.Staff;
using Recruit.Testing;

namespace Recruit.Web.Tests.Dialogues;

/// <summary>Olga notes which papers are in and where the results are.</summary>
public sealed class DialogueOutcomeTests : OrganiserTests
{
    [Fact]
    public async Task A_paper_is_noted_as_in_and_the_note_can_be_taken_back()
    {
        var evening = await FilledEvening.CreateAsync(Site.Database);
        var page = PageOf(evening);
        Assert.Contains("levert niemand een paper in", (await Olga.ReadAsync(page)).Body!.TextContent, StringComparison.Ordinal);
        await ExecuteAsync("update track set paper_days = 7");

        var noted = await FollowAsync(await Olga.SendAsync(page, [], "form[action*='Paper']"));
        Assert.Contains("Van 2 mensen is er 1 paper binnen", noted.QuerySelector("#papers")!.TextContent, StringComparison.Ordinal);
        await Olga.SendAsync(page, [], "form[action*='Paper']");

        Assert.Contains("Van 2 mensen zijn er 0 papers binnen", (await Olga.ReadAsync(page)).QuerySelector("#papers")!.TextContent,
            StringComparison.Ordinal);
        Assert.Contains("Of 2 people 0 papers are in", (await Olga.ReadAsync(page + "?taal=en")).QuerySelector("#papers")!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal(
            ["paper_missing", "paper_received"], (await Site.Get<AuditStore>().NewestAsync(2, Stop)).Select(entry => entry.Action));
    }

    [Fact]
    public async Task Results_are_published_after_the_dialogue_with_a_real_address()
    {
        var evening = await FilledEvening.CreateAsync(Site.Database);
        var page = PageOf(evening);
        Assert.Null((await Olga.ReadAsync(page)).QuerySelector("#link"));
        Site.Clock.MoveTo(evening.Dialogue.EndsAt.AddDays(1));

        var wrong = await Visitor.PageOf(await Olga.SendAsync(page, new() { ["link"] = "javascript:alert(1)" }, "form[action*='Results']"));
        await Olga.SendAsync(page, new() { ["link"] = "https://samen.example/uitkomst" }, "form[action*='Results']");

        Assert.Contains("begint met https://", wrong.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(new ResultsNote(Site.Clock.Now, "https://samen.example/uitkomst"),
            await Site.Get<ResultsNotes>().OfAsync(evening.Dialogue.Id, Stop));
        await Olga.SendAsync(page, [], "form[action*='Withdraw']");
        Assert.Null(await Site.Get<ResultsNotes>().OfAsync(evening.Dialogue.Id, Stop));
    }

    [Fact]
    public async Task A_viewer_has_no_such_page()
    {
        var evening = await FilledEvening.CreateAsync(Site.Database);
        using var vera = await SignedInAsync(StaffRole.Viewer);

        Assert.Equal(HttpStatusCode.NotFound, await vera.StatusOfAsync(PageOf(evening)));
        Assert.Equal(HttpStatusCode.NotFound,
            (await vera.PostAsync(PageOf(evening) + "?handler=Results", new() { ["link"] = "https://samen.example" })).StatusCode);
    }

    private static string PageOf(FilledEvening evening) => $"/organisatie/nederland/dialogen/{evening.Dialogue.Number}/papers-en-uitkomst";

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await Site.Get<NpgsqlDataSource>().OpenConnectionAsync(Stop);
        await connection.ExecuteAsync(sql);
    }
}
