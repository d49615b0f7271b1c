using System.Net;
using Recruit.Data.Results;
using Recruit.Data.Staff;
using Recruit.Testing;

namespace Recruit.Web.Tests.Results;

/// <summary>Olga looks at what tables wrote, hides what nobody should read, and publishes.</summary>
public sealed class ReviewReportsTests : OrganiserTests
{
    private FilledEvening evening = null!;

    private string Review => $"/organisatie/nederland/resultaten/{evening.Dialogue.Number}";
    private string Public => $"/programma/nederland/resultaten/{evening.Dialogue.Number}";

    protected override async Task BeginAsync()
    {
        await base.BeginAsync();
        evening = await FilledEvening.CreateAsync(Site.Database);
        Site.Clock.MoveTo(evening.Dialogue.EndsAt);
    }

    [Fact]
    public async Task A_draft_is_read_by_nobody_and_what_is_handed_in_only_after_a_press()
    {
        using var anna = new Visitor(Site);
        await Site.Get<ReportStore>().SaveAsync(new ReportDraft(evening.Dialogue.Id, evening.Dialogue.Number, 1, 0,
            [new ReportLine(WrittenReport.Said, ReportKind.Wish, "", "Meer bomen.", "", null)], HandIn: false, EvenPublished: false),
            "fenna", Stop);
        await Olga.PostAsync(Review + "?handler=Publish");
        Assert.Equal(HttpStatusCode.NotFound, await anna.StatusOfAsync(Public));

        await Olga.PostAsync($"/tafel/{evening.Dialogue.Number}/1/verslag", new(
            WrittenReport.Fields(1, ReportKind.Wish, "Meer bomen.", WrittenReport.Said))
        { ["doe"] = "inleveren" });
        Assert.Equal(HttpStatusCode.NotFound, await anna.StatusOfAsync(Public));
        await Olga.SendAsync(Review, [], "form[action*='Publish']");

        Assert.Contains("Meer bomen.", (await anna.ReadAsync(Public)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await Olga.SendAsync(Review, [], "form[action*='Withdraw']");
        Assert.Equal(HttpStatusCode.NotFound, await anna.StatusOfAsync(Public));
    }

    [Fact]
    public async Task A_hidden_quote_is_gone_from_every_page_and_the_history_says_who_hid_it_and_why()
    {
        using var anna = new Visitor(Site);
        await WrittenReport.PublishAsync(Site.Database, evening);
        Assert.Contains("op zijn dertigste", await TextAsync(anna, Public), StringComparison.Ordinal);

        await Olga.PostAsync(Review + "?handler=Hide",
            new() { ["table"] = "1", ["item"] = WrittenReport.Quote.ToString(), ["because"] = "te herkennen" });
        var page = (await Olga.ReadAsync(Review)).QuerySelector("main")!.TextContent;

        foreach (var path in new[] { Public, "/programma/nederland/resultaten/thema/wonen", "/programma/nederland/resultaten.csv",
            "/programma/nederland/resultaten.json" })
            Assert.DoesNotContain(
                "op zijn dertigste", await (await anna.GetAsync(path)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("verborg een regel van een verslag", page, StringComparison.Ordinal);
        Assert.Contains("(Tafel 1): te herkennen", page, StringComparison.Ordinal);
        Assert.Contains("Fenna Visser", page, StringComparison.Ordinal);
        await Olga.PostAsync(Review + "?handler=Show", new() { ["table"] = "1", ["item"] = WrittenReport.Quote.ToString() });
        Assert.Contains("op zijn dertigste", await TextAsync(anna, Public), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_hidden_without_a_reason_or_at_another_table()
    {
        await WrittenReport.PublishAsync(Site.Database, evening);

        await Olga.PostAsync(Review + "?handler=Hide",
            new() { ["table"] = "1", ["item"] = WrittenReport.Quote.ToString(), ["because"] = " " });
        await Olga.PostAsync(Review + "?handler=Hide",
            new() { ["table"] = "2", ["item"] = WrittenReport.Quote.ToString(), ["because"] = "te herkennen" });

        Assert.All((await Site.Get<ReportStore>().FindAsync(evening.Dialogue.Id, 1, Stop))!.Items, item => Assert.Null(item.HiddenAt));
    }

    [Fact]
    public async Task A_line_that_seems_to_hold_a_name_an_address_or_a_number_warns()
    {
        await WrittenReport.HandInAsync(Site.Database, evening, 1,
            new ReportLine(Guid.NewGuid(), ReportKind.Quote, "", "Volgens Anna kan het: mail a@b.example of bel 06 1234 5678.", "", null));

        var warning = Assert.Single((await Olga.ReadAsync(Review)).QuerySelectorAll(".alert--warning")).TextContent;

        Assert.Contains("een naam van een deelnemer, een mailadres, een telefoonnummer", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_tells_how_far_the_reports_are()
    {
        var before = await NumbersAsync();
        await WrittenReport.HandInAsync(Site.Database, evening);

        Assert.Equal(["1", "0", "0", "0"], before);
        Assert.Equal(["0", "0", "1", "0"], await NumbersAsync());
    }

    [Fact]
    public async Task A_viewer_and_a_facilitator_publish_nothing()
    {
        using var vera = await SignedInAsync(StaffRole.Viewer);
        using var fenna = Visitor.SignedInAs(Site, evening.Fenna);
        await WrittenReport.HandInAsync(Site.Database, evening);

        foreach (var visitor in new[] { vera, fenna })
        {
            Assert.Equal(HttpStatusCode.NotFound, await visitor.StatusOfAsync(Review));
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync(Review + "?handler=Publish")).StatusCode);
        }
        Assert.Null(await Site.Get<ResultsNotes>().OfAsync(evening.Dialogue.Id, Stop));
    }

    private async Task<IEnumerable<string>> NumbersAsync() =>
        (await Olga.ReadAsync("/organisatie/nederland/resultaten")).QuerySelectorAll("tbody td.number").Select(cell => cell.TextContent);

    private static async Task<string> TextAsync(Visitor visitor, string path) =>
        (await visitor.ReadAsync(path)).QuerySelector("main")!.TextContent;
}
