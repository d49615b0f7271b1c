using System.Net;
using AngleSharp.Dom;
using Recruit.Data.Audit;
using Recruit.Data.Representativeness;
using Recruit.Data.Staff;
using Recruit.Testing;

namespace Recruit.Web.Tests.Targets;

/// <summary>Organisers see and change targets for every place, with the reason; viewers only see them.</summary>
public sealed class TargetPagesTests : OrganiserTests
{
    private const string Targets = Home + "/streefcijfers";

    [Fact]
    public async Task A_dialogue_shows_what_it_inherits_and_from_where_beside_who_can_come()
    {
        var small = await ProgrammeAsync(60);

        var page = await Olga.ReadAsync($"{Targets}?spoor=citizens&dialoog={small.Dialogues[0].Number}");

        var age = page.QuerySelector("section:has(#kenmerk-age_group)")!;
        Assert.Contains("Geërfd van: spoor Inwoners", Words(age), StringComparison.Ordinal);
        Assert.Equal(["Leeftijd 16-39", "33,3\u00a0%", "12", "12", "40,0\u00a0%", "4", "Jongeren doen minder vaak mee"],
            age.QuerySelector("tbody tr")!.Children.Select(cell => cell.TextContent.Trim()));
        Assert.Contains("CBS StatLine, bevolking, 1 januari 2026", age.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#kenmerk-origin"));
    }

    [Fact]
    public async Task A_dialogue_gets_its_own_shares_with_a_reason_and_goes_back_to_those_of_its_track()
    {
        var small = await ProgrammeAsync(30);
        var place = $"?spoor=citizens&dialoog={small.Dialogues[0].Number}";

        var saved = await Olga.SendAsync(Targets + "/age_group" + place, Ages("60", "20", "20", "Het gaat over school"));
        var after = await FollowAsync(saved);
        var held = (await BookAsync(small)).At(TargetPlace.LineOf(small.Dialogues[0]));
        var elsewhere = (await BookAsync(small)).At(TargetPlace.LineOf(small.Dialogues[1]));
        await Olga.PostAsync($"{Targets}{place}&handler=Inherit", new() { ["kenmerk"] = "age_group" });
        var back = (await BookAsync(small)).At(TargetPlace.LineOf(small.Dialogues[0]));

        Assert.Contains("eigen cijfers van deze plaats", Words(after.Body!), StringComparison.Ordinal);
        Assert.Contains("Medewerker organiser", Words(after.QuerySelector("table:has(#veranderd)")!), StringComparison.Ordinal);
        Assert.Contains("Het gaat over school", Words(after.QuerySelector("table:has(#veranderd)")!), StringComparison.Ordinal);
        var young = held.Single(one => one.Level == "16-39");
        Assert.Equal((0.6m, "Het gaat over school"), (young.Share, young.Reason));
        Assert.Equal([0.4m, 0.4m], elsewhere.Concat(back).Where(one => one.Level == "16-39").Select(one => one.Share));
        Assert.Equal(2, (await Site.Get<AuditStore>().NewestAsync(20, Stop)).Count(entry => entry.Action == "change_shares"));
    }

    [Theory]
    [InlineData("60", "20", "15", "Reden", "Samen is dit 95 procent. Het moet 100 zijn: er ontbreekt 5.")]
    [InlineData("60", "20", "20,5", "Reden", "Samen is dit 100,5 procent. Het moet 100 zijn: er is 0,5 te veel.")]
    [InlineData("60", "20", "", "Reden", "Leeftijd 65+: vul een getal in van 0 tot en met 100, met hooguit twee cijfers na de komma.")]
    [InlineData("60", "20", "20", " ", "Schrijf op waarom u dit verandert. Anderen moeten het kunnen begrijpen.")]
    public async Task What_is_wrong_is_said_and_nothing_is_kept(string young, string middle, string old, string reason, string message)
    {
        var small = await ProgrammeAsync();

        var answer = await Olga.SendAsync(Targets + "/age_group?spoor=citizens", Ages(young, middle, old, reason));
        var page = await Visitor.PageOf(answer);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(message, page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(young, page.QuerySelector("input[name='aandeel-16-39']")!.GetAttribute("value"));
        Assert.Equal(0.4m, (await BookAsync(small)).At(TargetPlace.LineOf(small.Citizens)).Single(one => one.Level == "16-39").Share);
    }

    [Fact]
    public async Task Empty_fields_are_filled_with_the_rest_in_proportion()
    {
        await ProgrammeAsync();

        var answer = await Olga.PostAsync(Targets + "/age_group?spoor=citizens&handler=Fill", Ages("50", "", "", null));
        var page = await Visitor.PageOf(answer);

        Assert.Equal(["50", "25", "25"],
            page.QuerySelectorAll("input[name^='aandeel-']").Select(input => input.GetAttribute("value")));
    }

    [Fact]
    public async Task Too_few_who_can_come_is_said_in_words_before_a_round_fails()
    {
        var small = await ProgrammeAsync(20);
        await Olga.SendAsync(Targets + "/age_group?spoor=citizens", Ages("80", "10", "10", "Proef"));
        await Olga.PostAsync($"{Targets}?spoor=citizens&handler=Minimum", new() { ["groep"] = "region:drenthe", ["aantal"] = "5" });

        var page = await Olga.ReadAsync(Targets + "?spoor=citizens");
        var round = await Olga.ReadAsync($"{Home}/rondes/nieuw/{small.Citizens.Slug}");

        var warning = Words(page.QuerySelector(".alert--warning")!);
        Assert.Contains(
            "Leeftijd, Leeftijd 16-39: 24 plaatsen bedoeld. Er kunnen 4 mensen komen: 20 te weinig.", warning, StringComparison.Ordinal);
        Assert.Contains("Minimum per tafel, Provincie: Provincie drenthe, bij alle dialogen samen: 15 nodig. Er kunnen 6 mensen komen: "
            + "9 te weinig.", warning, StringComparison.Ordinal);
        Assert.Contains("Bij alle dialogen samen zijn er 15 nodig. 6 mensen kunnen komen. 9 mensen ontbreken.", Words(round.Body!),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_minimum_is_inherited_and_lifted_at_one_dialogue_and_no_table_can_have_more_than_its_seats()
    {
        var small = await ProgrammeAsync();
        var here = $"{Targets}?spoor=citizens&dialoog={small.Dialogues[1].Number}";

        await Olga.PostAsync($"{Targets}?spoor=citizens&handler=Minimum", new() { ["groep"] = "age_group:16-39", ["aantal"] = "1" });
        var inherited = Words((await Olga.ReadAsync(here)).QuerySelector("table:has(#minima)")!);
        await Olga.PostAsync(here + "&handler=Minimum", new() { ["groep"] = "age_group:16-39", ["aantal"] = "0" });
        var wrong = await Visitor.PageOf(
            await Olga.PostAsync(here + "&handler=Minimum", new() { ["groep"] = "age_group:16-39", ["aantal"] = "9" }));
        var book = await BookAsync(small);

        Assert.Contains("Leeftijd: Leeftijd 16-39 1 spoor Inwoners", inherited, StringComparison.Ordinal);
        Assert.Contains("van 0 tot en met 8", wrong.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Single(book.MinimumsAt(TargetPlace.LineOf(small.Dialogues[0])));
        Assert.Empty(book.MinimumsAt(TargetPlace.LineOf(small.Dialogues[1])));
    }

    [Fact]
    public async Task A_viewer_sees_the_figures_and_cannot_change_them()
    {
        await ProgrammeAsync(20);
        using var viewer = await SignedInAsync(StaffRole.Viewer);

        var page = await viewer.ReadAsync(Targets);

        Assert.NotEmpty(page.QuerySelectorAll("section table"));
        Assert.Empty(page.QuerySelectorAll("main form[method=post]"));
        Assert.Equal(HttpStatusCode.NotFound, await viewer.StatusOfAsync(Targets + "/age_group?spoor=citizens"));
        Assert.Equal(HttpStatusCode.NotFound,
            (await viewer.PostAsync(Targets + "?spoor=citizens&handler=Minimum", new() { ["groep"] = "age_group:16-39", ["aantal"] = "1" }))
                .StatusCode);
    }

    private Task<TargetBook> BookAsync(SmallProgramme small) => Site.Get<TargetStore>().BookAsync(small.Programme.Id, Stop);

    private static Dictionary<string, string?> Ages(string young, string middle, string old, string? reason) => new()
    {
        ["aandeel-16-39"] = young,
        ["aandeel-40-64"] = middle,
        ["aandeel-65+"] = old,
        ["reden"] = reason,
    };

    private static string Words(INode node) =>
        string.Join(' ', node.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
