using System.Net;
using Recruit.Data.Audit;
using Recruit.Data.Dialogues;
using Recruit.Data.Materials;
using Recruit.Data.Staff;
using Recruit.Scheduler.Materials;
using Recruit.Testing;
using Recruit.Web.Tests.Papers;

namespace Recruit.Web.Tests.Materials;

/// <summary>Olga writes guides and puts files ready; Fenna leads, Vera's town holds, Anna joins: each reads what is hers.</summary>
public sealed class MaterialTests : OrganiserTests
{
    private const string All = "/organisatie/nederland/materiaal";
    private PapersOfEvening seats = null!;
    private Visitor fenna = null!;
    private Visitor vera = null!;
    private Visitor anna = null!;

    private Dialogue Evening => seats.Dialogue;
    private string OfEvening => $"{All}/dialoog-{Evening.Number}";
    private string Table => $"/tafel/{Evening.Number}/materiaal";
    private string Town => $"/gemeente/dialoog/{Evening.Number}/materiaal";
    private string Own => seats.Links["Anna"] + "/materiaal";

    protected override async Task BeginAsync()
    {
        await base.BeginAsync();
        seats = await PapersOfEvening.CreateAsync(Site);
        fenna = Visitor.SignedInAs(Site, seats.Evening.Fenna);
        vera = Visitor.SignedInAs(Site, await FilledEvening.StaffAsync(Site.Database, "Vera", StaffRole.Municipality));
        anna = new Visitor(Site);
    }

    protected override async Task EndAsync()
    {
        foreach (var one in new[] { fenna, vera, anna })
            one.Dispose();
        await base.EndAsync();
    }

