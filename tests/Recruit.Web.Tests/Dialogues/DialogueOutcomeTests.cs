using System.Net;
using Recruit.Data.Results;
using Recruit.Data.Staff;
using Recruit.Testing;

namespace Recruit.Web.Tests.Dialogues;

/// <summary>Olga says where the results are.</summary>
public sealed class DialogueOutcomeTests : OrganiserTests
{
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

    private static string PageOf(FilledEvening evening) => $"/organisatie/nederland/dialogen/{evening.Dialogue.Number}/uitkomst";
}
