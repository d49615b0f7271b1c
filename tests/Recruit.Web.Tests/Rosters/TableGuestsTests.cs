using System.Net;
using Dapper;
using Recruit.Data.Privacy;
using Recruit.Data.Rosters;
using Recruit.Data.Staff;
using Recruit.Scheduler.Invitations;
using Recruit.Testing;

namespace Recruit.Web.Tests.Rosters;

/// <summary>Minister Mees visits the table of Anna and Ben: everyone can read that he is there, and nothing counts him.</summary>
public sealed class TableGuestsTests : OrganiserTests
{
    private FilledEvening evening = null!;

    private string Page => $"/organisatie/nederland/dialogen/{evening.Dialogue.Number}/gasten";
    private string Roster => $"/deelnemerslijst/{evening.Dialogue.Number}";

    protected override async Task BeginAsync()
    {
        await base.BeginAsync();
        evening = await FilledEvening.CreateAsync(Site.Database);
    }

    [Fact]
    public async Task A_minister_is_on_the_roster_and_a_place_card_and_counts_in_nothing()
    {
        var before = await FiguresAsync();

        var said = await FollowAsync(await VisitAsync("Mees de Minister"));

        Assert.Contains("telt nergens mee", said.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Site.Clock.MoveTo(evening.Dialogue.StartsAt.AddHours(-1));
        using var fenna = Visitor.SignedInAs(Site, evening.Fenna);
        var roster = await fenna.ReadAsync(Roster);
        Assert.Contains("Mees de Minister", roster.QuerySelector(".roster__table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("gast: minister", roster.QuerySelector(".roster__table")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("2 deelnemers", roster.QuerySelector(".roster__table caption")!.TextContent);
        Assert.Contains(";Mees de Minister;gast: minister;gast;",
            await (await fenna.GetAsync(Roster + ".csv")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("gast: minister", (await fenna.ReadAsync(Roster + "/naamkaartjes")).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal);
        var attendance = await fenna.ReadAsync($"/tafel/{evening.Dialogue.Number}/1");
        Assert.Contains("0 van 2 zijn er", attendance.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2 nog niet genoteerd", attendance.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Mees", attendance.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(before, await FiguresAsync());
    }

    [Fact]
    public async Task A_guest_moves_to_another_table_and_goes_and_the_name_goes_along()
    {
        await using (var connection = await Site.Database.Source.OpenConnectionAsync())
            await connection.ExecuteAsync(
                """
                insert into dialogue_table (dialogue_id, number) select id, 2 from dialogue;
                update dialogue set table_count = 2;
                """);
        await VisitAsync("Mees de Minister");
        var mees = (await GuestsAsync()).Single().PersonId;

        await Olga.SendAsync(Page, new() { ["tafel"] = "2" }, "form[action*='Move']");
        Assert.Equal(2, (await GuestsAsync()).Single().TableNumber);
        await Olga.SendAsync(Page, [], "form[action*='Remove']");

        Assert.Empty(await GuestsAsync());
        Assert.Null(await Site.Get<Vault>().ReadAsync(mees, Stop));
        var log = (await Olga.ReadAsync("/organisatie/nederland/logboek")).Body!.TextContent;
        Assert.Contains("haalde een gast van een tafel", log, StringComparison.Ordinal);
        Assert.DoesNotContain("Mees", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_is_erased_with_those_of_the_people_who_took_part()
    {
        await VisitAsync("Mees de Minister");
        var mees = (await GuestsAsync()).Single().PersonId;

        Site.Clock.MoveTo(evening.Dialogue.EndsAt + PurgeExpiredData.Kept - TimeSpan.FromDays(1));
        await Site.Get<PurgeExpiredData>().RunAsync(Stop);
        Assert.NotNull(await Site.Get<Vault>().ReadAsync(mees, Stop));
        Site.Clock.Advance(TimeSpan.FromDays(2));
        await Site.Get<PurgeExpiredData>().RunAsync(Stop);

        Assert.Null(await Site.Get<Vault>().ReadAsync(mees, Stop));
        Assert.Empty(await GuestsAsync());
    }

    [Fact]
    public async Task What_is_missing_is_told_and_only_an_organiser_puts_a_guest_at_a_table()
    {
        var page = await Visitor.PageOf(await Olga.SendAsync(
            Page, new() { ["naam"] = " ", ["tafel"] = "7" }, "form[action*='Add']"));
        using var vera = Visitor.SignedInAs(Site, await FilledEvening.StaffAsync(Site.Database, "Vera", StaffRole.Municipality));
        using var viewer = await SignedInAsync(StaffRole.Viewer);

        Assert.Equal(3, page.QuerySelectorAll(".error-summary li").Length);
        Assert.Empty(await GuestsAsync());
        foreach (var stranger in new[] { vera, viewer })
            Assert.NotEqual(HttpStatusCode.OK, await stranger.StatusOfAsync(Page));
    }

    private Task<HttpResponseMessage> VisitAsync(string name) =>
        Olga.SendAsync(Page, new() { ["naam"] = name, ["rol"] = VisitorRole.Minister, ["tafel"] = "1" }, "form[action*='Add']");

    private Task<IReadOnlyList<TableVisitor>> GuestsAsync() => Site.Get<TableVisitorStore>().ListAsync(evening.Dialogue.Id, Stop);

    /// <summary>All that counts people: how full tables are, and every page and file of figures.</summary>
    private async Task<string> FiguresAsync()
    {
        var tables = await Site.Get<RosterStore>().OccupancyAsync(evening.Programme.Programme.Id, null, Stop);
        var pages = new List<string>();
        foreach (var page in new[] { "", "/representativiteit", "/dialogen" })
            pages.Add((await Olga.ReadAsync("/organisatie/nederland" + page)).QuerySelector("main")!.TextContent);
        return string.Join('\n', [.. tables.Select(table => table.ToString()), .. pages]);
    }
}
