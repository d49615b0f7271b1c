using System.Net;
using AngleSharp.Dom;
using Dapper;
using Recruit.Data.Invitations;
using Recruit.Data.Programmes;
using Recruit.Data.Seats;
using Recruit.Data.Staff;
using Recruit.Scheduler.Replacements;
using Recruit.Testing;

namespace Recruit.Web.Tests.Replacements;

/// <summary>Empty seats on the organiser's page: shown by looking, filled by pressing.</summary>
public sealed class VacanciesTests : OrganiserTests
{
    private const string Path = Home + "/vervangingen";

    [Fact]
    public async Task Without_empty_seats_the_page_says_so()
    {
        await ProgrammeAsync();

        Assert.Contains("geen lege plaatsen", (await Olga.ReadAsync(Path)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Looking_changes_nothing_and_a_press_invites_the_best_once()
    {
        await WithEmptySeatAsync(ReplacementMode.AfterPress);
        var before = await CountAsync("select count(*) from invitation");

        var page = await Olga.ReadAsync(Path);
        var again = await Olga.ReadAsync(Path);
        Assert.Equal(before, await CountAsync("select count(*) from invitation"));

        var fields = FieldsOf(page);
        var first = await FollowAsync(await Olga.PostAsync(Path, fields));
        var second = await FollowAsync(await Olga.PostAsync(Path, fields));

        Assert.Equal(3, again.QuerySelectorAll(".vacancies input[type=radio]").Length);
        Assert.Contains("ging weg", page.QuerySelector(".vacancies")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            $"Aanmelding {fields["nummer"]} is uitgenodigd", first.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Er is niets dubbel verstuurd", second.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(before + 1, await CountAsync("select count(*) from invitation"));
        Assert.DoesNotContain("Bewoner", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_organiser_may_choose_another_of_the_three_and_nobody_else()
    {
        var small = await WithEmptySeatAsync(ReplacementMode.AfterPress);
        var page = await Olga.ReadAsync(Path);
        var third = page.QuerySelectorAll(".vacancies input[type=radio]")[2].GetAttribute("value")!;
        var taken = await CountAsync(
            "select number from registration where id = (select registration_id from seat where registration_id is not null limit 1)");

        var refused = await FollowAsync(await Olga.PostAsync(
            Path, new(FieldsOf(page)) { ["nummer"] = taken.ToString(System.Globalization.CultureInfo.InvariantCulture) }));
        var invited = await FollowAsync(await Olga.PostAsync(Path, new(FieldsOf(page)) { ["nummer"] = third }));

        Assert.Contains("Er is niemand uitgenodigd", refused.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            $"Aanmelding {third} is uitgenodigd", invited.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("vervanger uitgenodigd", (await Olga.ReadAsync($"{Home}/dialogen/{small.Dialogues[0].Number}")).Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seat_may_be_left_empty_and_filled_after_all()
    {
        await WithEmptySeatAsync(ReplacementMode.ByItself);
        var seat = FieldsOf(await Olga.ReadAsync(Path))["plaats"];

        var left = await FollowAsync(await Olga.PostAsync(Path + "?handler=Empty", new() { ["plaats"] = seat }));
        var twice = await FollowAsync(await Olga.PostAsync(Path + "?handler=Empty", new() { ["plaats"] = seat }));
        Assert.Equal(0, await Site.SweepAsync("FillEmptySeats"));
        await Olga.PostAsync(Path + "?handler=Refill", new() { ["plaats"] = seat });

        Assert.Contains("Niemand wordt ervoor gevraagd", left.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("besloot deze plaats leeg te laten", left.QuerySelector(".vacancies")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Er is niets veranderd", twice.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await Site.SweepAsync("FillEmptySeats"));
    }

    [Fact]
    public async Task A_viewer_sees_the_proposals_and_cannot_press()
    {
        await WithEmptySeatAsync(ReplacementMode.AfterPress);
        using var vera = await SignedInAsync(StaffRole.Viewer);
        var fields = FieldsOf(await Olga.ReadAsync(Path));

        var page = await vera.ReadAsync(Path);

        Assert.Null(page.QuerySelector("main form"));
        Assert.Contains("Aanmelding", page.QuerySelector(".vacancies ol")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await vera.PostAsync(Path, fields)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await vera.StatusOfAsync(Path + "/instellingen"));
        Assert.Equal(HttpStatusCode.NotFound,
            (await Olga.PostAsync(Path, new() { ["plaats"] = Guid.NewGuid().ToString(), ["nummer"] = "1" })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Olga.PostWithoutTokenAsync(Path, fields)).StatusCode);
    }

    [Fact]
    public async Task Settings_are_kept_and_mistakes_told_at_their_fields()
    {
        await ProgrammeAsync();

        var wrong = await Visitor.PageOf(await Olga.PostAsync(
            Path + "/instellingen", new() { ["vervangen"] = "?", ["toezegging"] = "100", ["opkomst"] = "", ["gewicht"] = "-1" }));
        var saved = await FollowAsync(await Olga.SendAsync(Path + "/instellingen",
            new() { ["vervangen"] = ReplacementMode.AfterPress, ["toezegging"] = "45", ["opkomst"] = "90", ["gewicht"] = "30" }));
        var page = await Olga.ReadAsync(Path + "/instellingen");

        Assert.Equal(4, wrong.QuerySelectorAll(".error-summary li").Length);
        Assert.Contains("bewaard", saved.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("wacht op uw besluit", saved.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["45", "90", "30"], page.QuerySelectorAll("main input.short").Select(input => input.GetAttribute("value")));
        Assert.Equal(1, await CountAsync("select count(*) from audit_entry where action = 'change_settings'"));
    }

    [Fact]
    public async Task Groups_of_whom_nobody_is_left_are_told_with_what_helps_here_and_on_the_overview()
    {
        var small = await WithEmptySeatAsync(ReplacementMode.AfterPress);
        await using (var connection = await Site.Database.Source.OpenConnectionAsync())
            await connection.ExecuteAsync(
                "update registration set state = 'withdrawn' where id not in (select registration_id from invitation)");
        var expected = await Site.Get<ShortGroups>().OfAsync(small.Programme.Id, Stop);

        var told = (await Olga.ReadAsync(Path)).QuerySelector("section[aria-labelledby=tekort]")!;
        var overview = (await Olga.ReadAsync(Home)).QuerySelector(".attention a[href$='/vervangingen']")!;

        Assert.NotEmpty(expected);
        Assert.Equal(expected.Count,
            told.QuerySelectorAll("li").Count(one => one.TextContent.Contains("missen er straks", StringComparison.Ordinal)));
        Assert.All(expected, one => Assert.Contains(one.Level.LabelNl, told.TextContent, StringComparison.Ordinal));
        Assert.Contains("er zijn er nog 0", told.TextContent, StringComparison.Ordinal);
        Assert.Contains("te weinig komen", overview.TextContent, StringComparison.Ordinal);
    }

    private static Dictionary<string, string?> FieldsOf(IDocument page) => new()
    {
        ["plaats"] = page.QuerySelector(".vacancies input[name=plaats]")!.GetAttribute("value"),
        ["nummer"] = page.QuerySelector(".vacancies input[name=nummer][checked]")?.GetAttribute("value"),
    };

    /// <summary>Sixty people signed up, tables are invited, and somebody of the first dialogue cannot come.</summary>
    private async Task<SmallProgramme> WithEmptySeatAsync(string mode)
    {
        var small = await ProgrammeAsync(citizens: 60);
        var settings = Site.Get<SettingsStore>();
        await settings.ChangeAsync(
            small.Programme.Id, await settings.GetAsync(small.Programme.Id, Stop) with { Replacement = mode }, "olga", Stop);
        await small.InviteAsync();
        var seat = (await Site.Get<SeatStore>().ListAsync(small.Dialogues[0].Id, Stop))[0];
        var invitation = (await Site.Get<InvitationStore>().ListOfRegistrationAsync(seat.RegistrationId!.Value, Stop))[0];
        await Site.Get<AnswerStore>().DeclineAsync(invitation.Id, Stop);
        return small;
    }

    private async Task<int> CountAsync(string sql)
    {
        await using var connection = await Site.Database.Source.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>(sql);
    }
}
