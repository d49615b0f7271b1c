using System.IO.Compression;
using System.Net;
using Recruit.Testing;

namespace Recruit.Web.Tests.Papers;

/// <summary>Anna hands in her paper, Ben reads it, and nobody else does.</summary>
public sealed class OwnPaperTests : SiteTestBase
{
    private PapersOfEvening papers = null!;
    private Visitor anna = null!;
    private Visitor ben = null!;

    private string Own => papers.Links["Anna"] + "/paper";

    protected override async Task BeginAsync()
    {
        papers = await PapersOfEvening.CreateAsync(Site);
        (anna, ben) = (new Visitor(Site), new Visitor(Site));
    }

    protected override Task EndAsync()
    {
        anna.Dispose();
        ben.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_false_file_is_refused_with_the_reason_and_a_right_one_is_taken_and_replaced()
    {
        var refused = await Visitor.PageOf(await papers.HandInAsync(anna, "Anna", PaperFiles.Zip(("a.txt", [65]))));
        await papers.HandInAsync(anna, "Anna", PaperFiles.Pdf(), title: "Water");
        await papers.HandInAsync(anna, "Anna", PaperFiles.Docx(), "Mijn plan.pdf");

        Assert.Contains("Dit is een zip en geen document", refused.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        var page = await anna.ReadAsync(Own);
        var own = page.QuerySelector("main a[href$='handler=bestand']")!;
        Assert.Equal("Mijn plan", own.TextContent);
        Assert.Contains("DOCX", own.ParentElement!.TextContent, StringComparison.Ordinal);
        var back = await anna.GetAsync(Own + "?handler=bestand");
        Assert.Equal(PaperFiles.Docx().Length, (await back.Content.ReadAsByteArrayAsync()).Length);
    }

    [Fact]
    public async Task What_is_missing_on_the_form_is_told_and_nothing_is_taken()
    {
        var page = await Visitor.PageOf(await anna.SendFileAsync(Own, "p.pdf", PaperFiles.Pdf(), []));
        var empty = await Visitor.PageOf(await papers.HandInAsync(anna, "Anna", []));
        var large = await Visitor.PageOf(await papers.HandInAsync(anna, "Anna", new byte[20_000_001]));

        Assert.Equal(2, page.QuerySelectorAll(".error-summary li").Length);
        Assert.Contains("is leeg", empty.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("groter dan 20 MB", large.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await anna.ReadAsync(Own)).QuerySelector("main a[href$='handler=bestand']"));
    }

    [Fact]
    public async Task A_file_far_too_large_for_any_form_is_told_so()
    {
        using var client = Site.NewVisitor();
        using var content = new MultipartFormDataContent { { new ByteArrayContent(new byte[31_000_000]), "bestand", "paper.pdf" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, Own) { Content = content };
        request.Headers.ExpectContinue = true;

        using var answer = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("Dit bestand is te groot", (await Visitor.PageOf(answer)).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task A_paper_goes_to_the_disk_and_never_to_the_screen()
    {
        await papers.HandInAsync(anna, "Anna", PaperFiles.Bytes("Ik denk <b>dat</b>"), title: "<script>\"Water\"");

        var answer = await anna.GetAsync(Own + "?handler=bestand");

        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("script Water.txt", answer.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("default-src 'none'; sandbox", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task After_the_last_day_a_first_paper_is_marked_late_and_cannot_be_replaced()
    {
        Site.Clock.MoveTo(papers.Deadline.AddMinutes(1));
        var warned = await anna.ReadAsync(Own);
        await papers.HandInAsync(anna, "Anna", PaperFiles.Pdf(), title: "Laat");

        Assert.Contains("nemen uw paper nog aan", warned.QuerySelector(".alert--warning")!.TextContent, StringComparison.Ordinal);
        var page = await anna.ReadAsync(Own);
        Assert.Null(page.QuerySelector("main form[enctype]"));
        Assert.Contains("uw paper is al binnen", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var pack = await ben.ReadAsync(papers.Links["Ben"] + "/leesmap");
        Assert.Contains("later binnen", pack.QuerySelector(".badge")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_sits_at_the_table_reads_the_papers_one_by_one_and_all_at_once()
    {
        await papers.HandInAsync(anna, "Anna", PaperFiles.Pdf(), title: "Water");
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        await papers.HandInAsync(ben, "Ben", PaperFiles.Odt(), title: "Vuur", named: "nee");
        var pack = papers.Links["Ben"] + "/leesmap";

        var page = await ben.ReadAsync(pack);
        var first = await ben.GetAsync(page.QuerySelector("main li a")!.GetAttribute("href")!);
        using var zip = new ZipArchive(await (await ben.GetAsync(pack + "?handler=zip")).Content.ReadAsStreamAsync());

        var lines = page.QuerySelectorAll("main li").Select(line => line.TextContent).ToList();
        Assert.Contains("geschreven door Anna de Wit", lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain("Ben", lines[1], StringComparison.Ordinal);
        Assert.Equal(PaperFiles.Pdf(), await first.Content.ReadAsByteArrayAsync());
        Assert.Equal(["01 Water.pdf", "02 Vuur.odt"], zip.Entries.Select(entry => entry.FullName));
    }

    [Fact]
    public async Task Nobody_reads_papers_of_another_table_or_without_a_seat()
    {
        await papers.HandInAsync(anna, "Anna", PaperFiles.Pdf(), title: "Water");
        var (own, cem) = (papers.Links["Ben"] + "/leesmap", papers.Links["Cem"]);
        var file = new Uri(new Uri("https://x"), (await ben.ReadAsync(own)).QuerySelector("main li a")!.GetAttribute("href")!).Query;
        await PapersOfEvening.ExecuteAsync(Site,
            """
            insert into dialogue_table (dialogue_id, number) select id, 2 from dialogue;
            update seat set table_number = 2
             where registration_id = (select registration_id from invitation
                                        join registration on registration.id = registration_id
                                       where invitation.state = 'accepted' and invitation.id not in (select invitation_id from paper))
            """);

        Assert.Equal(HttpStatusCode.NotFound, await ben.StatusOfAsync(own + file));
        Assert.Equal(HttpStatusCode.NotFound, await ben.StatusOfAsync(own + "?handler=zip"));
        Assert.Equal(HttpStatusCode.OK, await anna.StatusOfAsync(papers.Links["Anna"] + "/leesmap" + file));
        // Cem has not said yes, and declines.
        Assert.Equal(HttpStatusCode.Redirect, await ben.StatusOfAsync(cem + "/leesmap"));
        await ben.PostAsync(cem + "?handler=Decline");
        foreach (var way in new[] { "/leesmap" + file, "/leesmap?handler=zip" })
            Assert.Equal(HttpStatusCode.NotFound, await ben.StatusOfAsync(cem + way));
        Assert.Equal(HttpStatusCode.Redirect, await ben.StatusOfAsync(cem + "/paper?handler=bestand"));
        foreach (var way in new[] { "/paper", "/leesmap", "/leesmap" + file, "/leesmap?handler=zip", "/paper?handler=bestand" })
            Assert.Equal(HttpStatusCode.NotFound, await ben.StatusOfAsync("/uitnodiging/verzonnen" + way));
    }

    [Fact]
    public async Task The_page_of_a_scientist_asks_for_the_paper_and_that_of_a_citizen_does_not()
    {
        var scientist = (await anna.ReadAsync(papers.Links["Anna"])).QuerySelector("main")!;
        await PapersOfEvening.ExecuteAsync(Site, "update track set paper_days = null");
        var citizen = (await anna.ReadAsync(papers.Links["Anna"])).QuerySelector("main")!;

        Assert.NotNull(scientist.QuerySelector($"a[href='{Own}']"));
        Assert.DoesNotContain("niets voor te bereiden", scientist.TextContent, StringComparison.Ordinal);
        Assert.Contains("niets voor te bereiden", citizen.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, await anna.StatusOfAsync(Own));
        Assert.Equal(HttpStatusCode.Redirect, await anna.StatusOfAsync(papers.Links["Anna"] + "/leesmap"));
    }
}
