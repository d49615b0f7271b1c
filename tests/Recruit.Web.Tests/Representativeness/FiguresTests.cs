using System.Net;
using Recruit.Data.Representativeness;
using Recruit.Data.Staff;

namespace Recruit.Web.Tests.Representativeness;

/// <summary>How representative a group is, on the page and in the counts behind it.</summary>
public sealed class FiguresTests : OrganiserTests
{
    private const string Figures = Home + "/representativiteit";

    [Fact]
    public async Task With_nobody_the_page_says_so()
    {
        await ProgrammeAsync();

        var page = await Olga.ReadAsync(Figures);

        Assert.Contains("nog niemand om te tellen", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_follow_people_from_registration_to_seat()
    {
        var small = await ProgrammeAsync(60);
        await small.InviteAsync();

        var totals = await Site.Get<FigureStore>().TotalsAsync(new FigureScope(small.Citizens.Id), Stop);
        var ages = (await Site.Get<FigureStore>().CountAsync(new FigureScope(small.Citizens.Id), Stop))
            .Where(figure => figure is { Stage: Stage.Registered, Attribute: "age_group" });

        Assert.Equal(60, totals[Stage.Registered]);
        Assert.Equal(totals[Stage.Drawn], totals[Stage.Seated]);
        Assert.Equal(totals[Stage.Seated], totals[Stage.Invited]);
        Assert.False(totals.ContainsKey(Stage.Accepted));
        Assert.Equal(60, ages.Sum(figure => figure.People));
    }

    [Fact]
    public async Task One_table_counts_only_those_who_sit_there_and_shows_no_special_data()
    {
        var small = await ProgrammeAsync(60);
        await small.InviteAsync();
        var dialogue = small.Dialogues[0];

        var page = await Olga.ReadAsync($"{Figures}?spoor=citizens&dialoog={dialogue.Number}&fase=seated");
        var totals = await Site.Get<FigureStore>()
            .TotalsAsync(new FigureScope(small.Citizens.Id, DialogueId: dialogue.Id, TableNumber: 1), Stop);

        Assert.InRange(totals[Stage.Seated], dialogue.SizeMin, dialogue.SizeMax);
        Assert.False(totals.ContainsKey(Stage.Registered));
        Assert.Equal(["Leeftijd", "Geslacht", "Provincie"], page.QuerySelectorAll(".level-chart h3").Select(title => title.TextContent));
        Assert.Contains("Dit zijn maar", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_chart_has_words_a_table_and_a_source()
    {
        var small = await ProgrammeAsync(60);
        await small.InviteAsync();

        var page = await Olga.ReadAsync(Figures + "?fase=registered");

        Assert.All(page.QuerySelectorAll(".level-chart"), chart =>
        {
            Assert.NotEmpty(chart.QuerySelector("svg[role=img]")!.GetAttribute("aria-label")!);
            Assert.NotNull(chart.QuerySelector("details table caption"));
        });
        Assert.Contains("CBS StatLine, bevolking, 1 januari 2026", page.QuerySelector(".source")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Jongeren doen minder vaak mee", page.Body!.TextContent, StringComparison.Ordinal);
        // 12 of 60 are young where 40 % is aimed at; 40-64 has 24 and 65+ has 24: D = 20 %.
        Assert.Contains("20,0\u00a0%", page.QuerySelector("table:has(#maten) tbody tr")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R_never_stands_alone_and_every_stage_is_measured_from_the_population()
    {
        var small = await ProgrammeAsync(60);
        await small.InviteAsync();

        var page = await Olga.ReadAsync(Figures + "?fase=seated");

        var participation = page.QuerySelector("table:has(#deelname)")!;
        Assert.Equal(["aangemeld", "geloot", "uitgenodigd", "op een plaats"],
            participation.QuerySelectorAll("thead th.number").Select(head => head.ChildNodes[0].TextContent.Trim()));
        Assert.All(participation.QuerySelectorAll("tbody td"), cell => Assert.Matches("CV .+R ", cell.TextContent.Replace('\n', ' ')));
        Assert.Equal(["Leeftijd", "Geslacht", "Provincie"], participation.QuerySelectorAll("tbody th").Select(head => head.TextContent));
        // The population is a third per age; 40 % of the young are aimed at on purpose: D = 6.7 %.
        Assert.Contains("6,7\u00a0%", page.QuerySelector("table:has(#verloop) tbody tr td")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Alle kenmerken samen gewogen", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_programme_and_one_province_are_set_beside_their_population()
    {
        await (await ProgrammeAsync(60)).InviteAsync();

        var all = await Olga.ReadAsync(Figures + "?spoor=alle&fase=registered");
        var drenthe = await Olga.ReadAsync(Figures + "?spoor=citizens&provincie=drenthe&fase=registered");

        // 12 of 60 are young where the population has a third: D = 13.3 %.
        Assert.Contains("13,3\u00a0%", all.QuerySelector("table:has(#maten) tbody tr td")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Leeftijd", "Geslacht"], drenthe.QuerySelectorAll("table:has(#maten) tbody th").Select(head => head.TextContent));
        Assert.Contains("CBS", drenthe.QuerySelector(".source")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Origin_is_rounded_and_small_groups_are_hidden()
    {
        await (await ProgrammeAsync(60)).InviteAsync();

        var page = await Olga.ReadAsync(Figures + "?fase=registered");

        var origin = page.QuerySelectorAll(".level-chart").Single(chart => chart.QuerySelector("h3")!.TextContent == "Herkomst");
        Assert.Contains("verborgen", origin.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("bijzondere persoonsgegevens", origin.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?spoor=nergens")]
    [InlineData("?dialoog=99999")]
    public async Task What_is_not_there_is_not_found(string query)
    {
        await ProgrammeAsync(3);

        Assert.Equal(HttpStatusCode.NotFound, await Olga.StatusOfAsync(Figures + query));
    }

    [Fact]
    public async Task A_viewer_sees_the_figures_and_a_municipality_does_not()
    {
        await ProgrammeAsync(3);
        using var vera = await SignedInAsync(StaffRole.Viewer);
        using var mona = await SignedInAsync(StaffRole.Municipality);

        Assert.Equal(HttpStatusCode.OK, await vera.StatusOfAsync(Figures));
        Assert.Equal(HttpStatusCode.NotFound, await mona.StatusOfAsync(Figures));
    }
}
