using Microsoft.Playwright;
using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Privacy;
using Recruit.Data.Staff;
using Recruit.Testing;

namespace Recruit.Journeys;

/// <summary>Vera reads what a host does and chooses a day; Anna reads beforehand and chooses her clock.</summary>
public sealed class MaterialJourney : SiteTestBase
{
    private const int Narrowest = 320;

    private FilledEvening evening = null!;

    protected override async Task BeginAsync() => evening = await FilledEvening.CreateAsync(Site.Database);

    [Fact]
    public async Task A_host_reads_and_chooses_a_day()
    {
        DateTimeOffset[] days = [evening.Dialogue.StartsAt.AddDays(30), evening.Dialogue.StartsAt.AddDays(31)];
        var later = evening.Dialogue with { Id = Guid.NewGuid(), ExternalId = null, Title = "Wonen later" };
        await Site.Get<DateOffers>().AddAsync(later, [], days, Stop);
        var number = (await Site.Get<DialogueStore>().GetAsync(later.Id, Stop))!.Number;
        var olga = await (await Browser.VisitAsync(Site))
            .AsAsync(Site, await FilledEvening.StaffAsync(Site.Database, "Olga", StaffRole.Organiser));
        await olga.GotoAsync($"/organisatie/nederland/dialogen/{number}/datum");
        await LookAsync(olga);
        await Site.Get<DateOffers>().LetTownChooseAsync(later.ProgrammeId, true, "olga", Stop);
        var vera = await (await Browser.VisitAsync(Site, Narrowest))
            .AsAsync(Site, await FilledEvening.StaffAsync(Site.Database, "Vera", StaffRole.Municipality));
        await vera.GotoAsync($"/gemeente/dialoog/{evening.Dialogue.Number}");
        await vera.ClickAsync("main a[href$='/materiaal']");
        await LookAsync(vera);
        await vera.GotoAsync($"/gemeente/dialoog/{number}");
        await LookAsync(vera);
        await vera.ClickAsync("main a[href$='/datum']");
        await LookAsync(vera);
        await vera.CheckAsync("main input[type=radio] >> nth=1");
        await vera.ClickAsync("main form[action*='Choose'] button");

        Assert.Equal(days[1], (await Site.Get<DialogueStore>().GetAsync(later.Id, Stop))!.StartsAt);
    }

    [Fact]
    public async Task Anna_reads_beforehand_and_chooses_her_clock()
    {
        var invitation = (await Site.Get<InvitationStore>().ListOfDialogueAsync(evening.Dialogue.Id, Stop))
            .First(one => one.State == InvitationState.Accepted);
        var capabilities = Site.Get<CapabilityStore>();
        var ends = evening.Dialogue.EndsAt.AddDays(30);
        var seat = await capabilities.IssueAsync(CapabilityPurpose.Invitation, invitation.Id, ends, Stop);
        var own = await capabilities.IssueAsync(CapabilityPurpose.OwnRegistration, invitation.RegistrationId, ends, Stop);
        var anna = await Browser.VisitAsync(Site, Narrowest);

        await anna.GotoAsync($"/uitnodiging/{seat}/materiaal");
        await LookAsync(anna);
        await anna.GotoAsync($"/mijn/{own}/klok");
        await LookAsync(anna);
        await anna.SelectOptionAsync("#klok", "America/New_York");
        await anna.ClickAsync("main form button");
        await anna.GotoAsync($"/uitnodiging/{seat}");

        Assert.Contains("bij u, New York", await anna.InnerTextAsync(".ticket"), StringComparison.Ordinal);
    }

    private static async Task LookAsync(IPage page)
    {
        foreach (var screen in new[] { Narrowest, Browser.Desktop })
        {
            await Browser.WidenAsync(page, screen);
            await Browser.AssertAccessibleAsync(page);
        }
    }
}
