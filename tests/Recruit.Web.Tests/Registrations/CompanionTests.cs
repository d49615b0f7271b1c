using Dapper;
using Recruit.Data.Invitations;
using Recruit.Data.Privacy;
using Recruit.Data.Registrations;
using Recruit.Testing;

namespace Recruit.Web.Tests.Registrations;

/// <summary>Anna brings her interpreter along: she says so at the sign-up, and he sits beside her.</summary>
public sealed class CompanionTests : OrganiserTests
{
    private static readonly Dictionary<string, string?> WithPiet = new() { ["meekomen"] = "interpreter", ["begeleider"] = "Piet Bos" };

    [Fact]
    public async Task Whoever_comes_along_is_kept_with_the_name_in_the_vault_and_stands_on_the_roster()
    {
        var small = await ProgrammeAsync(8);
        using var anna = new SignUpForm(Site);
        await anna.AnswerAsync(("nodig", WithPiet));
        await anna.AgreeAsync();
        var registration = await NewestAsync();
        await Site.Get<RegistrationStore>().ConfirmAsync(registration.Id, Stop);
        await Site.Get<ConfirmationStore>().ConfirmRoundAsync(
            await TestProgramme.ProposeAsync(Site.Database, small.Dialogues[0], [registration.Id, small.Registrations[0]]), "olga", Stop);

        var roster = (await Olga.ReadAsync($"/deelnemerslijst/{small.Dialogues[0].Number}")).QuerySelector("main")!.TextContent;

        Assert.Equal("interpreter", registration.Companion);
        Assert.Equal("Piet Bos", (await Site.Get<Vault>().ReadAsync(registration.PersonId, Stop))!.Companion);
        Assert.Contains("Piet Bos (tolk van Anna de Wit)", roster, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_the_own_page_somebody_is_added_and_taken_away()
    {
        var small = await ProgrammeAsync(1);
        var token = await Site.Get<CapabilityStore>().IssueAsync(
            CapabilityPurpose.OwnRegistration, small.Registrations[0], Site.Clock.Now.AddDays(1), Stop);

        await Olga.SendAsync($"/mijn/{token}/nodig", WithPiet);
        var (with, told) = (await NewestAsync(), (await Olga.ReadAsync($"/mijn/{token}")).QuerySelector("main")!.TextContent);
        await Olga.SendAsync($"/mijn/{token}/nodig", new() { ["meekomen"] = "nee" });

        Assert.Equal("interpreter", with.Companion);
        Assert.Contains("Er komt iemand mee: een tolk, Piet Bos", told, StringComparison.Ordinal);
        Assert.Null((await NewestAsync()).Companion);
    }

    [Fact]
    public async Task A_name_without_what_for_is_asked_about()
    {
        await ProgrammeAsync();
        using var anna = new SignUpForm(Site);
        await anna.AnswerUntilAsync("nodig");

        var page = await Visitor.PageOf(await anna.SendAsync("nodig", new() { ["begeleider"] = "Piet Bos" }));

        Assert.Contains(
            "Kies ook waarvoor deze persoon meekomt.", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
    }

    private async Task<Registration> NewestAsync()
    {
        await using var connection = await Site.Database.Source.OpenConnectionAsync(Stop);
        var id = await connection.QuerySingleAsync<Guid>("select id from registration order by number desc limit 1");
        return (await Site.Get<RegistrationStore>().GetAsync(id, Stop))!;
    }
}
