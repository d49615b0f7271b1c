using System.Net;
using Dapper;
using Recruit.Data.Audit;
using Recruit.Data.Dialogues;
using Recruit.Data.Privacy;
using Recruit.Data.Registrations;
using Recruit.Testing;
using Recruit.Web.Tests.Registrations;

namespace Recruit.Web.Tests.Targets;

/// <summary>An action table mixes roles: who says so, and who is asked for a role.</summary>
public sealed class RoleTests : OrganiserTests
{
    private SmallProgramme small = null!;

    private Dialogue Evening => small.Dialogues[0];

    private string Page => $"{Home}/dialogen/{Evening.Number}/rollen";

    protected override async Task BeginAsync()
    {
        await base.BeginAsync();
        small = await ProgrammeAsync();
        await TestRoles.AddAsync(Site.Database, small.Programme.Id);
    }

    [Fact]
    public async Task An_organiser_asks_roles_of_every_table_and_the_log_tells()
    {
        var page = await FollowAsync(await Olga.SendAsync(Page, Roles("1", "2")));

        Assert.Contains("De rollen zijn bewaard", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal([("entrepreneur", 1), ("resident", 2)], (await QuotasAsync()).Select(quota => (quota.Role, quota.Least)));
        Assert.Equal("entrepreneur 1, resident 2",
            (await Site.Get<AuditStore>().NewestAsync(20, Stop)).Single(entry => entry.Action == "change_roles").Detail);
        Assert.Equal("2", (await Olga.ReadAsync(Page)).QuerySelector("input[name='Roles[resident]']")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("5", "4", "Samen is dit meer dan 8")]
    [InlineData("een", "", "Schrijf een heel getal, in cijfers.")]
    public async Task What_is_wrong_is_said_and_nothing_is_kept(string entrepreneurs, string residents, string message)
    {
        var page = await Visitor.PageOf(await Olga.SendAsync(Page, Roles(entrepreneurs, residents)));

        Assert.Contains(message, page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(entrepreneurs, page.QuerySelector("input[name='Roles[entrepreneur]']")!.GetAttribute("value"));
        Assert.Empty(await QuotasAsync());
    }

    [Fact]
    public async Task A_minimum_of_a_role_beside_the_roles_of_a_dialogue_is_refused_either_way()
    {
        await ExecuteAsync(
            "insert into track_attribute (track_id, attribute_id, weight) select @track, id, 0 from attribute where slug = 'role'");
        await Olga.SendAsync(Page, Roles("1", ""));
        var minimum = new Dictionary<string, string?> { ["groep"] = "role:resident", ["aantal"] = "1" };

        var refused = await Visitor.PageOf(await Olga.PostAsync($"{Home}/streefcijfers?spoor=citizens&handler=Minimum", minimum));
        await Olga.SendAsync(Page, Roles("", ""));
        var kept = await Olga.PostAsync($"{Home}/streefcijfers?spoor=citizens&handler=Minimum", minimum);
        var backwards = await Visitor.PageOf(await Olga.SendAsync(Page, Roles("1", "")));

        Assert.Contains($"De dialoog \"{Evening.Title}\" zegt zelf al hoeveel mensen met een rol er nodig zijn.",
            refused.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        Assert.Contains("Haal dat eerst weg.", backwards.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_could_come_to_a_table_with_roles_is_asked_for_one_and_who_could_not_is_not()
    {
        await Olga.SendAsync(Page, Roles("1", ""));
        using var anna = new SignUpForm(Site);
        using var ben = new SignUpForm(Site);
        await anna.AnswerUntilAsync("themas");
        await ben.AnswerUntilAsync("themas", ("wanneer", new() { ["wanneer"] = "weekend" }));

        var asked = await anna.Visitor.GetAsync($"{SignUpForm.Start}/themas");
        var goesOn = await ben.Visitor.StatusOfAsync($"{SignUpForm.Start}/themas");
        await anna.SendAsync("vraag-role", new() { ["role"] = "entrepreneur" });
        foreach (var (step, fields) in new[]
        {
            ("themas", []), ("nodig", []),
            ("contact", new Dictionary<string, string?> { ["naam"] = "Anna", ["email"] = "anna@voorbeeld.example" }),
        })
            await anna.SendAsync(step, fields);
        Site.Clock.Advance(TimeSpan.FromMinutes(4));
        await anna.AgreeAsync();

        Assert.EndsWith("/vraag-role", asked.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, goesOn);
        Assert.Equal("entrepreneur", (await RegistrationAsync()).Role);
    }

    [Fact]
    public async Task Who_signed_up_before_adds_the_role_on_the_own_page()
    {
        await small.RegisterAsync(1);
        await Olga.SendAsync(Page, Roles("1", ""));
        var own = (await RegistrationAsync()).Id;
        var token = await Site.Get<CapabilityStore>().IssueAsync(
            CapabilityPurpose.OwnRegistration, own, Site.Clock.Now.AddDays(1), Stop);

        await Olga.SendAsync($"/mijn/{token}/vraag-role", new() { ["role"] = "resident" });
        await Olga.SendAsync($"/mijn/{token}/nodig", new() { ["nodig"] = "ringleiding" });

        Assert.Equal("resident", (await RegistrationAsync()).Role);
    }

    [Fact]
    public async Task Where_the_track_says_the_role_of_everyone_nobody_is_asked_and_everyone_counts()
    {
        await small.RegisterAsync(1);
        await Olga.SendAsync(Page, Roles("1", ""));
        await ExecuteAsync("update track set role = 'entrepreneur' where id = @track");
        using var anna = new SignUpForm(Site);

        await anna.AnswerUntilAsync("themas");
        var page = await Olga.ReadAsync(Page);

        Assert.Equal(HttpStatusCode.OK, await anna.Visitor.StatusOfAsync($"{SignUpForm.Start}/themas"));
        Assert.Contains("Iedereen van dit spoor komt met dezelfde rol: Als ondernemer.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("entrepreneur", Assert.Single(await Site.Get<CandidateStore>().GetAsync([(await RegistrationAsync()).Id], Stop)).Role);
    }

    private static Dictionary<string, string?> Roles(string entrepreneurs, string residents) =>
        new() { ["Roles[entrepreneur]"] = entrepreneurs, ["Roles[resident]"] = residents };

    private Task<IReadOnlyList<RoleQuota>> QuotasAsync() => Site.Get<DialogueStore>().RoleQuotasAsync([Evening.Id], Stop);

    private async Task<Registration> RegistrationAsync()
    {
        await using var connection = await Site.Database.Source.OpenConnectionAsync(Stop);
        var id = await connection.QuerySingleAsync<Guid>("select id from registration");
        return (await Site.Get<RegistrationStore>().GetAsync(id, Stop))!;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await Site.Database.Source.OpenConnectionAsync(Stop);
        await connection.ExecuteAsync(sql, new { track = small.Citizens.Id });
    }
}
