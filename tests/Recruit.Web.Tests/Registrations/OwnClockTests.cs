using Recruit.Data.Invitations;
using Recruit.Data.Privacy;
using Recruit.Web.Tests.Papers;

namespace Recruit.Web.Tests.Registrations;

/// <summary>Anna joins from New York and chooses her own clock.</summary>
public sealed class OwnClockTests : SiteTestBase
{
    [Fact]
    public async Task Each_time_is_told_on_her_clock_as_well_until_she_goes_back_to_the_other()
    {
        var seats = await PapersOfEvening.CreateAsync(Site);
        await PapersOfEvening.ExecuteAsync(Site, "update registration set formats = '{online,hall}'");
        var registration = await RegistrationAsync(seats, "Anna");
        var own = "/mijn/" + await Site.Get<CapabilityStore>().IssueAsync(
            CapabilityPurpose.OwnRegistration, registration, Site.Clock.Now.AddDays(1), Stop);
        using var anna = new Visitor(Site);

        var wrong = await Visitor.PageOf(await anna.SendAsync(own + "/klok", new() { ["klok"] = "Mars/Olympus" }));
        await anna.SendAsync(own + "/klok", new() { ["klok"] = "America/New_York" });
        var ticket = (await anna.ReadAsync(seats.Links["Anna"] + "?taal=en")).QuerySelector(".ticket")!.TextContent;
        var page = (await anna.ReadAsync(own + "?taal=nl")).QuerySelector("main")!.TextContent;
        await anna.SendAsync(own + "/klok", new() { ["klok"] = "" });

        Assert.Contains("Kies een stad", wrong.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("(Amsterdam) – from 13:30 to", ticket, StringComparison.Ordinal);
        Assert.Contains("your time, New York", ticket, StringComparison.Ordinal);
        Assert.Contains("ook op de klok van New York", page, StringComparison.Ordinal);
        Assert.DoesNotContain("New York", (await anna.ReadAsync(seats.Links["Anna"])).QuerySelector(".ticket")!.TextContent,
            StringComparison.Ordinal);
    }

    private async Task<Guid> RegistrationAsync(PapersOfEvening seats, string name)
    {
        foreach (var line in await Site.Get<InvitationStore>().ListOfDialogueAsync(seats.Dialogue.Id, Stop))
            if ((await Site.Get<Vault>().ReadAsync(line.PersonId, Stop))!.Name.StartsWith(name, StringComparison.Ordinal))
                return line.RegistrationId;
        throw new InvalidOperationException($"{name} has no seat");
    }
}
