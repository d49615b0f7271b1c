using System.Globalization;
using System.Net;
using Recruit.Data.Interim;
using Recruit.Data.Staff;

namespace Recruit.Web.Tests.Interim;

/// <summary>How it goes stands on one page at any moment, in numbers alone.</summary>
public sealed class InterimEvaluationTests : OrganiserTests
{
    private const string Interim = Home + "/tussentijds";

    [Fact]
    public async Task With_nobody_the_page_says_when_to_come_back()
    {
        await ProgrammeAsync();

        var page = await Olga.ReadAsync(Interim);

        Assert.Contains("Kom terug als er een ronde is bevestigd", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("nog geen bedragen", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_round_it_tells_reach_groups_draw_and_findings_and_names_nobody()
    {
        var small = await ProgrammeAsync(60);
        await small.InviteAsync();

        var page = await Olga.ReadAsync(Interim);
        var text = page.QuerySelector("main")!.TextContent;

        Assert.NotEmpty(page.QuerySelectorAll("main ol li"));
        Assert.Equal("zelf aangemeld", page.QuerySelector("table:has(#wegen) tbody th")!.TextContent);
        Assert.Equal(["–", "–", "60", "60"], page.QuerySelectorAll("table:has(#wegen) tbody td").Take(4).Select(cell => cell.TextContent));
        Assert.Equal(["aangemeld", "geloot", "op een plaats, zonder vervangers", "op een plaats"],
            page.QuerySelectorAll("table:has(#stappen) tbody th").Select(head => head.TextContent));
        // 12 of 60 are young where 40 % is aimed at: D = 20 %.
        Assert.Contains("20,0\u00a0%", page.QuerySelector("table:has(#groep-age_group) tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("van de 100 mensen anders moeten zijn", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bewoner", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Herkomst", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_has_the_figures_of_the_page()
    {
        await (await ProgrammeAsync(60)).InviteAsync();

        var csv = await (await Olga.GetAsync(Interim + "?handler=Csv")).Content.ReadAsStringAsync();

        Assert.StartsWith("part,track,subject,stage,measure,value\nreach,,own,,signed_up,60\n", csv, StringComparison.Ordinal);
        Assert.Contains("groups,citizens,age_group,registered,D,0.2\n", csv, StringComparison.Ordinal);
        Assert.Contains("\nsteps,citizens,mean of attributes,kept,D,", csv, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await Olga.StatusOfAsync(Interim + "?spoor=nergens"));
    }

    [Fact]
    public async Task Olga_notes_what_the_halls_cost_and_reads_what_a_seat_costs()
    {
        var small = await ProgrammeAsync(60);
        await small.InviteAsync();
        var taken = (await Site.Get<InterimStore>().CountsAsync(small.Programme.Id, Stop)).Taken;

        await AddAsync("Zalen", "1250,50");

        var costs = Assert.Single(await Site.Get<CostStore>().ListAsync(small.Programme.Id, Stop));
        var text = (await Olga.ReadAsync(Interim)).QuerySelector("main")!.TextContent;
        Assert.Equal(("Zalen", 125_050), (costs.What, costs.Cents));
        Assert.Contains("€\u00a01.250,50", text, StringComparison.Ordinal);
        Assert.Contains((125_050.0 / taken / 100).ToString("N2", CultureInfo.GetCultureInfo("nl-NL")), text, StringComparison.Ordinal);
        await Olga.SendAsync(Interim, [], "form[action*=Remove]");
        Assert.Empty(await Site.Get<CostStore>().ListAsync(small.Programme.Id, Stop));
    }

    [Theory]
    [InlineData("", "100", "Vul in waarvoor het is")]
    [InlineData("Zalen", "veel", "Vul een bedrag in euro")]
    [InlineData("Zalen", "-3", "Vul een bedrag in euro")]
    [InlineData("Zalen", "1,005", "Vul een bedrag in euro")]
    public async Task What_is_no_amount_gets_a_sentence_and_is_not_lost(string what, string amount, string told)
    {
        var small = await ProgrammeAsync();

        var page = await Visitor.PageOf(await AddAsync(what, amount));

        Assert.Contains(told, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(amount, page.QuerySelector("#bedrag")!.GetAttribute("value"));
        Assert.Empty(await Site.Get<CostStore>().ListAsync(small.Programme.Id, Stop));
    }

    [Fact]
    public async Task A_viewer_reads_it_and_notes_nothing()
    {
        await ProgrammeAsync(3);
        using var vera = await SignedInAsync(StaffRole.Viewer);

        Assert.Null((await vera.ReadAsync(Interim)).QuerySelector("#bedrag"));
    }

    private Task<HttpResponseMessage> AddAsync(string what, string amount) =>
        Olga.SendAsync(Interim, new() { ["waarvoor"] = what, ["bedrag"] = amount }, "form[action*=Cost]");
}
