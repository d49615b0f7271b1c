using System.Globalization;
using System.Net;
using Recruit.Data.Dialogues;
using Recruit.Data.Staff;
using Recruit.Testing;

namespace Recruit.Web.Tests.Dialogues;

/// <summary>The organiser finds every dialogue with what needs attention; a viewer looks but does not act.</summary>
public sealed class OrganiserDialogueTests : OrganiserTests
{
    private const string Base = "/organisatie/nederland";
    private FilledEvening evening = null!;

    private string Path => $"{Base}/dialogen/{evening.Dialogue.Number}";

    protected override async Task BeginAsync()
    {
        await base.BeginAsync();
        evening = await FilledEvening.CreateAsync(Site.Database);
    }

    [Fact]
    public async Task The_list_shows_planned_against_achieved()
    {
        var cells = (await Olga.ReadAsync($"{Base}/dialogen"))
            .QuerySelectorAll("tbody tr td.number")
            .Select(cell => cell.TextContent.Trim());

        Assert.Equal(["2–4", "3", "2", "1", "0"], cells);
    }

    [Theory]
    [InlineData("", 2)]
    [InlineData("?vorm=hall", 1)]
    [InlineData("?vorm=online", 1)]
    [InlineData("?stand=NotComposed", 1)]
    [InlineData("?stand=Awaiting", 1)]
    [InlineData("?stand=TooFew", 0)]
    [InlineData("?spoor=citizens", 2)]
    [InlineData("?spoor=science", 0)]
    [InlineData("?stand=onzin", 2)]
    public async Task The_list_is_filtered(string query, int shown)
    {
        await evening.Programme.DialogueAsync(one =>
            one with { Format = "online", Venue = "", Link = "https://samen.example/1", Title = "Werken" });

        Assert.Equal(shown, (await Olga.ReadAsync($"{Base}/dialogen{query}")).QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task Of_more_than_a_hundred_each_is_on_one_of_the_pages_and_the_filter_stays()
    {
        for (var day = 1; day <= 105; day++)
        {
            var title = string.Create(CultureInfo.InvariantCulture, $"Avond {day:000}");
            var later = TimeSpan.FromDays(day);
            await evening.Programme.DialogueAsync(one => one with
            {
                Format = "online",
                Venue = "",
                Link = "https://samen.example/1",
                Title = title,
                StartsAt = one.StartsAt + later,
            });
        }

        var first = await Olga.ReadAsync($"{Base}/dialogen?vorm=online");
        var second = await Olga.ReadAsync(first.QuerySelector("nav.paging a[rel=next]")!.GetAttribute("href")!);

        Assert.Null(second.QuerySelector("nav.paging a[rel=next]"));
        Assert.Equal("online", second.QuerySelector("#vorm option[selected]")!.GetAttribute("value"));
        Assert.Equal(Enumerable.Range(1, 105).Select(day => string.Create(CultureInfo.InvariantCulture, $"Avond {day:000}")),
            new[] { first, second }.SelectMany(page => page.QuerySelectorAll("tbody th")).Select(cell => cell.TextContent.Trim()));
    }

    [Fact]
    public async Task The_page_shows_everyone_with_the_answer_and_the_reason()
    {
        var text = (await Olga.ReadAsync(Path)).QuerySelector("main")!.TextContent;

        Assert.All(["Anna de Wit", "komt", "mail gaat uit", "Geloot in matchronde 1", "Gemeente", "Utrecht"],
            shown => Assert.Contains(shown, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_table_gets_a_facilitator_and_loses_one()
    {
        var gerrit = await FilledEvening.StaffAsync(Site.Database, "Gerrit", StaffRole.Facilitator);

        await Olga.SendAsync(Path, new() { ["facilitator"] = gerrit.Id.ToString() }, "main form");
        Assert.Equal(gerrit.Id, (await TableAsync()).FacilitatorId);
        await Olga.SendAsync(Path, new() { ["facilitator"] = "" }, "main form");
        Assert.Null((await TableAsync()).FacilitatorId);
        Assert.Contains(
            "gespreksleider toegewezen", (await Olga.ReadAsync(Path)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_facilitator_leads_a_table_and_only_a_table_that_is_there()
    {
        var viewer = await FilledEvening.StaffAsync(Site.Database, "Vera", StaffRole.Viewer);

        Assert.Equal(HttpStatusCode.NotFound,
            (await Olga.PostAsync(Path, new() { ["table"] = "1", ["facilitator"] = viewer.Id.ToString() })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound,
            (await Olga.PostAsync(Path, new() { ["table"] = "7", ["facilitator"] = evening.Fenna.Id.ToString() })).StatusCode);
        Assert.Equal(evening.Fenna.Id, (await TableAsync()).FacilitatorId);
    }

    [Fact]
    public async Task A_viewer_looks_but_does_not_act()
    {
        using var vera = Visitor.SignedInAs(Site, await FilledEvening.StaffAsync(Site.Database, "Vera", StaffRole.Viewer));

        var page = await vera.ReadAsync(Path);

        Assert.Empty(page.QuerySelectorAll("main form"));
        Assert.Equal(HttpStatusCode.NotFound, (await vera.PostAsync(Path, new() { ["table"] = "1" })).StatusCode);
        Assert.Equal(evening.Fenna.Id, (await TableAsync()).FacilitatorId);
    }

    [Theory]
    [InlineData(StaffRole.Municipality)]
    [InlineData(StaffRole.Facilitator)]
    public async Task Other_roles_find_nothing_here(string role)
    {
        using var visitor = Visitor.SignedInAs(Site, await FilledEvening.StaffAsync(Site.Database, "Iemand", role));

        foreach (var path in new[] { $"{Base}/dialogen", Path, $"{Base}/gastheren" })
            Assert.Equal(HttpStatusCode.NotFound, await visitor.StatusOfAsync(path));
    }

    [Fact]
    public async Task What_is_not_there_is_not_found_and_a_form_needs_its_token()
    {
        Assert.Equal(HttpStatusCode.NotFound, await Olga.StatusOfAsync($"{Base}/dialogen/99999"));
        Assert.Equal(HttpStatusCode.NotFound, await Olga.StatusOfAsync("/organisatie/elders/dialogen"));
        Assert.Equal(HttpStatusCode.BadRequest, (await Olga.PostWithoutTokenAsync(Path, new() { ["table"] = "1" })).StatusCode);
    }

    [Fact]
    public async Task The_hosts_page_names_dialogues_without_a_host()
    {
        Assert.Contains("1 dialoog heeft nog geen gastheer", (await Olga.ReadAsync($"{Base}/gastheren")).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal);
    }

    private async Task<DialogueTable> TableAsync() => Assert.Single(await Site.Get<DialogueStore>().TablesAsync(evening.Dialogue.Id, Stop));
}
