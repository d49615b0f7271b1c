using System.Net;
using System.Text.Json;
using Dapper;
using Recruit.Data.Audit;
using Recruit.Data.Dialogues;
using Recruit.Data.Results;
using Recruit.Data.Staff;
using Recruit.Testing;

namespace Recruit.Web.Tests.Results;

/// <summary>Fenna writes what was said at her table, on her phone, without losing a word.</summary>
public sealed class WriteReportTests : SiteTestBase
{
    private FilledEvening evening = null!;
    private Visitor fenna = null!;

    private string Path => $"/tafel/{evening.Dialogue.Number}/1/verslag";

    protected override async Task BeginAsync()
    {
        evening = await FilledEvening.CreateAsync(Site.Database);
        fenna = Visitor.SignedInAs(Site, evening.Fenna);
        Site.Clock.MoveTo(evening.Dialogue.EndsAt);
    }

    protected override Task EndAsync()
    {
        fenna.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task What_she_wrote_stands_there_when_she_comes_back_and_saving_twice_makes_no_second_line()
    {
        var fields = WrittenReport.Fields(0, ReportKind.Quote, "Ik ken mijn buren niet.", WrittenReport.Quote, role: "student");
        await fenna.PostAsync(Path, fields);
        fields["versie"] = "1";
        await fenna.PostAsync(Path, fields);

        var page = await fenna.ReadAsync(Path);
        var report = await ReportAsync();

        Assert.Equal("Ik ken mijn buren niet.", Assert.Single(report.Items).Words);
        Assert.Equal(2, report.Version);
        Assert.Contains(
            page.QuerySelectorAll("textarea"), area => area.TextContent.Contains("Ik ken mijn buren", StringComparison.Ordinal));
        Assert.Contains(page.QuerySelectorAll("input"), input => input.GetAttribute("value") == "student");
        Assert.Equal(["write_report"], await ActionsAsync());
    }

    [Fact]
    public async Task Every_field_of_a_table_without_script_is_kept_and_handed_in()
    {
        var answer = await fenna.SendAsync(Path, new()
        {
            ["regels[0].Theme"] = "wonen",
            ["regels[0].Words"] = "Te weinig huizen.",
            ["regels[2].Words"] = "Meer bankjes.",
            ["regels[9].Words"] = "De buurt ruimt het plein op.",
            ["regels[9].Role"] = "buurtvereniging",
            ["regels[9].Due"] = "2027-05-01",
            ["doe"] = "inleveren",
        });
        var report = await ReportAsync();

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(Site.Clock.Now, report.HandedInAt);
        Assert.Equal([(ReportKind.Said, "wonen"), (ReportKind.Wish, ""), (ReportKind.Agreement, "")],
            report.Items.Select(item => (item.Kind, item.Theme)));
        Assert.Equal(("buurtvereniging", new DateOnly(2027, 5, 1)), (report.Items[2].Role, report.Items[2].DueOn));
        Assert.Contains("ingeleverd", (await fenna.ReadAsync(Path)).QuerySelector(".badge")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_write_at_once_overwrite_each_other_only_knowingly()
    {
        using var olga = await StaffAsync("Olga", StaffRole.Organiser);
        await olga.PostAsync(Path, WrittenReport.Fields(0, ReportKind.Wish, "Meer bomen.", WrittenReport.Said));

        var clash = await Visitor.PageOf(
            await fenna.PostAsync(Path, WrittenReport.Fields(0, ReportKind.Wish, "Minder auto's.", WrittenReport.Quote)));
        var kept = (await ReportAsync()).Items;

        Assert.Equal("Meer bomen.", Assert.Single(kept).Words);
        Assert.Contains("Meer bomen.", clash.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(clash.QuerySelectorAll("input"), input => input.GetAttribute("value") == "Minder auto's.");
        Assert.Equal("1", clash.QuerySelector("input[name=versie]")!.GetAttribute("value"));
        await fenna.PostAsync(Path, WrittenReport.Fields(1, ReportKind.Wish, "Minder auto's.", WrittenReport.Quote));
        Assert.Equal("Minder auto's.", Assert.Single((await ReportAsync()).Items).Words);
    }

    [Fact]
    public async Task A_script_that_saves_is_told_the_version_and_a_clash()
    {
        var (saved, version) = await SaveBySelfAsync(0, "Meer bomen.");
        var (clashed, _) = await SaveBySelfAsync(0, "Meer bomen en gras.");

        Assert.Equal((HttpStatusCode.OK, 1), (saved, version));
        Assert.Equal(HttpStatusCode.Conflict, clashed);
        Assert.Equal("Meer bomen.", Assert.Single((await ReportAsync()).Items).Words);
    }

    [Fact]
    public async Task She_writes_from_the_day_itself_for_two_weeks_and_an_organiser_at_any_time()
    {
        using var olga = await StaffAsync("Olga", StaffRole.Organiser);
        var midnight = new DateTimeOffset(evening.Dialogue.LocalStart.Date, evening.Dialogue.LocalStart.Offset);

        foreach (var (moment, status) in new[]
        {
            (midnight.AddMinutes(-1), HttpStatusCode.NotFound), (midnight, HttpStatusCode.OK),
            (midnight.AddDays(15).AddMinutes(-1), HttpStatusCode.OK), (midnight.AddDays(15), HttpStatusCode.NotFound),
        })
        {
            Site.Clock.MoveTo(moment);
            Assert.Equal(status, await fenna.StatusOfAsync(Path));
            Assert.Equal(HttpStatusCode.OK, await olga.StatusOfAsync(Path));
        }
    }

    [Fact]
    public async Task A_facilitator_reaches_no_other_table_neither_by_its_address_nor_by_its_lines()
    {
        await using (var connection = await Site.Database.Source.OpenConnectionAsync())
            await connection.ExecuteAsync(
                "insert into dialogue_table (dialogue_id, number) values (@id, 2)", new { id = evening.Dialogue.Id });
        var gerrit = await FilledEvening.StaffAsync(Site.Database, "Gerrit", StaffRole.Facilitator);
        await Site.Get<DialogueStore>().AssignFacilitatorAsync(evening.Dialogue.Id, 2, gerrit.Id, Stop);
        using var other = Visitor.SignedInAs(Site, gerrit);
        await fenna.PostAsync(Path, WrittenReport.Fields(0, ReportKind.Wish, "Meer bomen.", WrittenReport.Said));

        var read = await other.StatusOfAsync(Path);
        var posted = await other.PostAsync(Path, WrittenReport.Fields(1, ReportKind.Wish, "Weg ermee.", WrittenReport.Said));
        var smuggled = await other.PostAsync(
            $"/tafel/{evening.Dialogue.Number}/2/verslag",
            WrittenReport.Fields(0, ReportKind.Wish, "Weg ermee.", WrittenReport.Said));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (read, posted.StatusCode));
        Assert.Equal(HttpStatusCode.Redirect, smuggled.StatusCode);
        Assert.Equal("Meer bomen.", Assert.Single((await ReportAsync()).Items).Words);
        Assert.Empty((await Site.Get<ReportStore>().FindAsync(evening.Dialogue.Id, 2, Stop))!.Items);
    }

    [Fact]
    public async Task The_town_a_viewer_and_a_stranger_write_nothing()
    {
        using var ursula = await StaffAsync("Ursula", StaffRole.Municipality);
        using var vera = await StaffAsync("Vera", StaffRole.Viewer);
        using var stranger = new Visitor(Site);

        Assert.Equal(HttpStatusCode.NotFound, await ursula.StatusOfAsync(Path));
        Assert.Equal(HttpStatusCode.NotFound, await vera.StatusOfAsync(Path));
        Assert.StartsWith("/inloggen", (await stranger.GetAsync(Path)).Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_published_only_an_organiser_changes_it()
    {
        using var olga = await StaffAsync("Olga", StaffRole.Organiser);
        await WrittenReport.PublishAsync(Site.Database, evening);

        await fenna.PostAsync(Path, WrittenReport.Fields(1, ReportKind.Quote, "Anders.", WrittenReport.Quote));
        var page = await fenna.ReadAsync(Path);
        await olga.PostAsync(Path, WrittenReport.Fields(1, ReportKind.Quote, "Mijn zoon woont nog thuis.", WrittenReport.Quote));

        Assert.Null(page.QuerySelector("main form"));
        Assert.Equal("Mijn zoon woont nog thuis.", Assert.Single((await ReportAsync()).Items).Words);
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_the_field_and_nothing_typed_is_lost()
    {
        var page = await Visitor.PageOf(await fenna.PostAsync(Path,
            WrittenReport.Fields(0, ReportKind.Agreement, "Een avond.", WrittenReport.Agreement, "wethouder", "31-02-2027")));

        Assert.Contains("Vul een dag in die bestaat", page.QuerySelector(".field-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Een avond.", page.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest,
            (await fenna.PostAsync(Path, WrittenReport.Fields(0, "other", "x", WrittenReport.Said))).StatusCode);
    }

    private async Task<(HttpStatusCode Status, int Version)> SaveBySelfAsync(int version, string words)
    {
        var token = (await fenna.ReadAsync(Path)).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value");
        var fields = WrittenReport.Fields(version, ReportKind.Wish, words, WrittenReport.Said);
        fields["__RequestVerificationToken"] = token;
        var answer = await fenna.PostForDataAsync(Path, fields);
        using var told = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return (answer.StatusCode, told.RootElement.TryGetProperty("versie", out var number) ? number.GetInt32() : 0);
    }

    private async Task<TableReport> ReportAsync() => (await Site.Get<ReportStore>().FindAsync(evening.Dialogue.Id, 1, Stop))!;

    private async Task<IEnumerable<string>> ActionsAsync() =>
        (await Site.Get<AuditStore>().AboutAsync(ReportStore.Subject(evening.Dialogue.Number, 1), 9, Stop)).Select(entry => entry.Action);

    private async Task<Visitor> StaffAsync(string name, string role) =>
        Visitor.SignedInAs(Site, await FilledEvening.StaffAsync(Site.Database, name, role));
}
