using System.Net;
using Recruit.Data.Invitations;
using Recruit.Data.Staff;
using Recruit.Scheduler.Invitations;
using Recruit.Testing;

namespace Recruit.Web.Tests.Representativeness;

/// <summary>Everyone can see how representative it all was, and nobody can see who.</summary>
public sealed class PublicFiguresTests : OrganiserTests
{
    private const string Public = "/programma/proeftuin/representativiteit";
    private const string Press = Home + "/representativiteit/publiceren";

    [Fact]
    public async Task Before_the_first_press_the_page_says_so_and_the_programme_leads_to_it()
    {
        await ProgrammeAsync(3);
        using var anyone = new Visitor(Site);

        Assert.NotNull((await anyone.ReadAsync("/programma/proeftuin")).QuerySelector($"a[href='{Public}']"));
        Assert.Contains("nog geen cijfers", (await anyone.ReadAsync(Public)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await anyone.StatusOfAsync(Public + ".csv"));
        Assert.Equal(HttpStatusCode.NotFound, await anyone.StatusOfAsync("/programma/elders/representativiteit"));
    }

    [Fact]
    public async Task After_a_press_of_Olga_everyone_reads_rounded_figures_without_origin()
    {
        await (await ProgrammeAsync(60)).InviteAsync();
        using var anyone = new Visitor(Site);

        await PressAsync(Olga);

        var page = await anyone.ReadAsync(Public + "?fase=registered");
        Assert.Equal(["Leeftijd", "Geslacht", "Provincie"], page.QuerySelectorAll(".level-chart h3").Select(title => title.TextContent));
        // 12, 24 and 24 of 60.
        Assert.Equal(["10", "25", "25"],
            page.QuerySelectorAll(".level-chart:first-child tbody td:nth-child(2)").Select(cell => cell.TextContent));
        var csv = await (await anyone.GetAsync(Public + ".csv")).Content.ReadAsStringAsync();
        Assert.StartsWith("published_on,track,stage,attribute,level,people,of,target,population,licence\n", csv, StringComparison.Ordinal);
        Assert.Contains(",citizens,registered,age_group,16-39,10,60,0.4,", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("origin", csv, StringComparison.Ordinal);
        Assert.Contains("eens per week", (await FollowAsync(await PressAsync(Olga))).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_everyone_is_erased_the_pages_of_the_organiser_still_show_the_groups()
    {
        var small = await ProgrammeAsync(60);
        await small.InviteAsync();
        Site.Clock.MoveTo(small.Dialogues.Max(dialogue => dialogue.EndsAt) + PurgeExpiredData.Kept + TimeSpan.FromMinutes(1));
        Assert.Equal(60, await Site.Get<PurgeExpiredData>().RunAsync(Stop));

        using var olga = await SignedInAsync(StaffRole.Organiser);
        var figures = await olga.ReadAsync(Home + "/representativiteit");
        var interim = await olga.ReadAsync(Home + "/tussentijds");

        Assert.Contains("zijn gewist", figures.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(figures.QuerySelectorAll(".level-chart svg"));
        Assert.Contains("zijn gewist", interim.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(interim.QuerySelector("#groep-age_group"));
    }

    [Fact]
    public async Task A_viewer_looks_and_cannot_press()
    {
        await ProgrammeAsync(3);
        using var vera = await SignedInAsync(StaffRole.Viewer);

        Assert.Null((await vera.ReadAsync(Press)).QuerySelector("main form button"));
    }

    [Fact]
    public async Task The_next_programme_says_where_its_rates_come_from()
    {
        var earlier = await TestProgramme.CreateAsync(Site.Database);
        await Site.Get<LearnedTurnoutStore>().SetAsync(earlier.Programme.Id, [new("", "", 30, 70, 20, 10)], Stop);
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        await ProgrammeAsync();

        var page = await Olga.ReadAsync(Home + "/vervangingen/instellingen");

        Assert.Contains("wat ‘Nederland na de crisis’ leerde", page.Body!.TextContent, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> PressAsync(Visitor visitor) => visitor.SendAsync(Press, []);
}
