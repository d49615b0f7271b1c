using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using Recruit.Data.Audit;
using Recruit.Data.Neighbours;
using Recruit.Data.Staff;
using Recruit.Testing;

namespace Recruit.Web.Tests.Neighbours;

/// <summary>An organiser says who sits together, who sits apart and who has a table, before a round runs.</summary>
public sealed class WhoWithWhomTests : OrganiserTests
{
    private const string Page = Home + "/wie-bij-wie/citizens";
    private SmallProgramme small = null!;

    protected override async Task BeginAsync()
    {
        await base.BeginAsync();
        small = await ProgrammeAsync(12);
    }

    [Fact]
    public async Task People_are_found_by_name_and_number_and_agreed_to_sit_together()
    {
        var byName = await FindAsync("bewoner 11");
        var first = LinkIn(byName, "voeg toe");
        var byNumber = await FindAsync("3", first);

        Assert.Equal(Page + "?mens=11&mens=3", LinkIn(byNumber, "voeg toe"));
        var page = await FollowAsync(await AgreeAsync(NeighbourKind.Together, "Anna vertaalt", "", 11, 3));

        var rule = Assert.Single((await BookAsync()).Rules);
        Assert.Equal((NeighbourKind.Together, "Anna vertaalt"), (rule.Kind, rule.Reason));
        Assert.Equal([3, 11], rule.Numbers);
        Assert.Contains("Bewoner 3 (3), Bewoner 11 (11)", page.QuerySelector("table tbody th")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("bij elkaar", page.QuerySelector("table tbody td")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("together 3, 11", (await EntryAsync("add_neighbours")).Detail);
    }

    [Fact]
    public async Task Somebody_gets_a_table_and_loses_it_again()
    {
        await AgreeAsync(NeighbourKind.Pin, "Spreekt als eerste", $"{small.Dialogues[1].Number}.1", 4);
        var pinned = Assert.Single((await BookAsync()).Rules);

        var removed = await Olga.SendAsync(Page, [], "table form");

        Assert.Equal((small.Dialogues[1].Id, 1), (pinned.DialogueId!.Value, pinned.TableNumber!.Value));
        Assert.Equal(HttpStatusCode.Redirect, removed.StatusCode);
        Assert.Empty((await BookAsync()).Rules);
        Assert.Equal("pin 4", (await EntryAsync("remove_neighbours")).Detail);
    }

    [Theory]
    [InlineData(new long[] { 4 }, "together", "", "reden", "Zoek eerst ten minste twee mensen, en voeg ze toe.")]
    [InlineData(new long[] { 4, 5 }, "", "", "reden", "Kies wat er moet gebeuren.")]
    [InlineData(new long[] { 4 }, "pin", "99.1", "reden", "Kies een tafel uit de lijst.")]
    [InlineData(new long[] { 4, 5 }, "apart", "", " ", "Schrijf in hooguit 200 tekens op waarom.")]
    [InlineData(new long[] { 1, 2 }, "together", "", "reden", "Twee van hen staan al als bij elkaar of als uit elkaar.")]
    public async Task What_is_wrong_is_said_and_nothing_is_kept(long[] people, string kind, string table, string reason, string message)
    {
        await AgreeAsync(NeighbourKind.Apart, "Ruzie over een heg", "", 1, 2);

        var page = await Visitor.PageOf(await AgreeAsync(kind, reason, table, people));

        Assert.Contains(message, page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Single((await BookAsync()).Rules);
    }

    [Fact]
    public async Task Who_is_not_there_is_not_found_and_a_viewer_sees_nothing()
    {
        using var vera = await SignedInAsync(StaffRole.Viewer);

        var page = await FindAsync("Jansen");

        Assert.Contains("Er is niemand anders in dit spoor", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await vera.StatusOfAsync(Page));
        Assert.Equal(HttpStatusCode.NotFound, await Olga.StatusOfAsync(Home + "/wie-bij-wie/bestaat-niet"));
    }

    private async Task<IDocument> FindAsync(string search, string page = Page) =>
        await Visitor.PageOf(await Olga.SendAsync(page, new() { ["zoek"] = search }, "form:has(#zoek)"));

    private static string LinkIn(IDocument page, string text) =>
        page.QuerySelectorAll("main a").First(link => link.TextContent.StartsWith(text, StringComparison.Ordinal)).GetAttribute("href")!;

    private Task<HttpResponseMessage> AgreeAsync(string kind, string reason, string table, params long[] people) => Olga.PostManyAsync(Page,
    [
        new("soort", kind), new("reden", reason), new("tafel", table),
        .. people.Select(number => new KeyValuePair<string, string?>("mens", number.ToString(CultureInfo.InvariantCulture))),
    ]);

    private Task<NeighbourBook> BookAsync() => Site.Get<NeighbourStore>().BookAsync(small.Citizens.Id, Stop);

    private async Task<AuditEntry> EntryAsync(string action) =>
        (await Site.Get<AuditStore>().NewestAsync(20, Stop)).First(entry => entry.Action == action);
}
