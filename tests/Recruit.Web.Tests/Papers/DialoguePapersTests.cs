using System.IO.Compression;
using System.Net;
using Recruit.Data.Audit;
using Recruit.Data.Staff;
using Recruit.Testing;

namespace Recruit.Web.Tests.Papers;

/// <summary>Olga sees which papers are in, gives people more time, and gives them something to read; Fenna reads for her table.</summary>
public sealed class DialoguePapersTests : OrganiserTests
{
    private PapersOfEvening papers = null!;
    private Visitor anna = null!;

    private string Page => $"/organisatie/nederland/dialogen/{papers.Dialogue.Number}/papers";

    protected override async Task BeginAsync()
    {
        await base.BeginAsync();
        papers = await PapersOfEvening.CreateAsync(Site);
        anna = new Visitor(Site);
    }

    protected override async Task EndAsync()
    {
        anna.Dispose();
        await base.EndAsync();
    }

    [Fact]
    public async Task A_paper_that_came_another_way_is_noted_as_in_and_the_note_can_be_taken_back()
    {
        var noted = await FollowAsync(await Olga.SendAsync(Page, [], "form[action*='Note']"));
        Assert.Contains("Van 2 mensen is er 1 paper binnen", noted.QuerySelector("#papers")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("kwam op een andere manier", noted.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        await Olga.SendAsync(Page, [], "form[action*='Note']");

        Assert.Contains("Van 2 mensen zijn er 0 papers binnen", (await Olga.ReadAsync(Page)).QuerySelector("#papers")!.TextContent,
            StringComparison.Ordinal);
        Assert.Contains("Of 2 people 0 papers are in", (await Olga.ReadAsync(Page + "?taal=en")).QuerySelector("#papers")!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal(
            ["paper_missing", "paper_received"], (await Site.Get<AuditStore>().NewestAsync(2, Stop)).Select(entry => entry.Action));
    }

    [Fact]
    public async Task Olga_reads_what_was_handed_in_and_who_is_late_and_the_log_says_that_she_did()
    {
        Site.Clock.MoveTo(papers.Deadline.AddHours(1));
        await papers.HandInAsync(anna, "Anna", PaperFiles.Pdf(), title: "Water", named: "nee");

        var row = (await Olga.ReadAsync(Page)).QuerySelectorAll("tbody tr")[0];
        var file = await Olga.GetAsync(row.QuerySelector("a")!.GetAttribute("href")!);
        using var zip = new ZipArchive(await (await Olga.GetAsync(Page + "?handler=zip")).Content.ReadAsStreamAsync());

        Assert.Contains("te laat", row.TextContent, StringComparison.Ordinal);
        Assert.Equal(PaperFiles.Pdf(), await file.Content.ReadAsByteArrayAsync());
        Assert.Equal("01 Water.pdf", Assert.Single(zip.Entries).FullName);
        Assert.Equal(["view_papers", "view_papers"], (await Site.Get<AuditStore>().NewestAsync(2, Stop)).Select(entry => entry.Action));
    }

    [Fact]
    public async Task Three_days_longer_are_three_days_longer_and_closing_ends_what_comes_late()
    {
        Site.Clock.MoveTo(papers.Deadline.AddMinutes(1));
        await Olga.SendAsync(Page, [], "form[action*='Close']");
        var closed = await anna.ReadAsync(papers.Links["Anna"] + "/paper");
        await Olga.SendAsync(Page, [], "tbody form[action*='Longer']");
        await papers.HandInAsync(anna, "Anna", PaperFiles.Pdf(), title: "Water");

        Assert.Null(closed.QuerySelector("main form[enctype]"));
        var page = await Olga.ReadAsync(Page);
        Assert.DoesNotContain("te laat", page.QuerySelectorAll("tbody tr")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("nog niet binnen", page.QuerySelectorAll("tbody tr")[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_inspiration_paper_is_checked_read_by_everyone_and_taken_away_again()
    {
        var refused = await Visitor.PageOf(
            await Olga.SendFileAsync(Page, "virus.txt", PaperFiles.Bytes(PaperFiles.Eicar), [], "form[action*='Inspire']"));
        await Olga.SendFileAsync(Page, "inspiratie.odt", PaperFiles.Odt(), new() { ["titel"] = "Om te lezen" }, "form[action*='Inspire']");
        var pack = await anna.ReadAsync(papers.Links["Anna"] + "/leesmap");
        await Olga.SendAsync(Page, [], "form[action*='Remove']");

        Assert.Contains("zit een virus", refused.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Om te lezen", pack.QuerySelector("main li")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("van de organisatie", pack.QuerySelector("main li")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await anna.ReadAsync(papers.Links["Anna"] + "/leesmap")).QuerySelector("main li"));
    }

    [Fact]
    public async Task A_facilitator_reads_from_the_mail_to_the_day_itself_and_town_and_viewer_never()
    {
        await papers.HandInAsync(anna, "Anna", PaperFiles.Pdf(), title: "Water");
        using var fenna = Visitor.SignedInAs(Site, papers.Evening.Fenna);
        using var other = Visitor.SignedInAs(Site, await FilledEvening.StaffAsync(Site.Database, "Guus", StaffRole.Facilitator));
        using var town = Visitor.SignedInAs(Site, await FilledEvening.StaffAsync(Site.Database, "Vera", StaffRole.Municipality));
        using var viewer = await SignedInAsync(StaffRole.Viewer);
        var pack = $"/leesmap/{papers.Dialogue.Number}";

        Assert.Equal(HttpStatusCode.NotFound, await fenna.StatusOfAsync(pack));
        Site.Clock.MoveTo(papers.Dialogue.StartsAt.AddDays(-7));
        var page = await fenna.ReadAsync(pack);
        var file = page.QuerySelector("main li a")!.GetAttribute("href")!;

        Assert.Equal(PaperFiles.Pdf(), await (await fenna.GetAsync(file)).Content.ReadAsByteArrayAsync());
        foreach (var stranger in new[] { other, town, viewer, Olga })
            foreach (var way in new[] { pack, file, pack + "?handler=zip" })
                Assert.Equal(HttpStatusCode.NotFound, await stranger.StatusOfAsync(way));
        foreach (var stranger in new[] { fenna, town, viewer })
            foreach (var way in new[] { Page, Page + "?handler=zip", Page + new Uri("https://x" + file).Query })
                Assert.Equal(HttpStatusCode.NotFound, await stranger.StatusOfAsync(way));
        Site.Clock.MoveTo(papers.Dialogue.StartsAt.AddDays(1));
        Assert.Equal(HttpStatusCode.NotFound, await fenna.StatusOfAsync(pack));
    }
}
