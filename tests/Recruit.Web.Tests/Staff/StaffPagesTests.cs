using System.Net;
using Recruit.Data.Audit;
using Recruit.Data.Dialogues;
using Recruit.Data.Privacy;
using Recruit.Data.Staff;

namespace Recruit.Web.Tests.Staff;

/// <summary>An organiser decides who may sign in.</summary>
public sealed class StaffPagesTests : OrganiserTests
{
    private const string All = "/organisatie/medewerkers";

    [Fact]
    public async Task Fenna_is_added_once_and_stands_in_the_log()
    {
        var first = await FollowAsync(await Olga.PostAsync(All + "/nieuw", Fenna()));
        var again = await Visitor.PageOf(await Olga.PostAsync(All + "/nieuw", Fenna()));

        Assert.Contains("Fenna Visser kan nu inloggen", first.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Fenna Visser", first.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("heeft deze rol al", again.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Single(await Site.Get<StaffStore>().FindAsync("fenna@werk.example", Stop));
        Assert.Equal(("add_staff", "facilitator"), await LastDeedAsync());
    }

    [Theory]
    [InlineData("naam", " ", "Vul de naam in")]
    [InlineData("email", "fenna", "Vul een e-mailadres in")]
    [InlineData("rol", "koning", "Kies een rol")]
    [InlineData("rol", "municipality", "Vul de naam van een gemeente in")]
    public async Task What_cannot_be_is_told_at_its_field(string field, string value, string error)
    {
        var page = await Visitor.PageOf(await Olga.PostAsync(All + "/nieuw", new(Fenna()) { [field] = value }));

        Assert.Contains(error, page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await Site.Get<StaffStore>().FindAsync("fenna@werk.example", Stop));
    }

    [Fact]
    public async Task With_another_role_Fenna_leads_no_table_and_must_sign_in_again()
    {
        var small = await ProgrammeAsync();
        using var fenna = await SignedInAsync(StaffRole.Facilitator);
        var member = (await Site.Get<StaffStore>().ListAsync(StaffRole.Facilitator, Stop))[0];
        await Site.Get<DialogueStore>().AssignFacilitatorAsync(small.Dialogues[0].Id, 1, member.Id, Stop);
        Assert.Equal(HttpStatusCode.OK, await fenna.StatusOfAsync("/tafel"));

        var told = await FollowAsync(
            await Olga.PostAsync($"{All}/{member.Id}", new() { ["rol"] = "municipality", ["gemeente"] = "utrecht" }));

        Assert.Contains("Gemeente", told.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("municipality", "GM0344"), await RoleOfAsync(member.Id));
        Assert.Null((await Site.Get<DialogueStore>().TablesAsync(small.Dialogues[0].Id, Stop))[0].FacilitatorId);
        Assert.NotEqual(HttpStatusCode.OK, await fenna.StatusOfAsync("/tafel"));
    }

    [Fact]
    public async Task Who_is_removed_is_out_at_once_and_name_and_address_are_gone()
    {
        using var vera = await SignedInAsync(StaffRole.Viewer);
        var member = (await Site.Get<StaffStore>().ListAsync(StaffRole.Viewer, Stop))[0];

        var told = await FollowAsync(await Olga.PostAsync($"{All}/{member.Id}?handler=Remove"));
        var again = await FollowAsync(await Olga.PostAsync($"{All}/{member.Id}?handler=Remove"));

        Assert.Contains("kan niet meer inloggen", told.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("was al verwijderd", again.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, await vera.StatusOfAsync("/organisatie"));
        Assert.Null(await Site.Get<Vault>().ReadAsync(member.PersonId, Stop));
    }

    [Fact]
    public async Task The_last_organiser_stays_and_nobody_changes_the_own_access()
    {
        var olga = Assert.Single(await Site.Get<StaffStore>().ListAsync(StaffRole.Organiser, Stop));

        var own = await Olga.PostAsync($"{All}/{olga.Id}?handler=Remove");

        Assert.Equal(HttpStatusCode.NotFound, own.StatusCode);
        Assert.IsType<StaffChange.LastOrganiser>(await Site.Get<StaffChanges>().RemoveAsync(olga.Id, "otto", Stop));
        Assert.IsType<StaffChange.LastOrganiser>(
            await Site.Get<StaffChanges>().ChangeRoleAsync(olga.Id, StaffRole.Viewer, null, "otto", Stop));
        Assert.NotNull(await Site.Get<StaffStore>().GetAsync(olga.Id, Stop));
    }

    [Fact]
    public async Task A_viewer_knows_of_no_such_pages()
    {
        using var vera = await SignedInAsync(StaffRole.Viewer);

        Assert.Equal(
            [HttpStatusCode.NotFound, HttpStatusCode.NotFound], [await vera.StatusOfAsync(All), await vera.StatusOfAsync(All + "/nieuw")]);
    }

    private static Dictionary<string, string?> Fenna() => new()
    {
        ["naam"] = "Fenna Visser",
        ["email"] = "fenna@werk.example",
        ["rol"] = "facilitator",
        ["gemeente"] = "",
        ["taal-van-mail"] = "nl",
    };

    private async Task<(string Action, string Detail)> LastDeedAsync() =>
        await Site.Get<AuditStore>().NewestAsync(1, Stop) is [var entry] ? (entry.Action, entry.Detail) : default;

    private async Task<(string Role, string? Municipality)> RoleOfAsync(Guid id) =>
        await Site.Get<StaffStore>().GetAsync(id, Stop) is { } member ? (member.Role, member.MunicipalityCode) : default;
}