    [Fact]
    public async Task Before_anybody_writes_a_word_everyone_has_a_guide_in_Dutch_and_English()
    {
        await SeeAsync(fenna, Table, "Ronde 1, wat merkt u ervan: 30 minuten");
        await SeeAsync(vera, Town, "Ronde 1, wat merkt u ervan: 30 minuten");
        await SeeAsync(anna, Own, "Zo gaat het gesprek");
        await SeeAsync(fenna, Table + "?taal=en", "Round 1, what do you notice: 30 minutes");
        foreach (var type in DialogueType.All)
            foreach (var track in new[] { "citizens", "civil_society", "science", "orientation" })
                foreach (var audience in MaterialAudience.All)
                    foreach (var language in new[] { "nl", "en" })
                        Assert.Contains("## ", StandardGuides.Of(track, type, audience, language), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_words_nearest_to_the_dialogue_hold_and_the_wider_ones_hold_again_when_they_are_gone()
    {
        await WriteAsync(All + "/alles", "## Voor iedereen");
        await SeeAsync(fenna, Table, "Voor iedereen");
        await WriteAsync(All + "/citizens", "## Voor burgers");
        await WriteAsync($"{All}/citizens.{Evening.Type}", "## Voor dit type");
        await WriteAsync(OfEvening, "## Voor deze avond");
        await SeeAsync(fenna, Table, "Voor deze avond");
        await Olga.PostAsync($"{OfEvening}/facilitator/nl?handler=Drop");
        await SeeAsync(fenna, Table, "Voor dit type");

        // Somebody else's words, and another language, are as they were.
        await SeeAsync(vera, Town, "Ronde 1, wat merkt u ervan");
        await SeeAsync(fenna, Table + "?taal=en", "Round 1, what do you notice");
        Assert.Contains("schreef een gespreksgids", (await Olga.ReadAsync("/organisatie/nederland/logboek")).Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_keeps_nothing_and_what_was_typed_stays_harmless()
    {
        const string typed = "## Kop\n\n<script>alert(1)</script> [hier](javascript:alert(1)) **vet**";

        var page = await Visitor.PageOf(await Olga.PostAsync($"{OfEvening}/facilitator/nl", new() { ["tekst"] = typed }));
        await SeeAsync(fenna, Table, "Ronde 1, wat merkt u ervan");
        await WriteAsync(OfEvening, typed);
        var seen = await fenna.ReadAsync(Table);

        foreach (var guide in new[] { page.QuerySelector(".guide")!, seen.QuerySelector(".guide")! })
        {
            Assert.Empty(guide.QuerySelectorAll("script"));
            Assert.DoesNotContain("javascript", guide.InnerHtml, StringComparison.Ordinal);
            Assert.Equal("vet", guide.QuerySelector("strong")!.TextContent);
        }
        Assert.Equal("Kop", seen.QuerySelector(".guide h2")!.TextContent);
        Assert.Equal("Kop", page.QuerySelector(".guide h3")!.TextContent);
    }

    [Fact]
    public async Task A_file_is_checked_handed_to_its_audience_alone_and_taken_away_again()
    {
        var refused = await Visitor.PageOf(await UploadAsync(All + "/alles", "a.pdf", PaperFiles.Bytes(PaperFiles.Eicar), "host"));
        await UploadAsync(All + "/alles", "route.pdf", PaperFiles.Pdf(), "host");
        var page = await vera.ReadAsync(Town);
        var file = page.QuerySelector("main li a[href*='bestand']")!.GetAttribute("href")!;
        var answer = await vera.GetAsync(file);

        Assert.Contains("zit een virus", refused.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(PaperFiles.Pdf(), await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("default-src 'none'; sandbox", answer.Headers.GetValues("Content-Security-Policy").Single());
        var query = new Uri("https://x" + file).Query;
        Assert.Equal(HttpStatusCode.NotFound, await fenna.StatusOfAsync(Table + query));
        Assert.Equal(HttpStatusCode.NotFound, await anna.StatusOfAsync(Own + query));
        await Olga.SendAsync(All + "/alles", [], "form[action*='Remove']");
        Assert.Equal(HttpStatusCode.NotFound, await vera.StatusOfAsync(file));
        Assert.Equal(
            ["remove_material", "add_material"], (await Site.Get<AuditStore>().NewestAsync(2, Stop)).Select(entry => entry.Action));
    }

    [Fact]
    public async Task Of_two_files_with_one_title_the_nearest_is_read()
    {
        await UploadAsync(All + "/alles", "Route.pdf", PaperFiles.Pdf(), "participant");
        await UploadAsync(OfEvening, "route.txt", PaperFiles.Bytes("Ingang om de hoek."), "participant");

        var links = (await anna.ReadAsync(Own)).QuerySelectorAll("main li a[href*='bestand']");

        Assert.Equal("Ingang om de hoek.", await (await anna.GetAsync(links.Single().GetAttribute("href")!)).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Where_nothing_is_wanted_no_page_leads_to_it()
    {
        Assert.NotNull((await anna.ReadAsync(seats.Links["Anna"])).QuerySelector("a[href$='/materiaal']"));
        Assert.NotNull((await fenna.ReadAsync("/tafel")).QuerySelector("a[href$='/materiaal']"));
        Assert.NotNull((await vera.ReadAsync($"/gemeente/dialoog/{Evening.Number}")).QuerySelector("a[href$='/materiaal']"));

        foreach (var audience in MaterialAudience.All)
            await Olga.PostAsync($"{All}/alles/{audience}/nl?handler=None");

        Assert.Null((await anna.ReadAsync(seats.Links["Anna"])).QuerySelector("a[href$='/materiaal']"));
        Assert.Null((await fenna.ReadAsync("/tafel")).QuerySelector("a[href$='/materiaal']"));
        Assert.Null((await vera.ReadAsync($"/gemeente/dialoog/{Evening.Number}")).QuerySelector("a[href$='/materiaal']"));
        await SeeAsync(anna, Own, "Er is nu niets om te lezen");
    }

    [Fact]
    public async Task Who_has_nothing_to_do_with_the_dialogue_reads_nothing()
    {
        using var other = Visitor.SignedInAs(Site, await FilledEvening.StaffAsync(Site.Database, "Guus", StaffRole.Facilitator));
        using var town = Visitor.SignedInAs(
            Site, await FilledEvening.StaffAsync(Site.Database, "Wim", StaffRole.Municipality, "GM0363"));
        using var viewer = await SignedInAsync(StaffRole.Viewer);

        Assert.Equal(HttpStatusCode.NotFound, await other.StatusOfAsync(Table));
        Assert.Equal(HttpStatusCode.NotFound, await town.StatusOfAsync(Town));
        Assert.Equal(HttpStatusCode.NotFound, await viewer.StatusOfAsync(OfEvening));
        Assert.Equal(HttpStatusCode.NotFound, await anna.StatusOfAsync("/uitnodiging/verzonnen/materiaal"));
        // Cem has not said yes.
        Assert.Equal(HttpStatusCode.Redirect, await anna.StatusOfAsync(seats.Links["Cem"] + "/materiaal"));
        foreach (var nowhere in new[] { "dialoog-999999", "bestaat-niet", "citizens.bestaat-niet" })
            Assert.Equal(HttpStatusCode.NotFound, await Olga.StatusOfAsync($"{All}/{nowhere}"));
    }

    private async Task WriteAsync(string place, string text) =>
        Assert.Equal(HttpStatusCode.Redirect,
            (await Olga.PostAsync($"{place}/facilitator/nl?handler=Save", new() { ["tekst"] = text })).StatusCode);

    private Task<HttpResponseMessage> UploadAsync(string place, string name, byte[] file, string audience) =>
        Olga.SendFileAsync(place, name, file, new() { ["voor"] = audience, ["taal_van_bestand"] = "nl" }, "form[action*='Add']");

    private static async Task SeeAsync(Visitor reader, string page, string words) =>
        Assert.Contains(words, (await reader.ReadAsync(page)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
}
