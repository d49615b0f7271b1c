using System.Net;
using Recruit.Data.Audit;
using Recruit.Data.Rosters;
using Recruit.Data.Staff;
using Recruit.Testing;

namespace Recruit.Web.Tests.Rosters;

/// <summary>A roster exists only for those who may see it, and looking at it is written down.</summary>
public sealed class RosterAccessTests : SiteTestBase
{
    private static readonly string[] Forms = ["", ".csv", ".xlsx"];
    private FilledEvening evening = null!;

    private string Path => $"/deelnemerslijst/{evening.Dialogue.Number}";
    private string TablePath => $"/tafel/{evening.Dialogue.Number}/1";

    protected override async Task BeginAsync() => evening = await FilledEvening.CreateAsync(Site.Database);

    [Fact]
    public async Task The_organiser_sees_names_needs_and_contact()
    {
        using var olga = await StaffAsync("Olga", StaffRole.Organiser);

        var text = (await olga.ReadAsync(Path)).QuerySelector("main")!.TextContent;

        Assert.All(["Anna de Wit", "rolstoel", "+31 6 1234 5678", "anna@voorbeeld.example", "Cem"],
            shown => Assert.Contains(shown, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_municipality_sees_names_and_needs_of_its_own_dialogue_only()
    {
        using var utrecht = await StaffAsync("Ursula", StaffRole.Municipality);

        var text = (await utrecht.ReadAsync(Path)).QuerySelector("main")!.TextContent;

        Assert.Contains("rolstoel", text, StringComparison.Ordinal);
        Assert.DoesNotContain("anna@", text, StringComparison.Ordinal);
        Assert.DoesNotContain("1234", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_the_page_of_the_dialogue_the_municipality_sees_numbers_only()
    {
        using var utrecht = await StaffAsync("Ursula", StaffRole.Municipality);

        var text = (await utrecht.ReadAsync($"/gemeente/dialoog/{evening.Dialogue.Number}")).QuerySelector("main")!.TextContent;

        Assert.Matches(@"2\s+mensen komen", text);
        Assert.DoesNotContain("Anna", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_another_municipality_a_viewer_and_a_stranger_there_is_no_roster()
    {
        using var amsterdam = await StaffAsync("Aad", StaffRole.Municipality, "GM0363");
        using var viewer = await StaffAsync("Vera", StaffRole.Viewer);
        using var stranger = new Visitor(Site);

        foreach (var form in Forms)
        {
            Assert.Equal(HttpStatusCode.NotFound, await amsterdam.StatusOfAsync(Path + form));
            Assert.Equal(HttpStatusCode.NotFound, await viewer.StatusOfAsync(Path + form));
            Assert.StartsWith("/inloggen", (await stranger.GetAsync(Path + form)).Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.NotFound, await viewer.StatusOfAsync("/deelnemerslijst/99999"));
    }

    [Fact]
    public async Task The_facilitator_sees_the_own_table_on_the_day_itself_only()
    {
        using var fenna = Visitor.SignedInAs(Site, evening.Fenna);
        var midnight = new DateTimeOffset(evening.Dialogue.LocalStart.Date, evening.Dialogue.LocalStart.Offset);

        Assert.Equal(HttpStatusCode.NotFound, await StatusAtAsync(fenna, midnight.AddMinutes(-1)));
        Assert.Equal(HttpStatusCode.OK, await StatusAtAsync(fenna, midnight));
        Assert.Equal(HttpStatusCode.OK, await StatusAtAsync(fenna, midnight.AddHours(23.9)));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAtAsync(fenna, midnight.AddDays(1)));
    }

    [Fact]
    public async Task A_facilitator_of_another_table_sees_nothing()
    {
        using var other = await StaffAsync("Gerrit", StaffRole.Facilitator);
        Site.Clock.MoveTo(evening.Dialogue.StartsAt);

        Assert.Equal(HttpStatusCode.NotFound, await other.StatusOfAsync(Path));
        Assert.Equal(HttpStatusCode.NotFound, await other.StatusOfAsync(TablePath));
    }

    [Fact]
    public async Task Every_look_is_in_the_log_without_a_name()
    {
        using var olga = await StaffAsync("Olga", StaffRole.Organiser);
        foreach (var form in Forms)
            await olga.GetAsync(Path + form);

        var looks = await Site.Get<AuditStore>().AboutAsync($"dialogue {evening.Dialogue.Number}", 10, Stop);

        Assert.Equal(["xlsx, tables 1", "csv, tables 1", "page, tables 1"],
            looks.Where(look => look.Action == "view_roster").Select(look => look.Detail));
    }

    [Fact]
    public async Task Files_come_with_a_name_and_as_what_they_are()
    {
        using var olga = await StaffAsync("Olga", StaffRole.Organiser);

        var (csv, xlsx) = (await olga.GetAsync(Path + ".csv"), await olga.GetAsync(Path + ".xlsx"));

        Assert.Equal("text/csv", csv.Content.Headers.ContentType!.MediaType);
        Assert.Contains(";+31 6 1234 5678", await csv.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("PK"u8.ToArray(), (await xlsx.Content.ReadAsByteArrayAsync())[..2]);
        Assert.Equal(HttpStatusCode.NotFound, await olga.StatusOfAsync(Path + ".pdf"));
    }

    [Fact]
    public async Task A_facilitator_notes_who_came_and_can_take_it_back()
    {
        using var fenna = Visitor.SignedInAs(Site, evening.Fenna);
        Site.Clock.MoveTo(evening.Dialogue.StartsAt);
        var anna = await InvitationAsync("accepted");

        await fenna.SendAsync(TablePath, new() { ["person"] = anna.ToString(), ["came"] = "yes" });
        await fenna.SendAsync(TablePath, new() { ["person"] = anna.ToString(), ["came"] = "yes" });
        Assert.Contains("1 van 2 zijn er", (await fenna.ReadAsync(TablePath)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await fenna.SendAsync(TablePath, new() { ["person"] = anna.ToString(), ["came"] = "no" });
        Assert.Equal("no_show", await StateAsync(anna));
        await fenna.SendAsync(TablePath, new() { ["person"] = anna.ToString(), ["came"] = "" });
        Assert.Equal("accepted", await StateAsync(anna));
    }

    [Fact]
    public async Task Attendance_is_noted_by_nobody_else_and_of_nobody_else()
    {
        using var fenna = Visitor.SignedInAs(Site, evening.Fenna);
        using var other = await StaffAsync("Gerrit", StaffRole.Facilitator);
        using var olga = await StaffAsync("Olga", StaffRole.Organiser);
        Site.Clock.MoveTo(evening.Dialogue.StartsAt);
        var (anna, cem) = (await InvitationAsync("accepted"), await InvitationAsync("planned"));

        Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsync(TablePath, Note(anna))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await olga.PostAsync(TablePath, Note(anna))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await fenna.PostAsync(TablePath, Note(cem))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await fenna.PostAsync(TablePath, Note(Guid.NewGuid()))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await fenna.PostWithoutTokenAsync(TablePath, Note(anna))).StatusCode);
        Assert.Equal("accepted", await StateAsync(anna));
    }

    [Fact]
    public async Task A_facilitator_finds_the_own_table_of_today_first()
    {
        using var fenna = Visitor.SignedInAs(Site, evening.Fenna);

        Assert.Contains("Binnenkort", (await fenna.ReadAsync("/tafel")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Site.Clock.MoveTo(evening.Dialogue.StartsAt);
        Assert.Equal("Vandaag", (await fenna.ReadAsync("/tafel")).QuerySelector("main h2")!.TextContent);
        Site.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal("Geweest", (await fenna.ReadAsync("/tafel")).QuerySelector("main h2")!.TextContent);
    }

    private async Task<HttpStatusCode> StatusAtAsync(Visitor visitor, DateTimeOffset moment)
    {
        Site.Clock.MoveTo(moment);
        return await visitor.StatusOfAsync(Path);
    }

    private async Task<Visitor> StaffAsync(string name, string role, string? municipality = null) =>
        Visitor.SignedInAs(Site, await FilledEvening.StaffAsync(Site.Database, name, role, municipality));

    private static Dictionary<string, string?> Note(Guid invitation) => new() { ["person"] = invitation.ToString(), ["came"] = "yes" };

    private async Task<Guid> InvitationAsync(string state) => (await SeatsAsync()).First(seat => seat.State == state).InvitationId!.Value;

    private async Task<string?> StateAsync(Guid invitation) => (await SeatsAsync()).Single(seat => seat.InvitationId == invitation).State;

    private Task<IReadOnlyList<RosterSeat>> SeatsAsync() => Site.Get<RosterStore>().SeatsAsync(evening.Dialogue.Id, Stop);
}
